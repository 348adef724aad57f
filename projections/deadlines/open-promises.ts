import { endOfDay } from '#calendar';
import {
  DEADLINE_KINDS,
  activeParts,
  causeOf,
  currentRound,
  deadlineAt,
  dutiesOf,
  leadOf,
  stageOf,
  isHistory,
} from '#complaint';
import type { Complaint, EscalationReason, Instant, Part, PolicyBook } from '#complaint';
import type { DeadlineDocument } from './deadlines.document.js';

/** An open promise without what every line says of its case. */
export type OpenPromise = Pick<
  DeadlineDocument,
  'kind' | 'dueAt' | 'responsible' | 'department' | 'warned' | 'missed'
>;

/**
 * All that the case still waits for. Imported cases were promised nothing.
 *
 * @throws {DomainError} `unknown-policy`
 */
export function openPromises(complaint: Complaint, policies: PolicyBook): readonly OpenPromise[] {
  if (isHistory(complaint)) return [];
  switch (stageOf(complaint)) {
    case 'open':
      return [
        ...deadlines(complaint),
        ...parts(complaint),
        ...reviews(complaint, zoneOf(complaint, policies)),
        ...rulings(complaint, policies),
        ...deferralReport(complaint, zoneOf(complaint, policies)),
      ];
    case 'resolved':
      return callback(complaint);
    case 'closed':
      return [];
  }
}

const zoneOf = ({ policy }: Complaint, policies: PolicyBook): string => policies.of(policy).calendar.zone;

/** A part's own department goes on answering for what it passed down. */
const answering = (part: Part | undefined): readonly string[] =>
  part === undefined ? [] : [part.department, ...part.delegatedTo];

const isEscalated = (complaint: Complaint, reason: EscalationReason, subject: string): boolean =>
  currentRound(complaint).escalated.includes(causeOf(currentRound(complaint), reason, subject));

function deadlines(complaint: Complaint): readonly OpenPromise[] {
  const round = currentRound(complaint);
  return DEADLINE_KINDS.filter((kind) => kind === 'resolveBy' || round.respondedAt === undefined).map(
    (kind) => ({
      kind,
      dueAt: round[kind],
      responsible: answering(leadOf(complaint)),
      warned: round.warned.includes(deadlineAt(kind, round[kind])),
      missed: round.missed.includes(deadlineAt(kind, round[kind])),
    }),
  );
}

const parts = (complaint: Complaint): readonly OpenPromise[] =>
  activeParts(complaint).flatMap((part) =>
    part.dueBy === undefined || part.state === 'finished'
      ? []
      : [ofPart(part, 'part', part.dueBy, part.overdue === true)],
  );

const reviews = (complaint: Complaint, zone: string): readonly OpenPromise[] =>
  activeParts(complaint).flatMap((part) => {
    if (part.mitigation === undefined || part.state === 'finished') return [];
    const { reviewOn, renewal } = part.mitigation;
    const lapsed = isEscalated(complaint, 'mitigation-lapsed', `${part.department}/${renewal}`);
    return [ofPart(part, 'mitigation-review', endOfDay(zone, reviewOn), lapsed)];
  });

const ofPart = (part: Part, kind: OpenPromise['kind'], dueAt: Instant, missed: boolean): OpenPromise => ({
  kind,
  dueAt,
  responsible: answering(part),
  department: part.department,
  warned: false,
  missed,
});

/** The supervisor's. A time that reaches into a year without known holidays is not among the duties, and not here. */
const rulings = (complaint: Complaint, policies: PolicyBook): readonly OpenPromise[] =>
  dutiesOf(complaint, policies).duties.flatMap((duty) =>
    duty.action === 'rule'
      ? [
          {
            kind: 'ruling',
            dueAt: duty.dueAt,
            responsible: [],
            department: duty.payload.department,
            warned: false,
            missed: false,
          },
        ]
      : [],
  );

function deferralReport(complaint: Complaint, zone: string): readonly OpenPromise[] {
  if (complaint.deferral === undefined) return [];
  const { nextReportOn } = complaint.deferral;
  return [
    {
      kind: 'deferral-report',
      dueAt: endOfDay(zone, nextReportOn),
      responsible: answering(leadOf(complaint)),
      warned: false,
      missed: isEscalated(complaint, 'deferral-unreported', nextReportOn),
    },
  ];
}

/** The hotline's. */
function callback(complaint: Complaint): readonly OpenPromise[] {
  const promised = currentRound(complaint).callback;
  if (promised === undefined) return [];
  const missed = isEscalated(complaint, 'revisit-overdue', `attempt-${promised.attempt}`);
  return [{ kind: 'callback', dueAt: promised.until, responsible: [], warned: false, missed }];
}
