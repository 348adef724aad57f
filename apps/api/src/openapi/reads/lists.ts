import { page } from './page.js';
import { HISTORICAL_CHOICES, TIMELINE_GROUPS } from '#projections';
import type { Spread, TimelineFigures, TimelineRow, Timelines } from '#projections';
import { list, maybe, record, ref, said, text, whole, word } from './schema.js';
import type { Fields, Schema } from './schema.js';

const LOCALIZED = ref('LocalizedText');

const spread = record<Spread>({ median: whole, p90: whole }, 'In seconds.');

const FIGURES: Fields<TimelineFigures> = {
  cases: whole,
  measured: whole,
  resolved: whole,
  open: whole,
  endedOtherwise: whole,
  toFirstMeasure: maybe(spread),
  toTrueResolution: maybe(spread),
};

const timelines = record<Timelines>({
  groupBy: word(TIMELINE_GROUPS),
  historical: word(HISTORICAL_CHOICES),
  groups: list(record<TimelineRow>({ key: text, name: LOCALIZED, ...FIGURES })),
  total: record<TimelineFigures>(FIGURES),
  confidentialAtLeast: maybe(said(whole, 'City-wide, of any day, in whole tens.')),
});

/** What lists and figures answer. */
export const LIST_SCHEMAS: Readonly<Record<string, Schema>> = {
  CasePage: page('CaseSummary'),
  Timelines: timelines,
  CountedCasePage: page('CountedCase'),
};
