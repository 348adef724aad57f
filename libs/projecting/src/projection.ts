import type { LogFilter, RecordedEvent } from '#event-store';
import type { Document, DocumentReader, ReadModelSchema } from '#read-store';

/** The documents of the generation being written, seen with this batch's own changes. */
export interface Documents extends Pick<DocumentReader, 'get' | 'getMany'> {
  put(collection: string, id: string, document: Document): void;
  remove(collection: string, id: string): void;
}

/**
 * Turns events into documents. Fed in log order from its checkpoint, in batches; documents and checkpoint commit together.
 * A batch may come again after a crash, so what it does must follow from the events and the documents alone: no clock, no randomness.
 */
export interface Projection {
  readonly schema: ReadModelSchema;
  readonly filter: LogFilter;
  /** @throws anything: the projection then stops with this reason and position, and the others go on */
  project(events: readonly RecordedEvent[], documents: Documents): Promise<void>;
}

export type ProjectionState = 'building' | 'live' | 'stopped';

/** Why a projection or a build stopped, and at which event if one is to blame. */
export interface Stop {
  readonly reason: string;
  readonly position?: string;
}

/** How a projection stands, for health checks and people. */
export interface ProjectionStatus {
  readonly name: string;
  readonly version: number;
  readonly generation: number;
  readonly state: ProjectionState;
  readonly position?: string;
  readonly lag: { readonly events: number; readonly seconds: number };
  /** Why and where it stopped. */
  readonly stopped?: Stop;
  /** A store fails, and it tries again. */
  readonly retrying?: { readonly reason: string; readonly failures: number };
  /** No process projects it, where several share the work: for how long, as far as this one has seen. */
  readonly unattendedSeconds?: number;
  /** The build beside the live one, if any. */
  readonly rebuilding?: {
    readonly generation: number;
    readonly position?: string;
    readonly eventsLeft: number;
    readonly stopped?: Stop;
  };
}
