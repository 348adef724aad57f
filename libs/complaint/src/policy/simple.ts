import type { Policy } from './policy.js';

/** Casetrail's own, for a city that has made no promises yet: three days for everything. */
export const SIMPLE_1: Policy = {
  id: 'simple',
  version: 1,
  name: { 'zh-CN': '简易（三天）', en: 'Simple (three days)' },
  appliesFrom: '1970-01-01T00:00:00.000Z',
  calendar: {
    zone: 'Asia/Shanghai',
    workingWeekdays: [1, 2, 3, 4, 5, 6, 7],
    workingHours: [],
    holidays: 'none',
    overrides: [],
  },
  limits: [{ respond: { hours: 24 }, resolve: { hours: 72 } }],
  warning: { respond: { hours: 4 }, resolve: { hours: 24 } },
  backdateHours: 24,
  dispute: { within: { hours: 24 }, ruledWithin: { hours: 24 } },
  mitigation: { maxReviewDays: 30, maxRenewals: 3 },
  revisit: {
    attempts: 4,
    callingHours: [
      { from: '10:00', to: '12:00' },
      { from: '18:00', to: '20:00' },
      { from: '14:00', to: '17:00' },
    ],
    spacing: { hours: 4 },
    overdueAfter: { hours: 24 },
    invitation: { days: 7 },
    noContact: { days: 7 },
  },
  reopenDays: 15,
  deferral: { maxReportDays: 90 },
  escalation: [
    { after: { hours: 24 }, to: 'parent' },
    { after: { days: 3 }, to: 'district' },
  ],
  rates: {
    minimumSample: 10,
    basicallySatisfied: 0.9,
    weights: { response: 0.1, resolution: 0.5, satisfaction: 0.4 },
    monthStartsOn: 1,
  },
  coarseness: { place: 'street', cellDecimals: 2 },
};
