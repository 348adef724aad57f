import type { Point } from './places.js';

/** What an operator has heard so far; whatever is missing narrows nothing. */
export interface CallSoFar {
  readonly category?: string;
  readonly district?: string;
  readonly street?: string;
  readonly point?: Point;
  readonly summary?: string;
  /** The number the caller rings from, or leaves. */
  readonly phone?: string;
  /** How near counts as the same place; 300 unless asked. */
  readonly metres?: number;
  /** How long after it was closed a case is still offered; 30 unless asked. */
  readonly days?: number;
  /** How many to offer: 10 at the most. */
  readonly limit?: number;
  /** The case that the call has become meanwhile. */
  readonly except?: string;
}

export const USUAL_METRES = 300;
export const USUAL_DAYS = 30;
export const MOST_OFFERED = 10;
