import { Subject, type Observable } from 'rxjs';
import type { Position } from '#event-store';
import { UnknownProjection } from './errors.js';
import type { RetryPolicy } from './follower.js';
import { ProjectionRun } from './projection-run.js';
import type { ProjectionStatus } from './projection.js';
import type { Projected, ProjectorOptions } from './projector-options.js';

const RETRY: RetryPolicy = { attempts: Infinity, firstDelayMs: 100, maxDelayMs: 5000 };

/**
 * Feeds every projection from its checkpoint, each at its own pace: one that stops does not hold up the others. A read model
 * without a live generation of the projection's version is built beside what readers see, and swapped in once caught up.
 */
export class Projector {
  /** Each batch once it is committed to the live generation; what a rebuild goes through again is not repeated here. */
  readonly projected: Observable<Projected>;
  private readonly runs: ReadonlyMap<string, ProjectionRun>;

  constructor({ projections, retry = RETRY, ...stores }: ProjectorOptions) {
    const projected = new Subject<Projected>();
    this.projected = projected.asObservable();
    this.runs = new Map(
      projections.map((projection) => [
        projection.schema.name,
        new ProjectionRun(projection, { ...stores, retry }, (batch) => projected.next(batch)),
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

  /**
   * Whether readers see everything up to the position within the time: read-your-writes.
   *
   * @throws {UnknownProjection}
   */
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
