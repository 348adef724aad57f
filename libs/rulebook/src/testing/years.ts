import { yearsKnown, type CalendarOverride } from '#calendar';
import { SHIPPED_POLICIES, type Policy } from '#complaint';
import type { EnteredYear } from '../policy-events.js';

/** A shipped policy that counts working days by China's public holidays. */
export const GUANGDONG: Policy = SHIPPED_POLICIES.find(({ id }) => id === 'guangdong')!;

/** The last year that is announced. */
export const LAST = yearsKnown(GUANGDONG.calendar).to;
export const NEXT = LAST + 1;

/** A year with the days that are always free, and these. */
export const yearOf = (year: number, ...days: readonly CalendarOverride[]): EnteredYear => ({
  year,
  days: [...['01-01', '05-01', '10-01'].map((date) => ({ day: `${year}-${date}`, working: false })), ...days],
});
