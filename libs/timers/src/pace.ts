import type { Time } from './time.js';

/** Spaces work evenly: so many turns a second and no more, given in the order in which they were asked for. */
export class Pace {
  private nextAt = -Infinity;
  private given: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly perSecond: number,
    private readonly time: Time,
  ) {}

  /** Resolves when it is the caller's turn. */
  async turn(signal: AbortSignal): Promise<void> {
    const now = this.time.elapsed();
    const at = Math.max(now, this.nextAt);
    this.nextAt = at + 1000 / this.perSecond;
    // Timers that end almost together may ring in any order.
    if (at > now) this.given = Promise.all([this.given, this.time.pause(at - now, signal)]);
    await this.given;
  }
}
