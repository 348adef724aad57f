import { addSpan, endOfDay } from '#calendar';
import { canMissPart } from '../legal.js';
import type { Policy } from '../policy/index.js';
import type { Complaint } from '../state.js';
import { activeParts, currentRound, stageOf } from '../status.js';
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

/** All that will be a reason to escalate the case in its round, if nothing happens. */
export function causesOf(complaint: Complaint, policy: Policy): readonly Cause[] {
  switch (stageOf(complaint)) {
    case 'open':
      return [
        ...lapsedMitigations(complaint, policy),
        ...ladder(complaint, policy),
        ...lateDeadlines(complaint),
        ...ofParts(complaint),
        ...unreportedDeferral(complaint, policy),
      ];
    case 'resolved':
      return overdueRevisit(complaint, policy);
    case 'closed':
      return [];
  }
}

const lapsedMitigations = (complaint: Complaint, { calendar }: Policy): readonly Cause[] =>
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
  );

const ladder = (complaint: Complaint, { calendar, escalation }: Policy): readonly Cause[] =>
  escalation.map(({ after, to }, step) => ({
    reason: 'deadline-missed',
    subject: `step-${step + 1}`,
    from: addSpan(calendar, currentRound(complaint).resolveBy, after),
    to,
  }));

/** A person need not wait for the ladder. */
function lateDeadlines(complaint: Complaint): readonly Cause[] {
  const round = currentRound(complaint);
  return DEADLINE_KINDS.filter((deadline) => deadline === 'resolveBy' || round.respondedAt === undefined).map(
    (deadline) => ({ reason: 'deadline-missed', subject: deadline, from: justAfter(round[deadline]) }),
  );
}

const justAfter = (due: Instant): Instant => new Date(Date.parse(due) + 1).toISOString();

const ofParts = (complaint: Complaint): readonly Cause[] =>
  activeParts(complaint).flatMap((part): readonly Cause[] => {
    const { department, dueBy, disputedAt } = part;
    return [
      ...(part.state === 'disputed' && disputedAt !== undefined
        ? [{ reason: 'disputed-too-long', subject: department, from: disputedAt, department } as const]
        : []),
      ...(dueBy !== undefined && canMissPart({ ...part, overdue: false })
        ? [{ reason: 'part-overdue', subject: `${department}/${dueBy}`, from: dueBy, department } as const]
        : []),
    ];
  });

const unreportedDeferral = ({ deferral }: Complaint, { calendar }: Policy): readonly Cause[] =>
  deferral === undefined
    ? []
    : [
        {
          reason: 'deferral-unreported',
          subject: deferral.nextReportOn,
          from: endOfDay(calendar.zone, deferral.nextReportOn),
        },
      ];

function overdueRevisit(complaint: Complaint, { calendar, revisit }: Policy): readonly Cause[] {
  const { callback } = currentRound(complaint);
  if (callback === undefined) return [];
  const from = addSpan(calendar, callback.until, revisit.overdueAfter);
  return [{ reason: 'revisit-overdue', subject: `attempt-${callback.attempt}`, from, to: 'supervisor' }];
}
