import type { DueTimers } from './due-timers.js';
import type { Time } from './time.js';

const LATE_SECONDS = 60;
const EVERY_MS = 10_000;

/** Tells that timers are more than a minute late, every ten seconds at the most. */
export class Lateness {
  private toldAt = -Infinity;

  constructor(
    private readonly time: Time,
    private readonly tell: (line: string) => void,
  ) {}

  async report(seconds: number, due: DueTimers, clock: () => Date): Promise<void> {
    const now = this.time.elapsed();
    if (seconds <= LATE_SECONDS || now - this.toldAt < EVERY_MS) return;
    this.toldAt = now;
    const backlog = await due.backlog(clock().toISOString());
    this.tell(`Timers are ${Math.round(seconds)} s late: ${backlog.due} cases have something due.`);
  }
}
