import { DAY, dayNumberAt, dayNumberOf, type Day, type DayNumber, type Instant } from './day.js';
import { timeAt, type Wall } from './zone.js';

const MINUTE = 60_000;

/**
 * The instant at which the clocks of a zone show a local day and clock time `HH:MM`. Where they show it twice,
 * the first; where they never do, the first instant after the gap.
 */
export const instantAt = (zone: string, day: Day, clock: string): Instant =>
  new Date(timeAt(zone, wallOf(dayNumberOf(day), clock))).toISOString();

/** The first instant strictly after another that shows this clock time `HH:MM`; once a local day, by the rule of `instantAt`. */
export function nextLocalTime(zone: string, after: Instant, clock: string): Instant {
  const time = Date.parse(after);
  const today = dayNumberAt(zone, time);
  const next = timeAt(zone, wallOf(today, clock));
  return new Date(next > time ? next : timeAt(zone, wallOf(today + 1, clock))).toISOString();
}

export const wallOf = (day: DayNumber, clock: string): Wall => day * DAY + minutesOf(clock) * MINUTE;

/** Whether the text is a clock time from `00:00` to `23:59`. */
export const isClock = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));
