import { checkCalendar, checkSpan, isDay, type Problem } from '#calendar';
import {
  COMPLEXITIES,
  KINDS,
  URGENCIES,
  type CallingHours,
  type EscalationStep,
  type Policy,
  type RateRules,
  type RevisitRules,
  type TimeLimit,
} from '#complaint';
import {
  also,
  below,
  type Check,
  isRecord,
  listOf,
  matching,
  maybe,
  oneOf,
  problem,
  record,
  share,
  text,
  wholeNumber,
} from '../checking/check.js';
import { id, localizedText } from '../checking/names.js';
import { checkCoverage } from './limit-rules.js';
import { checkTimes } from './time-rules.js';

/**
 * Every problem of something that should be a `Policy`; none when it is one. `appliesFrom` may bear any offset.
 */
export function checkPolicy(value: unknown): readonly Problem[] {
  const limits = isRecord(value) ? value.limits : undefined;
  return [...POLICY(value), ...below(checkCoverage(limits), 'limits'), ...checkTimes(value)];
}

const CLOCK = matching(/^([01]\d|2[0-3]):[0-5]\d$/, 'a clock time, as 09:30');
const WITH_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,3})?)?(Z|[+-]\d\d:\d\d)$/;
const ADDS_UP_WITHIN = 1e-9;
const MANY = 1_000_000;
const YEARS_OF_DAYS = 3660;

const instant: Check = (value) =>
  typeof value === 'string' &&
  WITH_OFFSET.test(value) &&
  isDay(value.slice(0, 10)) &&
  !Number.isNaN(Date.parse(value))
    ? []
    : problem('Say a moment with its offset, as 2027-01-01T00:00:00+08:00.');

const limit = record<TimeLimit>({
  kinds: maybe(listOf(oneOf(KINDS), 1)),
  urgencies: maybe(listOf(oneOf(URGENCIES), 1)),
  complexities: maybe(listOf(oneOf(COMPLEXITIES), 1)),
  respond: checkSpan,
  resolve: checkSpan,
});

const callingHours = also<CallingHours>(record<CallingHours>({ from: CLOCK, to: CLOCK }), ({ from, to }) =>
  from < to ? [] : problem(`Nobody can be called from ${from} to ${to}: the end must be later.`),
);

const revisit = record<RevisitRules>({
  attempts: wholeNumber(1, 100),
  callingHours: listOf(callingHours, 1),
  spacing: checkSpan,
  overdueAfter: checkSpan,
  invitation: checkSpan,
  noContact: checkSpan,
});

const step = record<EscalationStep>({
  after: checkSpan,
  to: matching(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'parent, district or the id of a department'),
});

const weights = also<RateRules['weights']>(
  record<RateRules['weights']>({ response: share, resolution: share, satisfaction: share }),
  ({ response, resolution, satisfaction }) => {
    const sum = response + resolution + satisfaction;
    if (Math.abs(sum - 1) <= ADDS_UP_WITHIN) return [];
    return problem(`The weights add up to ${Number(sum.toFixed(9))}: they must add up to 1.`);
  },
);

const rates = record<RateRules>({
  minimumSample: wholeNumber(1, MANY),
  basicallySatisfied: share,
  weights,
  monthStartsOn: wholeNumber(1, 28),
});

const POLICY = record<Policy>({
  id,
  version: wholeNumber(1, MANY),
  name: localizedText,
  source: maybe(text),
  appliesFrom: instant,
  calendar: checkCalendar,
  limits: listOf(limit, 1),
  warning: record<Policy['warning']>({ respond: checkSpan, resolve: checkSpan }),
  backdateHours: wholeNumber(0, YEARS_OF_DAYS * 24),
  dispute: record<Policy['dispute']>({ within: checkSpan, ruledWithin: checkSpan }),
  mitigation: record<Policy['mitigation']>({
    maxReviewDays: wholeNumber(1, YEARS_OF_DAYS),
    maxRenewals: wholeNumber(0, MANY),
  }),
  revisit,
  reopenDays: wholeNumber(1, YEARS_OF_DAYS),
  deferral: record<Policy['deferral']>({ maxReportDays: wholeNumber(1, YEARS_OF_DAYS) }),
  escalation: listOf(step),
  rates,
  coarseness: record<Policy['coarseness']>({
    place: oneOf(['district', 'street']),
    cellDecimals: wholeNumber(0, 4),
  }),
});
