import { announcedAsWorking, ANNOUNCED_YEARS } from './china.js';
import { calendarOf, type Calendar } from './calendar.js';
import { dayOf, daysAfter, weekdayOf, type Day, type DayNumber } from './day.js';
import { CalendarLacksYear } from './errors.js';
import type { CalendarRules } from './rules.js';

/**
 * The years a calendar can be asked about, first and last included; 0 to 9999 where it follows no holidays.
 * With Chinese holidays the last three days of the last year wait for the next: `lastDayKnown`.
 */
export function yearsKnown(rules: CalendarRules): { readonly from: number; readonly to: number } {
  const calendar = calendarOf(rules);
  if (rules.holidays === 'none') return { from: 0, to: 9999 };
  let from = ANNOUNCED_YEARS.at(-1)!;
  let to = from;
  while (isKnown(calendar, from - 1)) from--;
  while (isKnown(calendar, to + 1)) to++;
  return { from, to };
}

/** The last day of which a calendar says whether it is worked; none where it follows no holidays. */
export function lastDayKnown(rules: CalendarRules): Day | undefined {
  if (rules.holidays === 'none') return undefined;
  const { overrides } = calendarOf(rules);
  let day = `${yearsKnown(rules).to}-12-28`;
  while (overrides.has(daysAfter(day, 1))) day = daysAfter(day, 1);
  return day;
}

export function isWorked(calendar: Calendar, number: DayNumber): boolean {
  const day = dayOf(number);
  return calendar.overrides.get(day) ?? announced(calendar, day) ?? calendar.weekdays.has(weekdayOf(number));
}

function announced(calendar: Calendar, day: Day): boolean | undefined {
  if (calendar.holidays === 'none') return undefined;
  requireKnown(calendar, Number(day.slice(0, 4)));
  const year = announcedWith(day);
  requireKnown(calendar, year);
  return calendar.completedYears.has(year) ? undefined : announcedAsWorking(day);
}

/**
 * The year whose arrangement speaks of a day: that of the last three days of a year is the next. New Year's holiday began in the
 * year before it, or moved days there, five times in twenty years; never before the 29th.
 */
export const announcedWith = (day: Day): number =>
  Number(day.slice(0, 4)) + (day.slice(5) >= '12-29' ? 1 : 0);

function requireKnown(calendar: Calendar, year: number): void {
  if (!isKnown(calendar, year)) throw new CalendarLacksYear(year);
}

const isKnown = (calendar: Calendar, year: number): boolean =>
  calendar.completedYears.has(year) || ANNOUNCED_YEARS.includes(year);
