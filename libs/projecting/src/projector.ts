import type { Observable } from 'rxjs';
import type { EventStore, Position } from '#event-store';
import { UnknownProjection } from './errors.js';
import { ProjectionRun } from './projection-run.js';
import type { ProjectionStatus } from './projection.js';
import { untilReadable, type Progress, type Projected } from './progress.js';
import { RETRY, type ProjectorOptions } from './projector-options.js';

/**
 * Feeds every projection from its checkpoint, each at its own pace: one that stops does not hold up the others. A read model
 * without a live generation of the projection's version is built beside what readers see, and swapped in once caught up.
 */
export class Projector implements Progress {
  private readonly events: EventStore;
  private readonly runs: ReadonlyMap<string, ProjectionRun>;

  constructor({ projections, retry = RETRY, ...stores }: ProjectorOptions) {
    this.events = stores.events;
    this.runs = new Map(
      projections.map((projection) => [
        projection.schema.name,
        new ProjectionRun(projection, { ...stores, retry }),
      ]),
    );
  }

  /** Resolves when every projection follows the log (or says in its status why not), not when it has caught up. */
  async start(): Promise<void> {
    await Promise.all([...this.runs.values()].map((run) => run.start()));
  }

  /** Resolves when the batches at hand are committed. Who waits for a position is answered `false`. */
  async stop(): Promise<void> {
    await Promise.all([...this.runs.values()].map((run) => run.stop()));
  }

  status(): Promise<ProjectionStatus[]> {
    return Promise.all([...this.runs.values()].map((run) => run.status()));
  }

  projectedBy(name: string): Observable<Projected> {
    return this.run(name).projected.asObservable();
  }

  caughtUp(name: string, signal: AbortSignal): Promise<void> {
    return untilReadable(this, this.events, name, signal);
  }

  async waitFor(name: string, position: Position, timeoutMs: number): Promise<boolean> {
    return this.run(name).waitFor(position, timeoutMs);
  }

  /**
   * Builds the read model again beside the live one, going on from what an interrupted build left, or `anew` from nothing.
   * Resolves when readers see the new generation.
   *
   * @throws {UnknownProjection}
   * @throws {BuildStopped} the projection failed, or the projector was stopped; readers go on with what they had
   */
  async rebuild(
    name: string,
    options: { readonly anew?: boolean } = {},
  ): Promise<{ readonly generation: number; readonly position?: Position }> {
    return this.run(name).rebuild(options.anew ?? false);
  }

  /**
   * Starts one projection again where it stopped, once the reason was dealt with.
   *
   * @throws {UnknownProjection}
   */
  async restart(name: string): Promise<void> {
    return this.run(name).restart();
  }

  private run(name: string): ProjectionRun {
    const run = this.runs.get(name);
    if (run) return run;
    throw new UnknownProjection(name, [...this.runs.keys()]);
  }
}
