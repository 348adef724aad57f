import type { Observable } from 'rxjs';
import type { EventStore, Position } from '#event-store';
import type { ReadStore } from '#read-store';
import { UnknownProjection } from '../errors.js';
import type { Projection, ProjectionStatus } from '../projection.js';
import { untilReadable, type Progress, type Projected } from '../progress.js';
import { LeaseView } from './lease-view.js';
import { ModelWatch } from './model-watch.js';

export interface ProgressWatchOptions {
  readonly events: EventStore;
  readonly documents: ReadStore;
  /** Whose read models are watched; nothing is projected here. */
  readonly projections: readonly Pick<Projection, 'schema' | 'filter'>[];
  readonly clock: () => Date;
  /** Milliseconds that only grow; the process's own by default. */
  readonly elapsed?: () => number;
}

/** Tells how far read models are that other processes project, by looking at their checkpoints while somebody waits. */
export class ProgressWatch implements Progress {
  private readonly models: ReadonlyMap<string, ModelWatch>;
  private readonly view: LeaseView;

  constructor(private readonly options: ProgressWatchOptions) {
    this.view = new LeaseView(options.elapsed ?? (() => performance.now()));
    this.models = new Map(
      options.projections.map((projection) => [projection.schema.name, new ModelWatch(projection, options)]),
    );
  }

  projectedBy(name: string): Observable<Projected> {
    return this.model(name).projected;
  }

  async caughtUp(name: string, signal: AbortSignal): Promise<void> {
    await this.model(name).listening();
    await untilReadable(this, this.options.events, name, signal);
  }

  async waitFor(name: string, position: Position, timeoutMs: number): Promise<boolean> {
    return this.model(name).waitFor(position, timeoutMs);
  }

  async status(): Promise<ProjectionStatus[]> {
    this.view.observe(await this.options.documents.leases());
    return Promise.all([...this.models.values()].map((model) => model.status(this.view)));
  }

  /** Ends what listens and answers whoever waits. */
  async stop(): Promise<void> {
    await Promise.all([...this.models.values()].map((model) => model.stop()));
  }

  private model(name: string): ModelWatch {
    const model = this.models.get(name);
    if (model) return model;
    throw new UnknownProjection(name, [...this.models.keys()]);
  }
}
