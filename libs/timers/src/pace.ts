import type { Time } from './time.js';

/** Spaces work evenly: so many turns a second and no more, however many wait for one. */
export class Pace {
  private nextAt = -Infinity;

  constructor(
    private readonly perSecond: number,
    private readonly time: Time,
  ) {}

  /** Resolves when it is the caller's turn. */
  async turn(signal: AbortSignal): Promise<void> {
    const now = this.time.elapsed();
    const at = Math.max(now, this.nextAt);
    this.nextAt = at + 1000 / this.perSecond;
    if (at > now) await this.time.pause(at - now, signal);
  }
}
