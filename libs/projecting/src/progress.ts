import type { Observable } from 'rxjs';
import type { EventStore, Position, RecordedEvent } from '#event-store';
import type { ProjectionStatus } from './projection.js';

/** A batch that readers of the live generation can see. */
export interface Projected {
  readonly events: readonly RecordedEvent[];
  readonly position: Position;
}

/** How far read models are, for whoever answers from them: whether this process projects them or another one. */
export interface Progress {
  /**
   * Each batch of a read model once it can be read; what a rebuild goes through again is not repeated.
   *
   * @throws {UnknownProjection}
   */
  projectedBy(name: string): Observable<Projected>;

  /**
   * Resolves when everything that is in the log now can be read, or the signal aborts. What is appended later is told to
   * whoever had subscribed to `projectedBy` before.
   *
   * @throws {UnknownProjection} @throws {StoreUnavailable}
   */
  caughtUp(name: string, signal: AbortSignal): Promise<void>;

  /**
   * Whether readers see everything up to the position within the time: read-your-writes.
   *
   * @throws {UnknownProjection}
   */
  waitFor(name: string, position: Position, timeoutMs: number): Promise<boolean>;

  /** @throws {StoreUnavailable} */
  status(): Promise<ProjectionStatus[]>;
}

const WAIT_MS = 2000;

/** Waits until readers see what the log holds now. */
export async function untilReadable(
  progress: Pick<Progress, 'waitFor'>,
  events: EventStore,
  name: string,
  signal: AbortSignal,
): Promise<void> {
  const head = await events.head();
  if (head === undefined) return;
  while (!signal.aborted && !(await progress.waitFor(name, head, WAIT_MS)));
}
