import type { Instant } from '#complaint';
import type { Progress } from '#projecting';
import type { DueTimers } from './due-timers.js';
import { Pace } from './pace.js';
import { StuckDuties } from './stuck-duties.js';
import { type Fire, Sweep, type Swept, TIMERS } from './sweep.js';
import { REAL_TIME, type Time } from './time.js';
import type { TimerStatus } from './timer-status.js';

export type { Fire } from './sweep.js';

export interface TimerRunOptions {
  readonly due: DueTimers;
  readonly fire: Fire;
  /** Of the read model `timers`. */
  readonly progress: Pick<Progress, 'caughtUp' | 'projectedBy'>;
  readonly clock: () => Date;
  readonly time?: Time;
  /** How many duties are done a second at the most, so that a long outage ends without another; 200 by default. */
  readonly ratePerSecond?: number;
  /** How many cases are worked on side by side; 32 by default. */
  readonly atOnce?: number;
  /** How long nothing may happen before it looks again; 1,000 by default. */
  readonly idleMs?: number;
  readonly logger?: { log(message: string): void; error(message: string): void };
}

const RATE = 200;
const AT_ONCE = 32;
const IDLE_MS = 1000;
/** Later than this is told, at most so often. */
const LATE_SECONDS = 60;
const TELL_EVERY_MS = 10_000;
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5000;

/**
 * Does what the service owes its cases, once it is due. It remembers nothing that matters: after a restart, a step of the
 * clock, or beside another one by mistake, each duty is done once, since what is owed follows from the log alone and each
 * duty is a command with an id of its own.
 */
export class TimerRun {
  private readonly time: Time;
  private readonly pace: Pace;
  private readonly stuck: StuckDuties;
  private stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private firedTotal = 0;
  private retrying: TimerStatus['retrying'];
  private toldAt = -Infinity;

  constructor(private readonly options: TimerRunOptions) {
    this.time = options.time ?? REAL_TIME;
    this.pace = new Pace(options.ratePerSecond ?? RATE, this.time);
    this.stuck = new StuckDuties(this.time);
  }

  /** Begins to do what is due, and goes on until stopped. */
  start(): void {
    this.stopping = new AbortController();
    this.running = this.keepSweeping(this.stopping.signal);
  }

  /** Resolves when what is under way has ended. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
  }

  /**
   * Does all that is due by what is in the log now, also what comes to be due by that, and resolves when the read model
   * shows so.
   *
   * @throws {StoreUnavailable} what was not done is still owed
   */
  sweep(): Promise<Swept> {
    const { due, fire, progress, clock, atOnce = AT_ONCE } = this.options;
    const { pace, stuck } = this;
    const onPage = (lateSeconds: number) => this.tellLateness(lateSeconds);
    const onFired = () => void (this.firedTotal += 1);
    const parts = { due, fire, progress, clock, pace, atOnce, stuck, onPage, onFired };
    return new Sweep(parts, this.stopping.signal).untilNothingIsDue();
  }

  /** @throws {StoreUnavailable} */
  async status(): Promise<TimerStatus> {
    const { due, clock } = this.options;
    const now = clock();
    const backlog = await due.backlog(now.toISOString());
    const oldestDueAt = await this.oldestDueAt(now.toISOString());
    const late = oldestDueAt === undefined ? 0 : (now.getTime() - Date.parse(oldestDueAt)) / 1000;
    return {
      ...backlog,
      ...(oldestDueAt !== undefined && { oldestDueAt }),
      lateSeconds: late,
      firedTotal: this.firedTotal,
      stuck: this.stuck.list(),
      ...(this.retrying && { retrying: this.retrying }),
    };
  }

  private async oldestDueAt(now: Instant): Promise<Instant | undefined> {
    let cursor: string | undefined;
    do {
      const { items, next } = await this.options.due.due(now, cursor);
      const duties = items.flatMap((each) => each.duties);
      const first = duties.find((duty) => duty.dueAt < now && !this.stuck.isResting(duty));
      if (first) return first.dueAt;
      cursor = next;
    } while (cursor !== undefined);
    return undefined;
  }

  private async keepSweeping(signal: AbortSignal): Promise<void> {
    const { progress, idleMs = IDLE_MS } = this.options;
    let bell = Promise.withResolvers<void>();
    const listening = progress.projectedBy(TIMERS).subscribe(() => bell.resolve());
    while (!signal.aborted) {
      bell = Promise.withResolvers();
      const retryMs = await this.sweepOrRetry();
      if (retryMs === undefined) await this.untilRung(bell.promise, idleMs, signal);
      else await this.time.pause(retryMs, signal);
    }
    listening.unsubscribe();
  }

  /** Answers how long to wait where a store failed. */
  private async sweepOrRetry(): Promise<number | undefined> {
    try {
      await this.sweep();
      this.retrying = undefined;
      return undefined;
    } catch (error) {
      const failures = (this.retrying?.failures ?? 0) + 1;
      this.retrying = { reason: (error as Error).message, failures };
      return Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS);
    }
  }

  private async untilRung(bell: Promise<void>, idleMs: number, signal: AbortSignal): Promise<void> {
    const rung = new AbortController();
    const either = AbortSignal.any([signal, rung.signal]);
    await Promise.race([bell, this.time.pause(idleMs, either)]);
    rung.abort();
  }

  private async tellLateness(lateSeconds: number): Promise<void> {
    const { due, clock, logger } = this.options;
    if (!logger || lateSeconds <= LATE_SECONDS || this.time.elapsed() - this.toldAt < TELL_EVERY_MS) return;
    this.toldAt = this.time.elapsed();
    const backlog = await due.backlog(clock().toISOString());
    logger.log(`Timers are ${Math.round(lateSeconds)} s late: ${backlog.due} cases have something due.`);
  }
}
