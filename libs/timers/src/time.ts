import { setTimeout as pause } from 'node:timers/promises';

/** How time passes for whoever waits. */
export interface Time {
  /** Milliseconds that only grow, whatever happens to the clock. */
  elapsed(): number;
  /** Resolves when they are over, or at once when the signal aborts. */
  pause(milliseconds: number, signal: AbortSignal): Promise<void>;
}

export const REAL_TIME: Time = {
  elapsed: () => performance.now(),
  pause: (milliseconds, signal) => pause(milliseconds, undefined, { signal }).catch(() => undefined),
};
