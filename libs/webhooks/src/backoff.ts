import type { Instant } from '#complaint';

const MINUTE = 60_000;
const LONGEST = 6 * 60 * MINUTE;
/** How long a target may fail before what waits for it is given up. */
export const PATIENCE_MS = 7 * 24 * 60 * MINUTE;

/** A minute after the first failure, then twice as long each time, six hours at the most. */
export const nextAfter = (now: Instant, attempts: number): Instant =>
  plus(now, Math.min(MINUTE * 2 ** (attempts - 1), LONGEST));

export const plus = (instant: Instant, ms: number): Instant =>
  new Date(Date.parse(instant) + ms).toISOString();
