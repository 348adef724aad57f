import type { EventStore } from '#event-store';
import type { ReadStore } from '#read-store';
import type { RetryPolicy } from './follower.js';
import type { Projection } from './projection.js';

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
  /** By default without end, 0.1 s to 5 s apart: a disk that was full for an hour needs no restart. The status shows it. */
  readonly retry?: RetryPolicy;
}

export const RETRY: RetryPolicy = { attempts: Infinity, firstDelayMs: 100, maxDelayMs: 5000 };

export type Resources = Omit<ProjectorOptions, 'projections' | 'retry'> & { readonly retry: RetryPolicy };
