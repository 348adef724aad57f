import { dayIn, daysBetween, lastDayKnown, type Day } from '#calendar';
import type { Instant } from '../words.js';
import type { Policy } from './policy.js';

/** Until when a policy can count working time. */
export interface CalendarEnd {
  readonly policy: string;
  /** The last day whose holidays are known. */
  readonly lastDay: Day;
  /** The year to be entered next. */
  readonly year: number;
  /** From today to the last day; below nothing once that is over. */
  readonly daysLeft: number;
}

/** The first end among the versions of a policy; none where no version counts working time by public holidays. */
export function calendarEnd(versions: readonly Policy[], now: Instant): CalendarEnd | undefined {
  const ends = versions.filter(countsWorkingTime).flatMap(({ id, calendar }) => {
    const lastDay = lastDayKnown(calendar);
    if (lastDay === undefined) return [];
    const year = Number(lastDay.slice(0, 4)) + 1;
    return [{ policy: id, lastDay, year, daysLeft: daysBetween(dayIn(calendar.zone, now), lastDay) }];
  });
  return ends.toSorted((one, other) => one.daysLeft - other.daysLeft)[0];
}

const WORKING_TIME = ['workingHours', 'workingDays'];

/** Whether any of its spans is one of working time. */
function countsWorkingTime({ calendar: _, ...promises }: Policy): boolean {
  const holds = (value: unknown): boolean =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(value).some(([name, inner]) => WORKING_TIME.includes(name) || holds(inner));
  return holds(promises);
}
