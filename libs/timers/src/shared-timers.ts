import type { JsonObject } from '#event-store';
import { SoleTurn, type SoleTurnOptions } from '#projecting';
import type { DueTimers } from './due-timers.js';
import type { TimerRun } from './timer-run.js';
import { IDLE, type RunState, type TimerStatus, describeTimers } from './timer-status.js';

export interface SharedTimersOptions extends Omit<SoleTurnOptions, 'work'> {
  /** What the processes take turns at; `timers` by default. */
  readonly name?: string;
  readonly run: TimerRun;
  readonly due: DueTimers;
  readonly clock: () => Date;
}

/** Timers that one of several processes runs. */
export class SharedTimers {
  private readonly turn: SoleTurn;

  constructor(private readonly options: SharedTimersOptions) {
    const { run, name = 'timers' } = options;
    const work = {
      name,
      begin: () => run.start(),
      end: () => run.stop(),
      state: () => run.state() as unknown as JsonObject,
    };
    this.turn = new SoleTurn({ ...options, work });
  }

  /** Begins to wait for its turn. */
  start(): void {
    this.turn.start();
  }

  stop(): Promise<void> {
    return this.turn.stop();
  }

  /**
   * How they stand, whichever process runs them.
   *
   * @throws {StoreUnavailable}
   */
  async status(): Promise<TimerStatus> {
    const { run, due, clock } = this.options;
    const { state, isMine } = await this.turn.status();
    if (isMine) return run.status();
    const elsewhere = (state as unknown as RunState | undefined) ?? IDLE;
    const stuck = new Set(elsewhere.stuck.map(({ id }) => id));
    const status = await describeTimers(due, clock(), elsewhere, ({ id }) => stuck.has(id));
    return { ...status, ...(state === undefined && { unattended: true }) };
  }
}
