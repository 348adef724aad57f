import type { Policy } from './policy.js';

/** Casetrail's own, for a city that has made no promises yet: three days for everything. */
export const SIMPLE_1: Policy = {
  id: 'simple',
  version: 1,
  name: { 'zh-CN': '简易（三天）', en: 'Simple (three days)' },
  zone: 'Asia/Shanghai',
  limits: [{ respondHours: 24, resolveHours: 72 }],
  backdateHours: 24,
  disputeHours: 24,
  mitigation: { maxReviewDays: 30, maxRenewals: 3 },
  revisit: { attempts: 3 },
  reopenDays: 15,
  deferral: { maxReportDays: 90 },
  coarseness: { place: 'street', cellDecimals: 2 },
};
