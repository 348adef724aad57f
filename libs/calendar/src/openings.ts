import { calendarOf, type Calendar } from './calendar.js';
import { wallOf } from './clock.js';
import { dayNumberAt, dayNumberOf, type Day, type DayNumber, type Instant } from './day.js';
import type { CalendarRules } from './rules.js';
import { isWorked } from './working-days.js';
import { timeAt } from './zone.js';

/** Time that is worked without a break, in milliseconds: `from` is in it, `to` is not. */
export interface Opening {
  readonly from: number;
  readonly to: number;
}

/**
 * Whether a local day is worked.
 *
 * @throws {CalendarLacksYear} nobody has said what the holidays of that year are
 * @throws {InvalidCalendar} `checkCalendar` has something against the rules
 */
export const isWorkingDay = (rules: CalendarRules, day: Day): boolean =>
  openingsOn(calendarOf(rules), dayNumberOf(day)).length > 0;

/**
 * Whether work is done at an instant: from an opening on, until just before its closing.
 *
 * @throws {CalendarLacksYear} nobody has said what the holidays of that year are
 * @throws {InvalidCalendar} `checkCalendar` has something against the rules
 */
export function isWorkingTime(rules: CalendarRules, instant: Instant): boolean {
  const time = Date.parse(instant);
  const openings = openingsOn(calendarOf(rules), dayNumberAt(rules.zone, time));
  return openings.some(({ from, to }) => from <= time && time < to);
}

/** The openings of a local day in order, none on a day off. Nobody works hours, or a day, that the clocks leave out. */
export function openingsOn(calendar: Calendar, day: DayNumber): readonly Opening[] {
  const known = calendar.openings.get(day);
  if (known) return known;
  const openings = isWorked(calendar, day) ? openingsOf(calendar, day) : [];
  calendar.openings.set(day, openings);
  return openings;
}

const openingsOf = ({ zone, hours }: Calendar, day: DayNumber): Opening[] =>
  hours
    .map(({ from, to }) => ({ from: timeAt(zone, wallOf(day, from)), to: timeAt(zone, wallOf(day, to)) }))
    .filter(({ from, to }) => from < to);
