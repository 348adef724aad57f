import { setTimeout as pause } from 'node:timers/promises';

const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 500;

/** The time that one call may take, all its attempts together. */
export class Patience {
  readonly #until: number;
  #attempts = 0;

  constructor(
    private readonly totalMs: number,
    private readonly closing: AbortSignal,
  ) {
    this.#until = performance.now() + totalMs;
  }

  get isOver(): boolean {
    return performance.now() >= this.#until || this.closing.aborted;
  }

  /** How long the next attempt may wait for an answer, so that there is time for another. */
  get attemptMs(): number {
    return Math.ceil(Math.max(1, Math.min(this.totalMs / 2, this.#until - performance.now())));
  }

  /** Pauses before the next attempt, longer each time; false when there is no time for one. */
  async allowsAnother(): Promise<boolean> {
    if (this.isOver) return false;
    const longest = Math.min(FIRST_PAUSE_MS * 2 ** this.#attempts++, LONGEST_PAUSE_MS);
    // At random, so that clients cut off together do not come back together.
    await pause(longest * (0.5 + Math.random() / 2), undefined, { signal: this.closing }).catch(
      () => undefined,
    );
    return !this.isOver;
  }
}
