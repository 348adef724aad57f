import type { ComplaintEventType, Deadlines, Historical, PolicyRef } from './events/index.js';
import type {
  AttemptResult,
  ClosingReason,
  Complexity,
  Day,
  Instant,
  Kind,
  Language,
  MessageChannel,
  Outcome,
  PartKind,
  PartState,
  Satisfaction,
  Solved,
  Urgency,
  Visibility,
} from './words.js';

/**
 * One department's share of the case. Parts ruled away or replaced (also `ruled-away`) stay in the list: history needs them.
 * Moments are `recordedAt`; of an imported event `occurredAt`, since its recording says nothing about the street.
 */
export interface Part {
  readonly department: string;
  readonly part: PartKind;
  readonly state: PartState;
  readonly assignedAt: Instant;
  /** Since when a supervisor is to rule on it; set while it is disputed. */
  readonly disputedAt?: Instant;
  /** When it is to be done, where that is sooner than the case. */
  readonly dueBy?: Instant;
  /** That its own due time passed is recorded. */
  readonly overdue?: boolean;
  /** It was ruled on in this round: whoever has it keeps it, unless a supervisor gives it to another. */
  readonly ruled?: boolean;
  /** Set once it was accepted in any round; a worked part goes back to accepted when the case reopens. */
  readonly acceptedAt?: Instant;
  /** Down the tree of departments; the part's own department goes on answering for it. */
  readonly delegatedTo: readonly string[];
  /** Its latest stopgap in this round; whoever takes the part over takes over the count of renewals. */
  readonly mitigation?: Mitigation;
  /** The assignment was imported: an adopted case may be assigned anew. */
  readonly imported: boolean;
}

export interface Mitigation {
  readonly department: string;
  readonly reviewOn: Day;
  readonly renewal: number;
}

export interface Resolution {
  readonly outcome: Outcome;
  readonly department?: string;
  /** `recordedAt` of the Resolved: where the clock stopped. */
  readonly at: Instant;
}

/** A callback that did not get its answers; `reporter` by case number. */
export interface Attempt {
  readonly reporter: string;
  readonly at: Instant;
  readonly phone: number;
  readonly result: AttemptResult;
  readonly callAgainAt?: Instant;
}

/** The next callback that is promised. */
export interface Callback {
  readonly attempt: number;
  readonly reporter: string;
  readonly phone: number;
  readonly from: Instant;
  readonly until: Instant;
}

export interface RevisitAnswer {
  readonly reporter: string;
  readonly solved: Solved;
  readonly satisfaction: Satisfaction;
  readonly contacted: boolean;
}

/** From receipt or reopening until closed or reopened. Each has its own deadlines and revisit. */
export interface Round extends Deadlines {
  /** From 1. */
  readonly number: number;
  /** `occurredAt` of receipt or reopening, or when the case was adopted: where its clocks start. */
  readonly startedAt: Instant;
  /** `recordedAt` of what met respondBy. */
  readonly respondedAt?: Instant;
  /** The lead's latest stopgap. */
  readonly mitigation?: Mitigation;
  readonly resolution?: Resolution;
  /** The callbacks since the resolution that were in vain, in order. */
  readonly attempted: readonly Attempt[];
  readonly callback?: Callback;
  /** How many callbacks and invitations were promised. */
  readonly promised: number;
  /** Until when those who were not reached may answer in writing. */
  readonly invitedUntil?: Instant;
  /** One answer per reporter at the most; interim calls are not here. */
  readonly answers: readonly RevisitAnswer[];
  /** Deadlines warned of, as `resolveBy@<moment>`: one that is moved is warned of again. */
  readonly warned: readonly string[];
  /** Deadlines recorded as missed, likewise. */
  readonly missed: readonly string[];
  /** What was escalated, see `causeOf`. */
  readonly escalated: readonly string[];
  /** When it was closed or reopened. */
  readonly endedAt?: Instant;
  /** It was closed because everyone who reported the matter said that it is solved. */
  readonly confirmed?: boolean;
  /** It was reopened although reported as resolved: the resolution met nothing. */
  readonly denied?: boolean;
}

export interface Deferral {
  readonly targetDate: Day;
  readonly nextReportOn: Day;
}

/** One cause behind many cases, as this one knows of it. */
export interface Membership {
  readonly number: string;
  readonly joinedAt: Instant;
  /** Revision of the incident's last event that reached the case; absent while none has. */
  readonly told?: number;
  readonly ended: boolean;
}

/** A case as folded from its events. Holds open facts only: no text, no contact. */
export interface Complaint {
  readonly caseNumber: string;
  /** Revision of the last event folded. */
  readonly revision: number;
  readonly kind: Kind;
  readonly category: string;
  readonly complexity: Complexity;
  readonly urgency: Urgency;
  readonly visibility: Visibility;
  readonly district: string;
  readonly language: Language;
  readonly messages: MessageChannel;
  readonly policy: PolicyRef;
  readonly phones: number;
  readonly reachable: boolean;
  readonly about: readonly string[];
  /** Set for an imported case; `adopted` once it was made live. */
  readonly historical?: Historical;
  readonly adopted: boolean;
  /** `occurredAt` of the receipt. */
  readonly receivedAt: Instant;
  readonly calls: number;
  readonly parts: readonly Part[];
  /** The current round is the last. */
  readonly rounds: readonly [Round, ...Round[]];
  readonly deferral?: Deferral;
  readonly escalatedTo?: string;
  readonly incident?: Membership;
  /** Case numbers of everyone who complained of this matter: its own first, then those merged into it. */
  readonly reporters: readonly [string, ...string[]];
  readonly mergedInto?: string;
  readonly closed?: { readonly reason: ClosingReason; readonly at: Instant; readonly appealable: boolean };
  readonly evidence: readonly string[];
  /** Entries by event id, so that a correction or redaction names one that exists. */
  readonly entries: Readonly<Record<string, ComplaintEventType>>;
  readonly redacted: readonly string[];
  readonly personalData: 'held' | 'restricted' | 'erased';
  readonly erasureOrder?: { readonly orderedBy: string; readonly legalBasis: string };
}
