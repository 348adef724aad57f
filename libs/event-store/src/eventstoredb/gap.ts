import type { Gap, Position } from '../event-store.js';
import { readPosition } from './eventstoredb-positions.js';
import type { LogEnd } from './log-end.js';
import type { LogScan, Scanned } from './log-scan.js';

/** The most events that are counted one by one. */
const MOST_COUNTED = 2_000;

/** Counts the events behind a position; beyond 2,000 it infers the rest from how much of the log they take. */
export async function gapAfter(after: Position | undefined, scan: LogScan, end: LogEnd): Promise<Gap> {
  let [seen, events] = [0, 0];
  let oldest: string | undefined;
  let first: Scanned | undefined;
  let last: Scanned | undefined;
  for await (const items of scan.read(after, undefined, MOST_COUNTED)) {
    first ??= items[0];
    last = items.at(-1) ?? last;
    seen += items.length;
    const ours = items.flatMap(({ event }) => event ?? []);
    events += ours.length;
    oldest ??= ours[0]?.recordedAt;
  }
  if (oldest === undefined) return { events: 0 };
  if (seen < MOST_COUNTED || !first || !last) return { events, oldest };
  const length = distance(first.position, last.position);
  const rest = distance(last.position, (await end.look()) ?? last.position);
  return { events: events + Math.round((events * rest) / Math.max(1, length)), oldest };
}

const distance = (from: Position, to: Position): number =>
  Number(readPosition(to).commit - readPosition(from).commit);
