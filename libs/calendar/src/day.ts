import { timeAt, wallAt } from './zone.js';

/** An instant in UTC with milliseconds, as `Date.toISOString()` prints it; text order is time order. */
export type Instant = string;

/** A calendar day `YYYY-MM-DD`, read in the zone that goes with it. */
export type Day = string;

export const DAY = 86_400_000;

/** A day counted from 1970-01-01, which is 0. */
export type DayNumber = number;

/** The calendar day on which an instant falls in an IANA zone. */
export const dayIn = (zone: string, instant: Instant): Day => dayOf(dayNumberAt(zone, Date.parse(instant)));

/** The first instant after a day in an IANA zone, whatever its clocks do that night. */
export const endOfDay = (zone: string, day: Day): Instant =>
  new Date(timeAt(zone, (dayNumberOf(day) + 1) * DAY)).toISOString();

/** The day so many days later; counts days, not hours. */
export const daysAfter = (day: Day, days: number): Day => dayOf(dayNumberOf(day) + days);

/** How many days after one day another is; below nothing for an earlier one. */
export const daysBetween = (from: Day, to: Day): number => dayNumberOf(to) - dayNumberOf(from);

/** Whether the text is a day of the calendar. */
export const isDay = (text: string): boolean => {
  const number = /^\d{4}-\d{2}-\d{2}$/.test(text) ? dayNumberOf(text) : NaN;
  return !Number.isNaN(number) && dayOf(number) === text;
};

export const dayNumberAt = (zone: string, time: number): DayNumber => Math.floor(wallAt(zone, time) / DAY);

export const dayNumberOf = (day: Day): DayNumber => Date.parse(`${day}T00:00:00Z`) / DAY;

export const dayOf = (number: DayNumber): Day => new Date(number * DAY).toISOString().slice(0, 10);

/** 1 Monday ... 7 Sunday. */
export const weekdayOf = (number: DayNumber): number => new Date(number * DAY).getUTCDay() || 7;
