import {
  ATTEMPT_RESULTS,
  LANGUAGES,
  OUTCOMES,
  PART_KINDS,
  PART_STATES,
  STATUSES,
  STOPGAP_REASONS,
  VISIBILITIES,
} from '#complaint';
import { NEXT_STEPS, PROMISES } from '#projections';
import type {
  DeadlineItem,
  DeferredItem,
  ListedCase,
  MitigationItem,
  Named,
  RevisitItem,
  WorklistItem,
} from '#projections';
import { page } from './page.js';
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

const PUBLIC: Fields<Omit<DeferredItem, keyof Deferral>> = {
  caseNumber,
  status: word(STATUSES),
  statusText: LOCALIZED,
  round: whole,
  category: text,
  categoryName: LOCALIZED,
  district: text,
  districtName: LOCALIZED,
  receivedAt: instant,
  summary: maybe(text),
};
type Deferral = Pick<
  DeferredItem,
  'department' | 'departmentName' | 'targetDate' | 'nextReportOn' | 'overdue'
>;

const COMMON: Fields<Named<ListedCase>> = {
  ...PUBLIC,
  visibility: word(VISIBILITIES),
  calls: whole,
  calledAgainAt: maybe(said(instant, 'When the citizen last called again about it.')),
  calledAgain: maybe(said(LOCALIZED, 'How often the citizen called, and how long ago the last time was.')),
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

const phone = said(whole, 'Which of the phones, from 1.');
const reporter = said(caseNumber, 'Who is called: another case than this one where cases were merged.');

const attempt = record<RevisitItem['attempts'][number]>({
  reporter,
  at: instant,
  phone,
  result: word(ATTEMPT_RESULTS),
  callAgainAt: maybe(said(instant, 'When the citizen asked to be called.')),
});

const callback = record<NonNullable<RevisitItem['callback']>>({
  attempt: whole,
  reporter,
  phone,
  from: instant,
  until: instant,
});

const revisitItem = record<RevisitItem>({
  ...COMMON,
  resolvedAt: instant,
  outcome: word(OUTCOMES),
  attempts: list(attempt),
  phones: said(whole, 'How many phone numbers the citizen left.'),
  waiting: said(list(caseNumber), 'Reporters who have not answered yet.'),
  language: word(LANGUAGES),
  callback: maybe(callback),
  invitedUntil: maybe(said(instant, 'Until when those who were not reached may answer in writing.')),
  callable: said(flag, 'The promised hours have begun.'),
  overdue: said(flag, 'They are over, and nobody called.'),
});

const deadlineItem = record<DeadlineItem>({
  ...COMMON,
  kind: word(PROMISES),
  dueAt: instant,
  responsible: said(
    list(record<DeadlineItem['responsible'][number]>({ id: text, name: LOCALIZED })),
    'None where it is the hotline’s or a supervisor’s.',
  ),
  department: maybe(said(text, 'Whose part or stopgap it is about.')),
  warned: flag,
  missed: said(flag, 'That it passed is recorded.'),
  late: said(flag, 'It has passed, whether that is recorded yet or not.'),
});

const mitigationItem = record<MitigationItem>({
  ...COMMON,
  department: text,
  departmentName: LOCALIZED,
  part: word(PART_KINDS),
  why: maybe(word(STOPGAP_REASONS)),
  since: maybe(instant),
  reviewOn: day,
  reviewBy: instant,
  renewals: whole,
  maxRenewals: whole,
  escalatedTo: maybe(said(text, 'To whom it was escalated because its review day passed.')),
  escalatedToName: maybe(LOCALIZED),
  lapsed: flag,
});

const deferredItem = record<DeferredItem>({
  ...PUBLIC,
  department: maybe(text),
  departmentName: maybe(LOCALIZED),
  targetDate: day,
  nextReportOn: day,
  overdue: said(flag, 'The day of the next report is over.'),
});

/** What the lists of work answer. */
export const WORK_SCHEMAS: Readonly<Record<string, Schema>> = {
  WorklistItem: worklistItem,
  WorklistPage: page('WorklistItem'),
  RevisitItem: revisitItem,
  RevisitPage: page('RevisitItem'),
  DeadlineItem: deadlineItem,
  DeadlinePage: page('DeadlineItem'),
  MitigationItem: mitigationItem,
  MitigationPage: page('MitigationItem'),
  DeferredItem: deferredItem,
  DeferredPage: page('DeferredItem'),
};
