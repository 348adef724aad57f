import type { Reader } from '#access';
import type { Catalogue, Instant, PolicyBook, RecordedComplaintEvent } from '#complaint';
import type { Sealing } from '#sealing';
import { advance, type CaseFold } from '../folding/case-fold.js';
import { mayRead } from '../read-port/visibility.js';
import { entryOf, struck, type EntryDocument } from './case-history.document.js';
import type { FullHistory } from './case-view.js';
import { casesMentioned, renderHistory } from './render/case-page.js';

/** Which of the two times an as-of question means: when it was recorded, or when it happened in the street. */
export type ReplayBasis = 'recorded' | 'occurred';

/** A moment, included, and what it means. Imported events were all recorded when they were imported. */
export interface ReplayMoment {
  readonly asOf: Instant;
  readonly basis: ReplayBasis;
}

export interface ReplayParts {
  readonly reader: Reader;
  readonly sealing: Sealing;
  readonly catalogue: Catalogue;
  readonly policies: PolicyBook;
}

/**
 * A case as of a moment, folded anew from its stream and told in the same words as today.
 *
 * Words struck since are not shown: what was redacted stays redacted, whatever moment is asked for. On basis `occurred` the
 * events are taken in the order of the street, so revisions in the entries need not rise.
 *
 * @returns `undefined` when the case had not begun, or the reader may not read it as it is today
 * @throws {TextsUnavailable} the key store cannot be asked now
 */
export async function replayCase(
  events: readonly RecordedComplaintEvent[],
  moment: ReplayMoment,
  parts: ReplayParts,
): Promise<FullHistory | undefined> {
  const today = foldAll(events).at(-1);
  if (today === undefined || !mayRead(parts.reader, today.fold, parts.catalogue)) return undefined;
  const steps = foldAll(eventsAsOf(events, moment));
  const last = steps.at(-1);
  if (last === undefined) return undefined;
  const gone = struckEntries(events);
  const entries = steps.map(({ entry }) => (gone.has(entry.event.id) ? struck(entry) : entry));
  const position = steps
    .map(({ entry }) => entry.event.position)
    .reduce((one, other) => (one > other ? one : other));
  return renderHistory(
    { fold: last.fold, entries, position },
    { ...parts, now: moment.asOf, nameable: casesMentioned(entries) },
  );
}

function eventsAsOf(
  events: readonly RecordedComplaintEvent[],
  { asOf, basis }: ReplayMoment,
): readonly RecordedComplaintEvent[] {
  if (basis === 'recorded') return events.filter(({ meta }) => meta.recordedAt <= asOf);
  return events
    .filter(({ meta }) => meta.occurredAt <= asOf)
    .toSorted(
      (one, other) => compare(one.meta.occurredAt, other.meta.occurredAt) || one.revision - other.revision,
    );
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);

interface Folded {
  readonly fold: CaseFold;
  readonly entry: EntryDocument;
}

function foldAll(events: readonly RecordedComplaintEvent[]): readonly Folded[] {
  const steps: Folded[] = [];
  for (const event of events) {
    const fold = advance(steps.at(-1)?.fold, event);
    steps.push({ fold, entry: entryOf(event, fold) });
  }
  return steps;
}

function struckEntries(events: readonly RecordedComplaintEvent[]): ReadonlySet<string> {
  return new Set(events.flatMap((event) => (event.type === 'TextRedacted' ? [event.data.entry] : [])));
}
