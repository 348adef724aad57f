import type { Reader } from '#access';
import type { Instant } from '#complaint';
import type { Condition } from '#read-store';
import type { QueryParts } from '../case-history/case-history.queries.js';
import type { CaseFacts } from '../folding/case-fold.js';
import type { Shelf, TypedPage } from '../read-port/read-port.js';
import { workAskedFor } from '../read-port/visibility.js';
import { atOneMoment } from './moment-cursor.js';
import { mapPage, paged, type WhichPage } from './pages.js';

/** A list whose lines wait for a moment. */
export interface TimedList<Line, Item> {
  readonly shelf: Shelf;
  /** The field of that moment: the list is in its order. */
  readonly by: string;
  readonly where: (now: Instant) => readonly Condition[];
  readonly show: (line: Line, now: Instant) => Promise<Item>;
}

/** A page of what this reader may find of it, all of it by one clock. */
export function readTimedList<Line extends CaseFacts, Item>(
  { port, clock }: Pick<QueryParts, 'port' | 'clock'>,
  reader: Reader,
  which: WhichPage,
  { shelf, by, where, show }: TimedList<Line, Item>,
): Promise<TypedPage<Item>> {
  return atOneMoment(which, clock, async (now, page) => {
    const found = await port.find<Line>(reader, shelf, paged(by, where(now), page));
    return mapPage(found, (line) => show(line, now));
  });
}

/** The same of work: a department gets what its branch answers for, whoever has no work in it nothing. */
export async function readOwnWork<Line extends CaseFacts, Item>(
  parts: Pick<QueryParts, 'port' | 'clock' | 'catalogue'>,
  reader: Reader,
  query: WhichPage & { readonly department?: string },
  list: TimedList<Line, Item>,
): Promise<TypedPage<Item>> {
  const work = workAskedFor(reader, query.department, parts.catalogue);
  if (work === undefined) return { items: [] };
  const own = work.branch ? [{ field: 'responsible', anyOf: work.branch }] : [];
  return readTimedList(parts, reader, query, { ...list, where: (now) => [...own, ...list.where(now)] });
}

/** Nothing where the value is not asked for. */
export const equalTo = (field: string, value: string | undefined): readonly Condition[] =>
  value === undefined ? [] : [{ field, equals: value }];

/** Lines whose moment has passed, or those whose has not; nothing where neither is asked for. */
export const passed = (field: string, hasPassed: boolean | undefined, now: Instant): readonly Condition[] =>
  hasPassed === undefined ? [] : [{ field, ...(hasPassed ? { below: now } : { atLeast: now }) }];
