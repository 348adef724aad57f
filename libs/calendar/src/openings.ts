import { calendarOf, type Calendar } from './calendar.js';
import { wallOf } from './clock.js';
import { dayAt, type Day, type Instant } from './day.js';
import type { CalendarRules } from './rules.js';
import { isWorked } from './working-days.js';
import { timeAt } from './zone.js';

/** Time that is worked without a break, in milliseconds: `from` is in it, `to` is not. */
export interface Opening {
  readonly from: number;
  readonly to: number;
}

/**
 * Whether work is done at an instant: from an opening on, until just before its closing.
 *
 * @throws {CalendarLacksYear} nobody has said what the holidays of that year are
 * @throws {InvalidCalendar} `checkCalendar` has something against the rules
 */
export function isWorkingTime(rules: CalendarRules, instant: Instant): boolean {
  const time = Date.parse(instant);
  const openings = openingsOn(calendarOf(rules), dayAt(rules.zone, time));
  return openings.some(({ from, to }) => from <= time && time < to);
}

/** The openings of a local day in order, none on a day off. Hours that fall into a gap of the clocks are not worked. */
export function openingsOn(calendar: Calendar, day: Day): readonly Opening[] {
  const known = calendar.openings.get(day);
  if (known) return known;
  const openings = isWorked(calendar, day) ? openingsOf(calendar, day) : [];
  calendar.openings.set(day, openings);
  return openings;
}

const openingsOf = ({ zone, hours }: Calendar, day: Day): Opening[] =>
  hours.map(({ from, to }) => ({
    from: timeAt(zone, wallOf(day, from)),
    to: timeAt(zone, wallOf(day, to)),
  }));
