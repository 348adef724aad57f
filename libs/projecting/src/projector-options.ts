import type { EventStore, Position, RecordedEvent } from '#event-store';
import type { ReadStore } from '#read-store';
import type { RetryPolicy } from './follower.js';
import type { Projection } from './projection.js';

/** A batch that readers of the live generation can see. */
export interface Projected {
  readonly name: string;
  readonly events: readonly RecordedEvent[];
  readonly position: Position;
}

/** As much of Nest's logger as the projector needs. */
export interface ProjectorLogger {
  log(message: string): void;
  error(message: string): void;
}

export interface ProjectorOptions {
  readonly events: EventStore;
  readonly documents: ReadStore;
  readonly projections: readonly Projection[];
  readonly clock: () => Date;
  readonly logger?: ProjectorLogger;
  /** By default 20 attempts in a row, 0.1 s to 5 s apart: about a minute and a half. */
  readonly retry?: RetryPolicy;
}

export type Resources = Omit<ProjectorOptions, 'projections' | 'retry'> & { readonly retry: RetryPolicy };
