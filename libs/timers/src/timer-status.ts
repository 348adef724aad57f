import type { Duty, Instant } from '#complaint';
import type { Backlog, DueTimers } from './due-timers.js';
import type { StuckDuty } from './stuck-duties.js';

/** What a run says of itself. */
export interface RunState {
  /** Since its process began. */
  readonly firedTotal: number;
  readonly stuckTotal: number;
  /** The first of them. */
  readonly stuck: readonly StuckDuty[];
  /** A store fails, and the sweep is tried again. */
  readonly retrying?: { readonly reason: string; readonly failures: number };
}

/** How the timers stand, for health checks and people. */
export interface TimerStatus extends Backlog, RunState {
  /** Since when the first duty that is not stuck has been due. */
  readonly oldestDueAt?: Instant;
  /** For how long; 0 where nothing is due. */
  readonly lateSeconds: number;
  /** No process runs them. */
  readonly unattended?: true;
}

export const IDLE: RunState = { firedTotal: 0, stuckTotal: 0, stuck: [] };

/** @throws {StoreUnavailable} */
export async function describeTimers(
  due: DueTimers,
  now: Date,
  run: RunState,
  isStuck: (duty: Duty) => boolean,
): Promise<TimerStatus> {
  const backlog = await due.backlog(now.toISOString());
  const oldestDueAt = await oldestOf(due, now.toISOString(), isStuck);
  return {
    ...backlog,
    ...run,
    ...(oldestDueAt !== undefined && { oldestDueAt }),
    lateSeconds: oldestDueAt === undefined ? 0 : (now.getTime() - Date.parse(oldestDueAt)) / 1000,
  };
}

async function oldestOf(
  due: DueTimers,
  now: Instant,
  isStuck: (duty: Duty) => boolean,
): Promise<Instant | undefined> {
  let cursor: string | undefined;
  do {
    const { items, next } = await due.due(now, cursor);
    const owed = items.flatMap(({ duties }) => duties).filter(({ dueAt }) => dueAt < now);
    const first = owed.find((duty) => !isStuck(duty));
    if (first) return first.dueAt;
    cursor = next;
  } while (cursor !== undefined);
  return undefined;
}
