import { createHash } from 'node:crypto';
import { rawCases, type RawEvent } from './raw-log.js';

/**
 * What a log tells, without the ids that differ from run to run: one digest for each complaint of the year, by its number.
 * Times belong to what is told.
 */
export function storyOf(file: string): ReadonlyMap<number, string> {
  const stories = new Map<number, string>();
  for (const events of rawCases(file)) stories.set(indexOf(events[0]!), digest(events));
  return new Map([...stories].sort(([one], [other]) => one - other));
}

/** A receipt was caused by `year/<index>/0`. */
const indexOf = ({ causation }: RawEvent): number => Number(causation.split('/')[1]);

function digest(events: readonly RawEvent[]): string {
  const caseNumber = events[0]!.stream.slice('complaint-'.length);
  const hash = createHash('sha256');
  for (const { type, at, causation, data } of events) {
    const told = JSON.stringify([type, at, causation, { ...data, sealed: undefined }]);
    hash.update(told.replaceAll(caseNumber, 'itself')).update('\n');
  }
  return hash.digest('hex');
}
