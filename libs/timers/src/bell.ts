import type { Time } from './time.js';

/** Wakes who waits for it; one that rings while nobody waits is heard by the next who does. */
export class Bell {
  private rung = Promise.withResolvers<void>();

  constructor(private readonly time: Time) {}

  readonly ring = (): void => this.rung.resolve();

  /** Resolves when it rings, but not later than this, and at once when the signal aborts. */
  async heard(withinMs: number, signal: AbortSignal): Promise<void> {
    const answered = new AbortController();
    const enough = this.time.pause(withinMs, AbortSignal.any([signal, answered.signal]));
    await Promise.race([this.rung.promise, enough]);
    answered.abort();
    this.rung = Promise.withResolvers();
  }
}
