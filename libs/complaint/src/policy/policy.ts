import type { Complexity, Kind, LocalizedText, Urgency } from '../words.js';

/** Limits for one class of case; the first row of a policy that matches applies. Hours of calendar time. */
export interface TimeLimit {
  readonly kinds?: readonly Kind[];
  readonly urgencies?: readonly Urgency[];
  readonly complexities?: readonly Complexity[];
  readonly respondHours: number;
  readonly resolveHours: number;
}

/**
 * The promises of a city as versioned data. A case keeps the version it was received under.
 * Hours and days are calendar time counted in `zone`.
 */
export interface Policy {
  readonly id: string;
  readonly version: number;
  readonly name: LocalizedText;
  /** Where the figures come from; `undefined` for Casetrail's own. */
  readonly source?: string;
  /** An IANA zone: days (review, target) begin and end in it. */
  readonly zone: string;
  /** Tried in order; the last has no conditions. */
  readonly limits: readonly TimeLimit[];
  /** How far staff may back-date `occurredAt`. */
  readonly backdateHours: number;
  /** How long after assignment a department may dispute its part. */
  readonly disputeHours: number;
  readonly mitigation: { readonly maxReviewDays: number; readonly maxRenewals: number };
  readonly revisit: { readonly attempts: number };
  /** How long after closing the citizen may reopen. */
  readonly reopenDays: number;
  readonly deferral: { readonly maxReportDays: number };
  /** What the public sees of a place, and how many decimals of a degree its map cell keeps. */
  readonly coarseness: { readonly place: 'district' | 'street'; readonly cellDecimals: number };
}
