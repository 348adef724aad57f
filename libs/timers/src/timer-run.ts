import type { Progress } from '#projecting';
import { Bell } from './bell.js';
import type { DueTimers } from './due-timers.js';
import { Lateness } from './lateness.js';
import { Pace } from './pace.js';
import { StuckDuties } from './stuck-duties.js';
import { type Fire, Sweep, type Swept } from './sweep.js';
import { REAL_TIME, type Time } from './time.js';
import { type RunState, type TimerStatus, describeTimers } from './timer-status.js';

export interface TimerRunOptions {
  readonly due: DueTimers;
  readonly fire: Fire;
  readonly progress: Pick<Progress, 'caughtUp' | 'projectedBy'>;
  /** The read model that tells what is due; `timers` by default. */
  readonly model?: string;
  readonly clock: () => Date;
  readonly time?: Time;
  /** How many duties are done a second at the most, so that a long outage ends without another; 200 by default. */
  readonly ratePerSecond?: number;
  /** How many cases are worked on side by side; 32 by default. */
  readonly atOnce?: number;
  /** How long nothing may happen before it looks again; 1,000 by default. */
  readonly idleMs?: number;
  /** Told when timers are late, and when a store fails. */
  readonly tell?: (line: string) => void;
}

const TIMERS = 'timers';
const RATE = 200;
const AT_ONCE = 32;
const IDLE_MS = 1000;
const FIRST_RETRY_MS = 100;
const LONGEST_RETRY_MS = 5000;
/** So many stuck duties are named; the rest are counted. */
const NAMED = 10;

/**
 * Does what the service owes its cases, once it is due. It remembers nothing that matters: after a restart, a step of the
 * clock, or beside another one by mistake, each duty is done once, since what is owed follows from the log alone and each
 * duty is a command with an id of its own.
 */
export class TimerRun {
  private readonly time: Time;
  private readonly pace: Pace;
  private readonly stuck: StuckDuties;
  private readonly lateness: Lateness;
  private stopping = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private firedTotal = 0;
  private retrying: RunState['retrying'];

  constructor(private readonly options: TimerRunOptions) {
    this.time = options.time ?? REAL_TIME;
    this.pace = new Pace(options.ratePerSecond ?? RATE, this.time);
    this.stuck = new StuckDuties(this.time);
    this.lateness = new Lateness(this.time, (line) => this.tell(line));
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
    const { due, fire, progress, model = TIMERS, clock, atOnce = AT_ONCE } = this.options;
    const { pace, stuck } = this;
    const onPage = (lateSeconds: number) => this.lateness.report(lateSeconds, due, clock);
    const onFired = () => void (this.firedTotal += 1);
    const parts = { due, fire, progress, model, clock, pace, atOnce, stuck, onPage, onFired };
    return new Sweep(parts, this.stopping.signal).untilNothingIsDue();
  }

  /** @throws {StoreUnavailable} */
  status(): Promise<TimerStatus> {
    const { due, clock } = this.options;
    return describeTimers(due, clock(), this.state(), (duty) => this.stuck.isResting(duty));
  }

  /** As much of the status as only this process knows. */
  state(): RunState {
    const { firedTotal, retrying } = this;
    const stuck = this.stuck.list();
    return {
      firedTotal,
      stuckTotal: stuck.length,
      stuck: stuck.slice(0, NAMED),
      ...(retrying && { retrying }),
    };
  }

  private async keepSweeping(signal: AbortSignal): Promise<void> {
    const { progress, model = TIMERS, idleMs = IDLE_MS } = this.options;
    const bell = new Bell(this.time);
    const listening = progress.projectedBy(model).subscribe(bell.ring);
    while (!signal.aborted) {
      if (await this.sweepOrFail()) await bell.heard(idleMs, signal);
      else await this.time.pause(this.retryMs, signal);
    }
    listening.unsubscribe();
  }

  private async sweepOrFail(): Promise<boolean> {
    try {
      await this.sweep();
      if (this.retrying) this.tell('Timers go on.');
      this.retrying = undefined;
      return true;
    } catch (error) {
      const reason = (error as Error).message;
      if (!this.retrying) this.tell(`Timers are tried again until they can go on: ${reason}`);
      this.retrying = { reason, failures: (this.retrying?.failures ?? 0) + 1 };
      return false;
    }
  }

  private get retryMs(): number {
    const { failures } = this.retrying!;
    return Math.min(FIRST_RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS);
  }

  private tell(line: string): void {
    this.options.tell?.(line);
  }
}
