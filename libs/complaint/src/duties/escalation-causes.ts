import { addSpan, endOfDay } from '#calendar';
import { canMissPart } from '../legal.js';
import type { Policy } from '../policy/index.js';
import type { Complaint, Round } from '../state.js';
import { activeParts, causeOf, currentRound, stageOf, type Stage } from '../status.js';
import { DEADLINE_KINDS, type EscalationReason, type Instant } from '../words.js';

/** Something that is escalated unless it is set right before. */
export interface Cause {
  readonly reason: Exclude<EscalationReason, 'supervisor'>;
  readonly subject: string;
  /** It is so from this moment on, as the case stands. */
  readonly from: Instant;
  /** Whom it goes to; the department above `department`, or above the lead, where nothing is said. */
  readonly to?: string;
  readonly department?: string;
}

type Causes = (complaint: Complaint, policy: Policy) => readonly Cause[];

/** All that will be such a reason to escalate the case in its round, if nothing happens. */
export const causesOf = (complaint: Complaint, policy: Policy, reason: Cause['reason']): readonly Cause[] =>
  CAUSES[reason].flatMap((causes) => causes(complaint, policy));

export const isEscalated = (round: Round, { reason, subject }: Cause): boolean =>
  round.escalated.includes(causeOf(round, reason, subject));

const inStage =
  (stage: Stage, causes: Causes): Causes =>
  (complaint, policy) =>
    stageOf(complaint) === stage ? causes(complaint, policy) : [];

const lapsedMitigations = inStage('open', (complaint, { calendar }) =>
  activeParts(complaint).flatMap(({ department, state, mitigation }) =>
    mitigation === undefined || state === 'finished'
      ? []
      : [
          {
            reason: 'mitigation-lapsed',
            subject: `${department}/${mitigation.renewal}`,
            from: endOfDay(calendar.zone, mitigation.reviewOn),
            department,
          },
        ],
  ),
);

const ladder = inStage('open', (complaint, { calendar, escalation }) =>
  escalation.map(({ after, to }, step) => ({
    reason: 'deadline-missed',
    subject: `step-${step + 1}`,
    from: addSpan(calendar, currentRound(complaint).resolveBy, after),
    to,
  })),
);

/** A person need not wait for the ladder. */
const lateDeadlines = inStage('open', (complaint) => {
  const round = currentRound(complaint);
  return DEADLINE_KINDS.filter((deadline) => deadline === 'resolveBy' || round.respondedAt === undefined).map(
    (deadline) => ({ reason: 'deadline-missed', subject: deadline, from: justAfter(round[deadline]) }),
  );
});

const justAfter = (due: Instant): Instant => new Date(Date.parse(due) + 1).toISOString();

const disputedParts = inStage('open', (complaint) =>
  activeParts(complaint).flatMap(({ department, state, disputedAt }) =>
    state === 'disputed' && disputedAt !== undefined
      ? [{ reason: 'disputed-too-long', subject: department, from: disputedAt, department }]
      : [],
  ),
);

const overdueParts = inStage('open', (complaint) =>
  activeParts(complaint).flatMap((part) => {
    const { department, dueBy } = part;
    return dueBy !== undefined && canMissPart({ ...part, overdue: false })
      ? [{ reason: 'part-overdue', subject: `${department}/${dueBy}`, from: dueBy, department }]
      : [];
  }),
);

const unreportedDeferral = inStage('open', ({ deferral }, { calendar }) =>
  deferral === undefined
    ? []
    : [
        {
          reason: 'deferral-unreported',
          subject: deferral.nextReportOn,
          from: endOfDay(calendar.zone, deferral.nextReportOn),
        },
      ],
);

const overdueRevisit = inStage('resolved', (complaint, { calendar, revisit }) => {
  const { callback } = currentRound(complaint);
  if (callback === undefined) return [];
  const from = addSpan(calendar, callback.until, revisit.overdueAfter);
  return [{ reason: 'revisit-overdue', subject: `attempt-${callback.attempt}`, from, to: 'supervisor' }];
});

const CAUSES: Readonly<Record<Cause['reason'], readonly Causes[]>> = {
  'mitigation-lapsed': [lapsedMitigations],
  'deadline-missed': [ladder, lateDeadlines],
  'disputed-too-long': [disputedParts],
  'part-overdue': [overdueParts],
  'deferral-unreported': [unreportedDeferral],
  'revisit-overdue': [overdueRevisit],
};

/** What the service escalates; the rest has a record of its own, and is a person's to escalate. */
export const ESCALATED_BY_ITSELF: readonly Causes[] = [
  lapsedMitigations,
  ladder,
  unreportedDeferral,
  overdueRevisit,
];
