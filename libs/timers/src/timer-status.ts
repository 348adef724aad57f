import type { Instant } from '#complaint';
import type { Backlog } from './due-timers.js';
import type { StuckDuty } from './stuck-duties.js';

/** How the timers stand, for health checks and people. */
export interface TimerStatus extends Backlog {
  /** Since when the first duty that is not stuck has been due. */
  readonly oldestDueAt?: Instant;
  /** For how long; 0 where nothing is due. */
  readonly lateSeconds: number;
  /** Since this process began. */
  readonly firedTotal: number;
  readonly stuck: readonly StuckDuty[];
  /** A store fails, and the sweep is tried again. */
  readonly retrying?: { readonly reason: string; readonly failures: number };
}
