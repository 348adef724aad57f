import type { Policy } from './policy.js';
import { SIMPLE_1 } from './simple.js';

/** Limits in working days by kind, as published for Guangdong's hotlines; not issued nor checked by the province. */
export const GUANGDONG_1: Policy = {
  ...SIMPLE_1,
  id: 'guangdong',
  version: 1,
  name: { 'zh-CN': '广东（非官方）', en: 'Guangdong (unofficial)' },
  source:
    'Unofficial. Handling limits of the 12345 hotlines as reported in public: 2 working days for consultations, 10 for requests for help, complaints and suggestions, 15 for reports of offences. Emergencies, hours, windows, caps, ladder and coarseness are assumptions.',
  calendar: {
    zone: 'Asia/Shanghai',
    workingWeekdays: [1, 2, 3, 4, 5],
    workingHours: [
      { from: '09:00', to: '12:00' },
      { from: '14:00', to: '18:00' },
    ],
    holidays: 'china',
    overrides: [],
  },
  limits: [
    { urgencies: ['emergency'], respond: { hours: 2 }, resolve: { hours: 24 } },
    { kinds: ['consultation'], respond: { workingDays: 1 }, resolve: { workingDays: 2 } },
    { kinds: ['report'], respond: { workingDays: 2 }, resolve: { workingDays: 15 } },
    { respond: { workingDays: 2 }, resolve: { workingDays: 10 } },
  ],
  warning: { respond: { workingHours: 4 }, resolve: { workingDays: 2 } },
  dispute: { within: { workingDays: 1 }, ruledWithin: { workingDays: 2 } },
  escalation: [
    { after: { workingDays: 1 }, to: 'parent' },
    { after: { workingDays: 5 }, to: 'district' },
  ],
};
