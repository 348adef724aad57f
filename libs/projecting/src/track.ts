import { CheckpointMoved, GenerationGone } from '#read-store';
import { BuildStopped, ProjectionFailed, messageOf } from './errors.js';
import type { Follower, Took } from './follower.js';
import type { Stop } from './projection.js';

/** A follower at work: how to halt it, and how it ended. */
export class Track {
  stopped: Stop | undefined;
  /** It stopped because another process wrote or swapped the generation: beginning again helps. */
  superseded = false;
  private readonly halting = new AbortController();
  private readonly gone = Promise.withResolvers<void>();
  private readonly ended: Promise<void>;

  constructor(
    private readonly name: string,
    readonly follower: Follower,
    took: (track: Track, ...batch: Parameters<Took>) => Promise<void>,
    private readonly onStop: (track: Track, stop: Stop) => void,
  ) {
    // Whoever waits hears of it; when nobody does, the status still shows it.
    this.gone.promise.catch(() => undefined);
    this.ended = follower
      .follow(this.halting.signal, (batch) => took(this, batch))
      .then(
        () =>
          this.gone.reject(
            new BuildStopped(name, { reason: 'it was halted. It goes on at the next start.' }),
          ),
        (error: unknown) => this.stop(error),
      );
  }

  get halted(): boolean {
    return this.halting.signal.aborted;
  }

  /** Resolves when readers see this generation; rejects with {@link BuildStopped} when it ends before. */
  get wentLive(): Promise<void> {
    return this.gone.promise;
  }

  announceLive(): void {
    this.gone.resolve();
  }

  async halt(): Promise<void> {
    this.halting.abort();
    await this.ended;
  }

  private stop(error: unknown): void {
    this.stopped = {
      reason: messageOf(error),
      ...(error instanceof ProjectionFailed && { position: error.position }),
      ...(error instanceof CheckpointMoved && error.actual && { position: error.actual }),
    };
    this.superseded = error instanceof CheckpointMoved || error instanceof GenerationGone;
    this.gone.reject(new BuildStopped(this.name, this.stopped));
    this.onStop(this, this.stopped);
  }
}
