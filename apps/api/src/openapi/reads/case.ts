import { LANGUAGES, OUTCOMES, PART_KINDS, PART_STATES, STATUSES, VISIBILITIES } from '#complaint';
import type { Complainant } from '#complaint';
import type {
  CaseSummary,
  CaseView,
  DepartmentView,
  EntryView,
  FullHistory,
  PlainStatus,
} from '#projections';
import {
  anything,
  caseNumber,
  day,
  flag,
  instant,
  list,
  localizedText,
  maybe,
  number,
  position,
  record,
  ref,
  said,
  text,
  whole,
  word,
} from './schema.js';
import type { Fields, Schema } from './schema.js';

type Correction = NonNullable<EntryView['correction']>;

const LOCALIZED = ref('LocalizedText');
const source = record<NonNullable<CaseView['source']>>({ source: text, row: text }, 'Of an imported case.');

const entry = record<EntryView>({
  eventId: text,
  revision: whole,
  type: said(
    text,
    'The event, such as `TemporarilyMitigated`. More may come: show `text` of one you do not know.',
  ),
  occurredAt: said(instant, 'When it happened; to the hour for the public.'),
  recordedAt: said(instant, 'When it was recorded; to the hour for the public.'),
  round: whole,
  department: maybe(text),
  departmentName: maybe(LOCALIZED),
  text: LOCALIZED,
  details: anything('The open facts and the opened texts behind `text`.'),
  gone: maybe(word(['redacted', 'erased'])),
  correction: maybe(record<Correction>({ text, reason: text, recordedAt: instant })),
});

const plainStatus = record<PlainStatus>({
  status: LOCALIZED,
  done: maybe(LOCALIZED),
  why: maybe(LOCALIZED),
  next: maybe(LOCALIZED),
  byWhen: maybe(LOCALIZED),
  who: maybe(LOCALIZED),
});

const department = record<DepartmentView>({
  id: text,
  name: LOCALIZED,
  part: word(PART_KINDS),
  state: word(PART_STATES),
  now: LOCALIZED,
  task: maybe(said(text, 'What it was asked to do last.')),
  delegatedTo: list(record<DepartmentView['delegatedTo'][number]>({ id: text, name: LOCALIZED })),
  dueBy: maybe(instant),
  ruledBy: maybe(said(instant, 'Until when a supervisor rules on a disputed part.')),
});

const CASE_FIELDS: Fields<CaseView> = {
  caseNumber,
  status: word(STATUSES),
  statusText: LOCALIZED,
  plain: ref('PlainStatus'),
  visibility: word(VISIBILITIES),
  round: whole,
  receivedAt: instant,
  category: text,
  categoryName: LOCALIZED,
  district: text,
  districtName: LOCALIZED,
  place: record<CaseView['place']>({ street: maybe(text), cell: maybe(text) }),
  summary: maybe(text),
  departments: list(ref('Department')),
  deadline: maybe(
    record<NonNullable<CaseView['deadline']>>({ respondBy: instant, resolveBy: instant, late: flag }),
  ),
  nextReview: maybe(day),
  outcome: maybe(word(OUTCOMES)),
  source: maybe(source),
  mergedInto: maybe(caseNumber),
  incident: maybe(record<NonNullable<CaseView['incident']>>({ number: text, ended: flag })),
  entries: list(ref('Entry')),
  revision: said(whole, 'Of the last event, from 0; also the ETag.'),
  position,
};

const complainant = record<Complainant>({ name: maybe(text), phones: maybe(list(text)), email: maybe(text) });

const history = record<FullHistory>({
  ...CASE_FIELDS,
  description: maybe(text),
  complainant: maybe(complainant),
  address: maybe(text),
  point: maybe({ ...list(number), minItems: 2, maxItems: 2, description: 'Longitude and latitude.' }),
  personalData: word(['held', 'restricted', 'erased']),
  opened: said(list(text), 'The groups of content that were opened for this reader.'),
});

const summary = record<CaseSummary>({
  caseNumber,
  status: word(STATUSES),
  statusText: LOCALIZED,
  category: text,
  categoryName: LOCALIZED,
  district: text,
  districtName: LOCALIZED,
  receivedAt: instant,
  summary: maybe(text),
  language: word(LANGUAGES),
  departments: list(record<CaseSummary['departments'][number]>({ id: text, name: LOCALIZED })),
  source: maybe(source),
});

/** What reads of one case answer, by the name a client gives them. */
export const CASE_SCHEMAS: Readonly<Record<string, Schema>> = {
  LocalizedText: localizedText,
  PlainStatus: plainStatus,
  Department: department,
  Entry: entry,
  Case: record<CaseView>(CASE_FIELDS),
  History: history,
  CaseSummary: summary,
};
