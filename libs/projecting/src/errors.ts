import type { Position, RecordedEvent } from '#event-store';
import type { Stop } from './projection.js';

/** A projection threw on an event: the event, or the code that reads it, must change before it can go on. */
export class ProjectionFailed extends Error {
  override readonly name = 'ProjectionFailed';
  readonly code = 'projection-failed';

  constructor(
    readonly projection: string,
    readonly position: Position,
    cause: unknown,
    event?: RecordedEvent,
  ) {
    const where = event ? `${event.type} (revision ${event.revision} of ${event.stream})` : 'a batch';
    super(`${projection} failed on ${where}: ${messageOf(cause)}`, { cause });
  }
}

/** A build ended before it went live. What it built so far is kept, and the next one goes on from there. */
export class BuildStopped extends Error {
  override readonly name = 'BuildStopped';
  readonly code = 'build-stopped';

  constructor(projection: string, stop: Stop) {
    super(`The build of ${projection} stopped: ${stop.reason}`);
  }
}

export class UnknownProjection extends Error {
  override readonly name = 'UnknownProjection';
  readonly code = 'unknown-projection';

  constructor(projection: string, known: readonly string[]) {
    super(`There is no projection ${projection}: name one of ${known.join(', ')}.`);
  }
}

export function messageOf(error: unknown): string {
  return (error as Partial<Error> | undefined)?.message ?? String(error);
}
