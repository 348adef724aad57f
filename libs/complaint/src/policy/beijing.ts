import type { Policy } from './policy.js';
import { SIMPLE_1 } from './simple.js';

/** Limits as published for Beijing's hotline; not issued nor checked by the city. Whatever is not published is our choice. */
export const BEIJING_1: Policy = {
  ...SIMPLE_1,
  id: 'beijing',
  version: 1,
  name: { 'zh-CN': '北京（非官方）', en: 'Beijing (unofficial)' },
  source:
    'Unofficial. Handling limits of the 12345 hotline (接诉即办) as reported in public: 2 hours, 24 hours, 7 days, 15 days; rates of response, resolution and satisfaction by the month from the 19th to the 18th. Windows, spacing, caps, ladder and coarseness are assumptions.',
  limits: [
    { urgencies: ['emergency'], respond: { hours: 2 }, resolve: { hours: 2 } },
    { urgencies: ['utility'], respond: { hours: 24 }, resolve: { hours: 24 } },
    { complexities: ['complex'], respond: { hours: 24 }, resolve: { days: 15 } },
    { respond: { hours: 24 }, resolve: { days: 7 } },
  ],
  dispute: { within: { hours: 4 }, ruledWithin: { hours: 24 } },
  mitigation: { maxReviewDays: 15, maxRenewals: 2 },
  rates: { ...SIMPLE_1.rates, monthStartsOn: 19 },
};
