import type {
  DeadlineKind,
  Day,
  EscalationReason,
  Instant,
  LocalizedText,
  Outcome,
  PartKind,
  Ruling,
  StopgapReason,
} from '../words.js';
import type { EventShape } from './event.js';

/** One department's share of a case. `name` is only given where the catalogue does not know the department (imports). */
export interface AssignedDepartment {
  readonly id: string;
  readonly part: PartKind;
  readonly name?: LocalizedText;
  /** When its part is to be done, where that is sooner than the case. */
  readonly dueBy?: Instant;
}

export type ComplaintAssigned = EventShape<
  'ComplaintAssigned',
  { departments: readonly AssignedDepartment[] },
  { instructions?: Readonly<Record<string, string>>; reason?: string }
>;

export type DepartmentAdded = EventShape<
  'DepartmentAdded',
  { department: AssignedDepartment },
  { instruction?: string; reason: string }
>;

/** The new department takes over the part, lead or support, as it stood with the old one's state back to assigned. */
export type DepartmentReplaced = EventShape<
  'DepartmentReplaced',
  { replaced: string; by: string },
  { instruction?: string; reason: string }
>;

export type LeadChanged = EventShape<'LeadChanged', { from: string; to: string }, { reason: string }>;

/** A new instruction or due time for one part. `backToWork`: it was finished, and there is more to do. */
export type PartInstructed = EventShape<
  'PartInstructed',
  { department: string; dueBy?: Instant; backToWork?: boolean },
  { instruction?: string; reason: string }
>;

export type AssignmentAccepted = EventShape<'AssignmentAccepted', { department: string }>;

export type AssignmentDisputed = EventShape<'AssignmentDisputed', { department: string }, { reason: string }>;

/** The department had accepted its part and gives it back: a supervisor rules on it as on a dispute. */
export type PartReturned = EventShape<'PartReturned', { department: string }, { reason: string }>;

/**
 * `byDefault`: nobody ruled in the policy's time, so the part stayed where it was.
 * `upheld`: the part stays where it is and counts as accepted. `moved`: it is ruled away, to `to` if someone takes it.
 */
export type AssignmentRuled = EventShape<
  'AssignmentRuled',
  { department: string; ruling: Ruling; to?: string; byDefault?: boolean },
  { reason?: string }
>;

/** A part goes down the tree of departments; the parent goes on answering for it. */
export type PartDelegated = EventShape<
  'PartDelegated',
  { department: string; to: string },
  { instruction?: string }
>;

/** The department's claim that it spoke with the citizen; meets respondBy, but the citizen's own answer sets the rate. */
export type CitizenContacted = EventShape<'CitizenContacted', { department: string }, { text?: string }>;

/** `department` is absent where the source of an import does not say. */
export type ProgressReported = EventShape<
  'ProgressReported',
  { department?: string },
  { text: string },
  { internal?: string }
>;

/** A stopgap: the citizen's clock goes on. `renewal` is 0 for the first of a round and counts on. */
export type TemporarilyMitigated = EventShape<
  'TemporarilyMitigated',
  { department: string; why: StopgapReason; reviewOn: Day; renewal: number },
  { done: string; why: string; plan: string }
>;

export type DepartmentPartFinished = EventShape<
  'DepartmentPartFinished',
  { department: string },
  { text: string }
>;

/** `department` is absent where the operator explained a consultation on the call. */
export type Resolved = EventShape<
  'Resolved',
  { department?: string; outcome: Outcome; evidence: readonly string[] },
  { done: string }
>;

export type DeadlineExtended = EventShape<
  'DeadlineExtended',
  { deadline: DeadlineKind; from: Instant; to: Instant },
  { reason: string }
>;

/** The deadline is near and nothing has met it. */
export type DeadlineWarned = EventShape<'DeadlineWarned', { deadline: DeadlineKind; due: Instant }>;

/** `round` is absent where it is the current one. */
export type DeadlineMissed = EventShape<
  'DeadlineMissed',
  { deadline: DeadlineKind; due: Instant; round?: number }
>;

/** One department's part was not done by the time it was given; the case's own deadlines are not touched. */
export type PartDeadlineMissed = EventShape<'PartDeadlineMissed', { department: string; due: Instant }>;

export type Deferred = EventShape<
  'Deferred',
  { targetDate: Day; nextReportOn: Day },
  { reason: string; plan: string }
>;

export type DeferralReviewed = EventShape<
  'DeferralReviewed',
  { targetDate: Day; nextReportOn: Day },
  { text: string }
>;

export type DeferralEnded = EventShape<'DeferralEnded', object, { reason: string }>;

/**
 * `subject` tells one cause from another of the same kind: the step of the ladder, the stopgap, the part, the day of the
 * report. No cause is escalated twice in a round.
 */
export type Escalated = EventShape<
  'Escalated',
  { to: string; reason: EscalationReason; subject?: string },
  { text?: string }
>;

/** The bytes live outside the log, addressed by their SHA-256 in lower-case hex. Size in bytes. */
export type EvidenceAttached = EventShape<
  'EvidenceAttached',
  { hash: string; mediaType: string; size: number; public: boolean; department?: string },
  { caption?: string },
  { caption?: string }
>;
