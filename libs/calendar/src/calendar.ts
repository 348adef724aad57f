import { checkCalendar } from './check-calendar.js';
import type { Day, DayNumber } from './day.js';
import { InvalidCalendar } from './errors.js';
import type { CalendarRules, WorkingHours } from './rules.js';
import type { Opening } from './openings.js';

/** Rules made ready to be asked, and what was answered so far. */
export interface Calendar {
  readonly zone: string;
  readonly weekdays: ReadonlySet<number>;
  readonly hours: readonly WorkingHours[];
  readonly holidays: CalendarRules['holidays'];
  readonly overrides: ReadonlyMap<Day, boolean>;
  readonly completedYears: ReadonlySet<number>;
  readonly openings: Map<DayNumber, readonly Opening[]>;
}

const WHOLE_DAY: readonly WorkingHours[] = [{ from: '00:00', to: '24:00' }];
const calendars = new WeakMap<CalendarRules, Calendar>();

/** @throws {InvalidCalendar} `checkCalendar` has something against the rules */
export function calendarOf(rules: CalendarRules): Calendar {
  const known = calendars.get(rules);
  if (known) return known;
  const calendar = prepare(rules);
  calendars.set(rules, calendar);
  return calendar;
}

function prepare(rules: CalendarRules): Calendar {
  const [problem] = checkCalendar(rules);
  if (problem) throw new InvalidCalendar(`${problem.path.join('.')}: ${problem.message}`);
  const { zone, holidays, workingHours, workingWeekdays, overrides, completedYears } = rules;
  return {
    zone,
    holidays,
    weekdays: new Set(workingWeekdays),
    hours: workingHours.length > 0 ? workingHours : WHOLE_DAY,
    overrides: new Map(overrides.map(({ day, working }) => [day, working])),
    completedYears: new Set(completedYears),
    openings: new Map(),
  };
}
