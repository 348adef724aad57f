import type { CalendarOverride, CalendarRules, WorkingHours } from '#calendar';
import { COMPLEXITIES, KINDS, URGENCIES } from '#complaint';
import type { CallingHours, EscalationStep, Policy, RateRules, RevisitRules, TimeLimit } from '#complaint';
import type { PolicyList, PolicySummary } from '../../policies/policies.controller.js';
import { day, flag, instant, list, maybe, number, record, ref, said, text, whole, word } from './schema.js';
import type { Schema } from './schema.js';

const LOCALIZED = ref('LocalizedText');

const UNITS = ['hours', 'days', 'workingHours', 'workingDays'] as const;
const span: Schema = {
  description: 'Calendar time, or working time by the calendar of the policy.',
  oneOf: UNITS.map((unit) => ({ type: 'object', properties: { [unit]: number }, required: [unit] })),
};

const clock = said(text, 'A local clock time, as 09:30.');

const calendar = record<CalendarRules>({
  zone: said(text, 'An IANA zone.'),
  workingWeekdays: said(list(whole), '1 is Monday, 7 is Sunday.'),
  workingHours: said(list(record<WorkingHours>({ from: clock, to: clock })), 'Empty for the whole day.'),
  holidays: word(['china', 'none']),
  overrides: list(record<CalendarOverride>({ day, working: flag, name: maybe(text) })),
  completedYears: maybe(list(whole)),
});

const limit = record<TimeLimit>({
  kinds: maybe(list(word(KINDS))),
  urgencies: maybe(list(word(URGENCIES))),
  complexities: maybe(list(word(COMPLEXITIES))),
  respond: span,
  resolve: span,
});

const revisit = record<RevisitRules>({
  attempts: said(whole, 'Calls in vain before the citizen is written to.'),
  callingHours: list(record<CallingHours>({ from: clock, to: clock })),
  spacing: span,
  overdueAfter: span,
  invitation: span,
  noContact: span,
});

const rates = record<RateRules>({
  minimumSample: whole,
  basicallySatisfied: number,
  weights: record<RateRules['weights']>({ response: number, resolution: number, satisfaction: number }),
  monthStartsOn: whole,
});

const policy = record<Policy>({
  id: text,
  version: whole,
  name: LOCALIZED,
  source: maybe(said(text, 'Where the figures come from.')),
  appliesFrom: said(instant, 'It holds for complaints received from here on, until the next version’s.'),
  calendar,
  limits: said(list(limit), 'The first that matches applies; both count from receipt or reopening.'),
  warning: record<Policy['warning']>({ respond: span, resolve: span }),
  backdateHours: whole,
  dispute: record<Policy['dispute']>({ within: span, ruledWithin: span }),
  mitigation: record<Policy['mitigation']>({ maxReviewDays: whole, maxRenewals: whole }),
  revisit,
  reopenDays: said(whole, 'How long after closing the citizen may reopen.'),
  deferral: record<Policy['deferral']>({ maxReportDays: whole }),
  escalation: list(
    record<EscalationStep>({ after: span, to: said(text, '`parent`, `district` or a department.') }),
  ),
  rates,
  coarseness: record<Policy['coarseness']>({ place: word(['district', 'street']), cellDecimals: whole }),
});

const summary = record<PolicySummary>({
  id: text,
  name: LOCALIZED,
  versions: list(record<PolicySummary['versions'][number]>({ version: whole, appliesFrom: instant })),
});

/** What a city promises. */
export const POLICY_SCHEMAS: Readonly<Record<string, Schema>> = {
  Policy: policy,
  PolicyList: record<PolicyList>({
    current: said(text, 'The id of the one that complaints are received under.'),
    policies: list(summary),
  }),
};
