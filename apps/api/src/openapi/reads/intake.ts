import { LANGUAGES, STATUSES, VISIBILITIES } from '#complaint';
import type { CommandAnswer } from '#cases';
import { INTAKE_STEPS } from '#projections';
import type {
  Recurring,
  SimilarCase,
  SimilarCases,
  SuggestedCategory,
  SuggestedDepartment,
  Suggestions,
  ToTell,
} from '#projections';
import {
  caseNumber,
  flag,
  instant,
  list,
  maybe,
  position,
  record,
  ref,
  said,
  text,
  whole,
  word,
} from './schema.js';
import type { Schema } from './schema.js';

const LOCALIZED = ref('LocalizedText');
const department = record<SimilarCase['departments'][number]>({ id: text, name: LOCALIZED });

const similarCase = record<SimilarCase>({
  caseNumber,
  status: word(STATUSES),
  statusText: LOCALIZED,
  open: said(flag, 'Not closed.'),
  visibility: word(VISIBILITIES),
  language: word(LANGUAGES),
  calls: said(whole, 'How often the citizen called, the receipt counted.'),
  calledAgainAt: maybe(instant),
  category: text,
  categoryName: LOCALIZED,
  district: text,
  districtName: LOCALIZED,
  street: maybe(text),
  summary: maybe(text),
  receivedAt: instant,
  closedAt: maybe(instant),
  departments: list(department),
  sameCaller: said(flag, 'Received from the number that calls now.'),
  sameCategory: flag,
  metres: maybe(said(whole, 'Between the two points, to ten metres.')),
  sameStreet: flag,
  words: said(list(text), 'What the two summaries have in common.'),
  reasons: said(list(LOCALIZED), 'Why it is offered, the strongest reason first.'),
  step: said(
    word(INTAKE_STEPS),
    'What to do: link this call, reopen, or receive (and merge, if it is the same).',
  ),
  advice: said(LOCALIZED, 'The same in words.'),
});

const recurring = record<Recurring>(
  { caseNumbers: said(list(caseNumber), 'Newest first.'), text: LOCALIZED },
  'Cases of this kind closed at this place within a year, where there are several.',
);

const suggestedCategory = record<SuggestedCategory>({
  category: text,
  name: LOCALIZED,
  visibility: said(word(VISIBILITIES), 'Unless the caller asks otherwise.'),
  words: said(list(text), 'The keywords that were found.'),
  departments: said(
    list(record<SuggestedDepartment>({ id: text, name: LOCALIZED, why: LOCALIZED })),
    'The usual lead first, then those who solved such cases.',
  ),
});

const toTell = record<ToTell>({
  language: said(word(LANGUAGES), 'Of the case: all the texts here are in it.'),
  calls: whole,
  text: said(text, 'All of it, to be read out.'),
  status: text,
  done: maybe(text),
  why: maybe(text),
  next: maybe(text),
  byWhen: maybe(text),
  who: maybe(text),
});

/** What an operator with a caller on the line is answered. */
export const INTAKE_SCHEMAS: Readonly<Record<string, Schema>> = {
  SimilarCase: similarCase,
  SimilarCases: record<SimilarCases>({
    cases: said(list(ref('SimilarCase')), 'Ten at the most, the likeliest first.'),
    recurring: maybe(recurring),
  }),
  Suggestions: record<Suggestions>({
    categories: said(list(suggestedCategory), 'Three at the most, the likeliest first.'),
  }),
  ToTell: toTell,
  LinkedAnswer: record<Omit<CommandAnswer, 'accessCode'> & { tell?: ToTell }>({
    caseNumber,
    revision: said(whole, 'Of the last event of the case, from 0.'),
    position,
    tell: maybe(ref('ToTell')),
  }),
};
