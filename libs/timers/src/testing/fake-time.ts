import type { Time } from '../time.js';

/** Time that passes only where somebody pauses in it, or is told to. */
export class FakeTime implements Time {
  private now: number;

  constructor(private readonly start: Date) {
    this.now = start.getTime();
  }

  /** The clock, by default in step with what has passed; a spec may set it elsewhere. */
  readonly clock = (): Date => new Date(this.now + this.stepped);
  /** How far somebody has set the clock forward, or back. */
  stepped = 0;

  readonly elapsed = (): number => this.now - this.start.getTime();

  async pause(milliseconds: number): Promise<void> {
    const over = this.elapsed() + milliseconds;
    // Others who pause meanwhile have their turn first.
    await new Promise((resolve) => setImmediate(resolve));
    this.now = Math.max(this.now, this.start.getTime() + over);
  }

  pass(milliseconds: number): void {
    this.now += milliseconds;
  }
}
