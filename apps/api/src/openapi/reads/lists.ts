import { ATTEMPT_RESULTS, OUTCOMES, PART_KINDS, PART_STATES, STATUSES, VISIBILITIES } from '#complaint';
import { HISTORICAL_CHOICES, NEXT_STEPS, TIMELINE_GROUPS } from '#projections';
import type {
  RevisitItem,
  Spread,
  TimelineFigures,
  TimelineRow,
  Timelines,
  TypedPage,
  WorklistItem,
} from '#projections';
import {
  caseNumber,
  day,
  flag,
  instant,
  list,
  maybe,
  record,
  ref,
  said,
  text,
  whole,
  word,
} from './schema.js';
import type { Fields, Schema } from './schema.js';

const LOCALIZED = ref('LocalizedText');

const COMMON: Fields<Omit<RevisitItem, 'resolvedAt' | 'outcome' | 'attempts' | 'phones' | 'waiting'>> = {
  caseNumber,
  visibility: word(VISIBILITIES),
  status: word(STATUSES),
  statusText: LOCALIZED,
  round: whole,
  calls: whole,
  calledAgainAt: maybe(said(instant, 'When the citizen last called again about it.')),
  calledAgain: maybe(said(LOCALIZED, 'How often the citizen called, and how long ago the last time was.')),
  category: text,
  categoryName: LOCALIZED,
  district: text,
  districtName: LOCALIZED,
  receivedAt: instant,
  summary: maybe(text),
};

const worklistItem = record<WorklistItem>({
  ...COMMON,
  department: text,
  departmentName: LOCALIZED,
  part: word(PART_KINDS),
  state: word(PART_STATES),
  next: word(NEXT_STEPS),
  dueAt: instant,
  late: flag,
  respondBy: instant,
  resolveBy: instant,
  reviewOn: maybe(day),
  escalatedTo: maybe(text),
});

const attempt = record<RevisitItem['attempts'][number]>({
  result: word(ATTEMPT_RESULTS),
  phone: said(whole, 'Which of the phones, from 1.'),
  at: instant,
  reporter: maybe(said(caseNumber, 'Who was called, on a merged case.')),
});

const revisitItem = record<RevisitItem>({
  ...COMMON,
  resolvedAt: instant,
  outcome: word(OUTCOMES),
  attempts: list(attempt),
  phones: said(whole, 'How many phone numbers the citizen left.'),
  waiting: said(list(caseNumber), 'Reporters who have not answered yet.'),
});

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

const page = (name: string): Schema =>
  record<TypedPage<unknown>>({
    items: list(ref(name)),
    next: maybe(said(text, 'The `cursor` of the next page; absent on the last.')),
  });

/** What lists and figures answer. */
export const LIST_SCHEMAS: Readonly<Record<string, Schema>> = {
  CasePage: page('CaseSummary'),
  WorklistItem: worklistItem,
  WorklistPage: page('WorklistItem'),
  RevisitItem: revisitItem,
  RevisitPage: page('RevisitItem'),
  Timelines: timelines,
  CountedCasePage: page('CountedCase'),
};
