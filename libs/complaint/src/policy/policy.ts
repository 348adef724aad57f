import type { CalendarRules, Span } from '#calendar';
import type { PolicyRef } from '../events/index.js';
import type { Complexity, Instant, Kind, LocalizedText, Urgency } from '../words.js';

/** Limits for one class of case; the first row of a policy that matches applies. Both count from the round's start. */
export interface TimeLimit {
  readonly kinds?: readonly Kind[];
  readonly urgencies?: readonly Urgency[];
  readonly complexities?: readonly Complexity[];
  readonly respond: Span;
  readonly resolve: Span;
}

/** Local clock times between which a citizen is called. */
export interface CallingHours {
  readonly from: string;
  readonly to: string;
}

export interface RevisitRules {
  /** How often a citizen is called in vain before being written to. */
  readonly attempts: number;
  /** Tried in turn, so that the next attempt falls into other hours than the last. */
  readonly callingHours: readonly CallingHours[];
  /** The least time between two attempts. */
  readonly spacing: Span;
  /** How long after its hours an attempt nobody made is escalated. */
  readonly overdueAfter: Span;
  /** How long the citizen may answer the written invitation that follows the last attempt. */
  readonly invitation: Span;
  /** How long a resolved case whose citizen left no contact stays on show before it closes. */
  readonly noContact: Span;
}

/** One step of the ladder: who hears of it once a case is late by so much. */
export interface EscalationStep {
  readonly after: Span;
  /** `parent`: the department above the lead; `district`: whoever runs the district; or a department's id. */
  readonly to: string;
}

/** How rates are made of valid callbacks: those where the citizen was reached. */
export interface RateRules {
  /** A rate of fewer valid callbacks is withheld. */
  readonly minimumSample: number;
  /** What "basically satisfied" counts for; "satisfied" is 1. */
  readonly basicallySatisfied: number;
  readonly weights: { readonly response: number; readonly resolution: number; readonly satisfaction: number };
  /** The day of the calendar month on which the assessment month begins; 1 for the calendar's own. */
  readonly monthStartsOn: number;
}

/** The promises of a city as versioned data. A case keeps the version it was received under. */
export interface Policy extends PolicyRef {
  readonly name: LocalizedText;
  /** Where the figures come from; absent for Casetrail's own. */
  readonly source?: string;
  /** It holds for receipts from here on, until the next version's. */
  readonly appliesFrom: Instant;
  /** Days (review, target) begin and end in its zone; working time is counted by it. */
  readonly calendar: CalendarRules;
  /** Tried in order; the last has no conditions. */
  readonly limits: readonly TimeLimit[];
  /** How long before a deadline its departments are warned; a limit shorter than twice that is warned of half-way. */
  readonly warning: { readonly respond: Span; readonly resolve: Span };
  /** How far staff may back-date `occurredAt`. */
  readonly backdateHours: number;
  readonly dispute: {
    /** How long after assignment a department may dispute its part. */
    readonly within: Span;
    /** How long a supervisor has to rule; then the part stays where it is. */
    readonly ruledWithin: Span;
  };
  readonly mitigation: { readonly maxReviewDays: number; readonly maxRenewals: number };
  readonly revisit: RevisitRules;
  /** How long after closing the citizen may reopen. */
  readonly reopenDays: number;
  readonly deferral: { readonly maxReportDays: number };
  /** Climbed step by step while a missed resolveBy stays unmet; each step counts from the deadline. */
  readonly escalation: readonly EscalationStep[];
  readonly rates: RateRules;
  /** What the public sees of a place, and how many decimals of a degree its map cell keeps. */
  readonly coarseness: { readonly place: 'district' | 'street'; readonly cellDecimals: number };
}
