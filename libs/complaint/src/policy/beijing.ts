import type { Policy } from './policy.js';

const HOURS_A_DAY = 24;

/** Limits as published for Beijing's hotline; not issued nor checked by the city. Whatever is not published is our choice. */
export const BEIJING_1: Policy = {
  id: 'beijing',
  version: 1,
  name: { 'zh-CN': '北京（非官方）', en: 'Beijing (unofficial)' },
  source:
    'Unofficial. Handling limits of the 12345 hotline (接诉即办) as reported in public: 2 hours, 24 hours, 7 days, 15 days. Windows, caps and coarseness are assumptions.',
  zone: 'Asia/Shanghai',
  limits: [
    { urgencies: ['emergency'], respondHours: 2, resolveHours: 2 },
    { urgencies: ['utility'], respondHours: 24, resolveHours: 24 },
    { complexities: ['complex'], respondHours: 24, resolveHours: 15 * HOURS_A_DAY },
    { respondHours: 24, resolveHours: 7 * HOURS_A_DAY },
  ],
  backdateHours: 24,
  disputeHours: 4,
  mitigation: { maxReviewDays: 15, maxRenewals: 2 },
  revisit: { attempts: 3 },
  reopenDays: 15,
  deferral: { maxReportDays: 90 },
  coarseness: { place: 'street', cellDecimals: 2 },
};
