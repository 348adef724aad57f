import { BESIDE_COUNTS, HISTORICAL_CHOICES, RATE_COUNTS, RATE_GROUPS } from '#projections';
import type { CountedCase, Rate, RateFigures, RateRow, Rates } from '#projections';
import { caseNumber, flag, list, maybe, number, record, ref, said, text, whole, word } from './schema.js';
import type { Fields, Schema } from './schema.js';

const LOCALIZED = ref('LocalizedText');
const RATE = ref('Rate');

const rate = record<Rate>(
  {
    denominator: whole,
    numerator: maybe(number),
    rate: maybe(said(number, 'Numerator by denominator, to four decimals.')),
    withheld: maybe(word(['small-sample'])),
  },
  'Below the minimum sample of the policy only the denominator is told.',
);

const FIGURES: Fields<RateFigures> = {
  valid: said(whole, 'Callbacks that reached the citizen, one per reporter and round.'),
  response: RATE,
  resolution: RATE,
  satisfaction: RATE,
  composite: RATE,
  deniedLater: RATE,
  deadlinesKept: RATE,
  beside: said(
    record<RateFigures['beside']>(
      Object.fromEntries(BESIDE_COUNTS.map((count) => [count, whole])) as Fields<RateFigures['beside']>,
    ),
    'What is in no denominator.',
  ),
};

const rates = record<Rates>({
  groupBy: word(RATE_GROUPS),
  historical: word(HISTORICAL_CHOICES),
  groups: list(record<RateRow>({ key: text, name: LOCALIZED, ...FIGURES })),
  total: record<RateFigures>(FIGURES),
  confidentialAtLeast: maybe(said(whole, 'City-wide, of any month, in whole tens.')),
});

const countedCase = record<CountedCase>({
  caseNumber,
  round: whole,
  counts: list(word(RATE_COUNTS)),
  month: said(text, 'The assessment month it counts in.'),
  department: maybe(said(text, 'Who led.')),
  departmentName: maybe(LOCALIZED),
  district: text,
  districtName: LOCALIZED,
  policy: record<CountedCase['policy']>({ id: text, version: whole }),
  historical: flag,
});

/** What the rates answer. */
export const RATE_SCHEMAS: Readonly<Record<string, Schema>> = {
  Rate: rate,
  Rates: rates,
  CountedCase: countedCase,
};
