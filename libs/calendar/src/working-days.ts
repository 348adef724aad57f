import { announcedAsWorking, ANNOUNCED_YEARS } from './china.js';
import { calendarOf, type Calendar } from './calendar.js';
import { dayOf, weekdayOf, type Day, type DayNumber } from './day.js';
import { CalendarLacksYear } from './errors.js';
import type { CalendarRules } from './rules.js';

/**
 * The years a calendar can be asked about, first and last included; 0 to 9999 where it follows no holidays.
 * With Chinese holidays the last three days of the last year wait for the next announcement.
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

export function isWorked(calendar: Calendar, number: DayNumber): boolean {
  const day = dayOf(number);
  return calendar.overrides.get(day) ?? announced(calendar, day) ?? calendar.weekdays.has(weekdayOf(number));
}

function announced(calendar: Calendar, day: Day): boolean | undefined {
  const year = Number(day.slice(0, 4));
  if (calendar.holidays === 'none' || calendar.completedYears.has(year)) return undefined;
  requireKnown(calendar, year);
  if (isWithNextYear(day)) requireKnown(calendar, year + 1);
  return announcedAsWorking(day);
}

/** New Year's holiday began in the year before it, or moved days there, five times in twenty years; never before the 29th. */
const isWithNextYear = (day: Day): boolean => day.slice(5) >= '12-29';

function requireKnown(calendar: Calendar, year: number): void {
  if (!isKnown(calendar, year)) throw new CalendarLacksYear(year);
}

const isKnown = (calendar: Calendar, year: number): boolean =>
  calendar.completedYears.has(year) || ANNOUNCED_YEARS.includes(year);
