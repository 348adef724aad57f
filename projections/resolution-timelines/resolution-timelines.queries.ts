import type { Reader } from '#access';
import type { Day, Instant, LocalizedText } from '#complaint';
import type { Condition } from '#read-store';
import type { QueryParts } from '../case-history/case-history.queries.js';
import { namesOf, type Names } from '../case-history/render/context.js';
import type { HistoricalChoice } from '../folding/historical.js';
import { spreadOf, type Spread } from './quantiles.js';
import { ROUNDS, type TimelineDocument } from './resolution-timelines.document.js';

export const TIMELINE_GROUPS = ['department', 'district', 'category', 'month'] as const;
export type TimelineGroup = (typeof TIMELINE_GROUPS)[number];

export interface TimelineQuery {
  readonly groupBy: TimelineGroup;
  /** First and last day of receipt, both included. */
  readonly from?: Day;
  readonly to?: Day;
  /** Whether imported cases count; `exclude` by default. */
  readonly historical?: HistoricalChoice;
}

/**
 * How long the cases of a group took, counted from receipt, in seconds. A case opened again counts once, to the Resolved
 * that stood. `cases` is the sum of `resolved`, `open` and `endedOtherwise`; the spreads are over `measured` and `resolved`
 * cases only, so they say nothing of those still open.
 */
export interface TimelineFigures {
  readonly cases: number;
  /** With a first measure. */
  readonly measured: number;
  /** With a true resolution, though the callback may still be due. */
  readonly resolved: number;
  /** Not resolved yet. */
  readonly open: number;
  /** Closed without a resolution that counts: withdrawn, merged, ruled, closed at source. */
  readonly endedOtherwise: number;
  readonly toFirstMeasure?: Spread;
  readonly toTrueResolution?: Spread;
}

export interface TimelineRow extends TimelineFigures {
  readonly key: string;
  readonly name: LocalizedText;
}

export interface Timelines {
  readonly groupBy: TimelineGroup;
  readonly historical: HistoricalChoice;
  /** By department a case counts in each that answers for a part of it, so rows may add up to more than `total`. */
  readonly groups: readonly TimelineRow[];
  readonly total: TimelineFigures;
  /**
   * Confidential cases are in no row and not in `total`. Here is how many there are of any day city-wide, in whole tens, so
   * that no choice of days gives one away; absent under ten.
   */
  readonly confidentialAtLeast?: number;
}

/** Figures over many cases: open to every reader, and alike for all. */
export class TimelineQueries {
  constructor(private readonly parts: Pick<QueryParts, 'port' | 'catalogue'>) {}

  /** @throws {ReadModelNotBuilt} */
  async timelines(_reader: Reader, query: TimelineQuery): Promise<Timelines> {
    const { groupBy, historical = 'exclude' } = query;
    const counted: readonly Condition[] = [{ field: 'current', equals: true }, ...historicalOnes(historical)];
    const days = daysOf(query);
    const found = await this.parts.port.forFigures<TimelineDocument>(ROUNDS, [...counted, ...days]);
    const tens = await this.parts.port.confidentialTens(ROUNDS, counted);
    return {
      groupBy,
      historical,
      groups: this.rows(found, groupBy),
      total: figuresOf(found),
      ...(tens === 0 ? {} : { confidentialAtLeast: tens }),
    };
  }

  private rows(found: readonly TimelineDocument[], groupBy: TimelineGroup): readonly TimelineRow[] {
    const groups = new Map<string, TimelineDocument[]>();
    for (const document of found)
      for (const key of keysOf(document, groupBy)) {
        const group = groups.get(key);
        if (group) group.push(document);
        else groups.set(key, [document]);
      }
    return [...groups]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, members]) => ({
        key,
        name: NAME_OF[groupBy](namesOf(members[0]!, this.parts.catalogue), key),
        ...figuresOf(members),
      }));
  }
}

const NAME_OF: Readonly<Record<TimelineGroup, (names: Names, key: string) => LocalizedText>> = {
  department: (names, key) => names.department(key),
  district: (names, key) => names.district(key),
  category: (names, key) => names.category(key),
  month: (_, key) => ({ 'zh-CN': key, en: key }),
};

function keysOf(document: TimelineDocument, groupBy: TimelineGroup): readonly string[] {
  return groupBy === 'department' ? document.handledBy : [document[groupBy]];
}

function figuresOf(documents: readonly TimelineDocument[]): TimelineFigures {
  const measured = documents.flatMap((document) => secondsTo(document, document.caseFirstMeasure));
  const resolved = documents.flatMap((document) => secondsTo(document, document.trueResolution));
  const open = documents.filter(({ stillOpen, trueResolution }) => stillOpen && !trueResolution).length;
  const toFirstMeasure = spreadOf(measured);
  const toTrueResolution = spreadOf(resolved);
  return {
    cases: documents.length,
    measured: measured.length,
    resolved: resolved.length,
    open,
    endedOtherwise: documents.length - resolved.length - open,
    ...(toFirstMeasure ? { toFirstMeasure } : {}),
    ...(toTrueResolution ? { toTrueResolution } : {}),
  };
}

/** Sources hold rows that end before they begin; those count as no time at all. */
function secondsTo({ received }: TimelineDocument, stop: Instant | undefined): readonly number[] {
  return stop === undefined
    ? []
    : [Math.max(0, Math.round((Date.parse(stop) - Date.parse(received)) / 1000))];
}

const historicalOnes = (choice: HistoricalChoice): readonly Condition[] =>
  choice === 'include' ? [] : [{ field: 'historical', equals: choice === 'only' }];

const daysOf = ({ from, to }: TimelineQuery): readonly Condition[] =>
  from || to
    ? [{ field: 'receivedDay', ...(from && { atLeast: from }), ...(to && { below: `${to}~` }) }]
    : [];
