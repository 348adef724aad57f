import announced from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { Day } from './day.js';

const off = new Set(Object.keys(announced.holidays));
const workedInstead = new Set(Object.keys(announced.workdays));

/**
 * The years whose arrangement the package holds, oldest first. The State Council announces a year in one document,
 * and 1 October is a holiday in each: a year with only a few days that its neighbours announced does not count.
 */
export const ANNOUNCED_YEARS: readonly number[] = [...off]
  .filter((day) => day.endsWith('-10-01'))
  .map((day) => Number(day.slice(0, 4)))
  .sort((a, b) => a - b);

/** Whether the State Council moved the day: to a holiday or to a working day; `undefined` where it left it alone. */
export function announcedAsWorking(day: Day): boolean | undefined {
  if (off.has(day)) return false;
  return workedInstead.has(day) || undefined;
}
