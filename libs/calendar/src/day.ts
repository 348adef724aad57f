import { timeAt, wallAt } from './zone.js';

/** An instant in UTC with milliseconds, as `Date.toISOString()` prints it; text order is time order. */
export type Instant = string;

/** A calendar day `YYYY-MM-DD`, read in the zone that goes with it. */
export type Day = string;

export const DAY = 86_400_000;

/** The calendar day on which an instant falls in an IANA zone. */
export const dayIn = (zone: string, instant: Instant): Day => dayAt(zone, Date.parse(instant));

/** The first instant after a day in an IANA zone, whatever its clocks do that night. */
export const endOfDay = (zone: string, day: Day): Instant =>
  new Date(timeAt(zone, midnight(day) + DAY)).toISOString();

/** The day so many days later; counts days, not hours. */
export const daysAfter = (day: Day, days: number): Day =>
  new Date(midnight(day) + days * DAY).toISOString().slice(0, 10);

/** Whether the text is a day of the calendar. */
export const isDay = (text: string): boolean => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? midnight(text) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

/** 1 Monday ... 7 Sunday. */
export const isoWeekday = (day: Day): number => new Date(midnight(day)).getUTCDay() || 7;

export const dayAt = (zone: string, time: number): Day =>
  new Date(wallAt(zone, time)).toISOString().slice(0, 10);

/** What a wall clock shows as the day begins, as if it hung in UTC. */
export const midnight = (day: Day): number => Date.parse(`${day}T00:00:00Z`);
