import type {
  AllStreamSubscription,
  Position as LogPosition,
  ResolvedEvent,
  StreamingRead,
} from '@eventstore/db-client';
import { NoAnswer } from './faults.js';

export type Source = StreamingRead<ResolvedEvent> | AllStreamSubscription;

/**
 * What the server has sent and nobody has taken yet. The client stops the server from sending more while nothing is taken.
 */
export class Arrivals {
  /** The last checkpoint the server sent; it lies beyond everything that arrived before it. */
  checkpoint: LogPosition | undefined;
  /** The server said that a subscription has come to the end of the log. */
  live = false;
  #ended = false;
  #failure: { readonly error: unknown } | undefined;
  #wake: () => void = () => undefined;

  constructor(private readonly source: Source) {
    source.on('readable', () => this.#wake());
    source.on('end', () => {
      this.#ended = true;
      this.#wake();
    });
    source.on('error', (error: unknown) => {
      this.#failure ??= { error };
      this.#wake();
    });
    (source as AllStreamSubscription).on('caughtUp', () => {
      this.live = true;
      this.#wake();
    });
  }

  /** At most so many, in order; none when nothing has arrived. What arrived before a failure comes first. */
  take(max: number): ResolvedEvent[] {
    const taken: ResolvedEvent[] = [];
    while (taken.length < max) {
      const event = this.source.read() as ResolvedEvent | null;
      if (event === null) break;
      taken.push(event);
    }
    if (taken.length === 0 && this.#failure) throw this.#failure.error;
    return taken;
  }

  get empty(): boolean {
    return this.source.readableLength === 0;
  }

  /** The server has sent everything, and it was taken. */
  get over(): boolean {
    return this.#ended;
  }

  /** Resolves when something has changed since it was all taken, the signal aborts, or so long nothing happened. */
  changed(milliseconds: number, signal?: AbortSignal): Promise<'news' | 'quiet'> {
    if (!this.empty || this.#failure || this.#ended || signal?.aborted) return Promise.resolve('news');
    return new Promise((resolve) => {
      const finish = (outcome: 'news' | 'quiet'): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', wake);
        this.#wake = () => undefined;
        resolve(outcome);
      };
      const wake = (): void => finish('news');
      const timer = Number.isFinite(milliseconds)
        ? setTimeout(() => finish('quiet'), milliseconds)
        : undefined;
      signal?.addEventListener('abort', wake);
      this.#wake = wake;
    });
  }

  /** @throws {NoAnswer} nothing came in time */
  async expected(milliseconds: number, signal: AbortSignal): Promise<void> {
    if ((await this.changed(milliseconds, signal)) === 'quiet') throw new NoAnswer(milliseconds);
  }

  /** Tells the server to stop. */
  cancel(): void {
    // What comes after the end is nobody's business, but without a listener it would end the process.
    this.source.on('error', () => undefined);
    const stop = 'unsubscribe' in this.source ? this.source.unsubscribe() : this.source.cancel();
    stop.catch(() => undefined);
  }
}
