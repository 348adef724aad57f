import { PartlyAppended, WrongExpectedRevision } from '../errors.js';
import type { ExpectedRevision } from '../event-store.js';

/** Where an event lies in the log. Positions are counted from 1, without gaps. */
export interface Place {
  readonly stream: string;
  readonly revision: number;
  readonly position: number;
  readonly recordedAt: string;
  /** Position of the first event that was appended together with it. */
  readonly appendStart: number;
}

/** What the rule asks of a log. */
export interface PlaceLookup {
  byId(id: string): Place | undefined;
  byPosition(position: number): Place | undefined;
}

/**
 * The last place of the batch if it was appended before, `undefined` if all of it is new.
 *
 * @throws {PartlyAppended} some ids are known, but not as this batch
 */
export function earlierAppend(
  log: PlaceLookup,
  stream: string,
  events: readonly { readonly id: string }[],
): Place | undefined {
  const places = events.map((event) => log.byId(event.id));
  if (places.every((place) => place === undefined)) return undefined;
  const start = places[0]?.appendStart;
  const last = places.at(-1);
  const same = places.every(
    (place, i) =>
      place?.stream === stream && place.appendStart === start && place.position === place.appendStart + i,
  );
  if (!same || !last || log.byPosition(last.position + 1)?.appendStart === start)
    throw new PartlyAppended(stream);
  return last;
}

/** @throws {WrongExpectedRevision} */
export function requireRevision(
  stream: string,
  expected: ExpectedRevision,
  actual: number | undefined,
): void {
  if (!meets(expected, actual)) throw new WrongExpectedRevision(stream, expected, actual);
}

export const isRefusal = (error: unknown): error is WrongExpectedRevision | PartlyAppended =>
  error instanceof WrongExpectedRevision || error instanceof PartlyAppended;

export function meets(expected: ExpectedRevision, actual: number | undefined): boolean {
  switch (expected) {
    case 'any':
      return true;
    case 'no-stream':
      return actual === undefined;
    case 'stream-exists':
      return actual !== undefined;
    default:
      return actual === expected;
  }
}

/** The clock may step back; the log may not. */
export function stampAfter(last: string | undefined, now: Date): string {
  const stamp = now.toISOString();
  return last !== undefined && last > stamp ? last : stamp;
}
