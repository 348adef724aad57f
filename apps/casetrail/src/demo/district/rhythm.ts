import type { Seeded } from './random.js';

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** China keeps one zone without daylight saving, so local time is a constant shift. */
const SHIFT = 8 * HOUR;

/** Calls per hour of the day, in the shape of a city hotline: a morning peak, a lower one after lunch, quiet nights. */
const CALLS_BY_HOUR = [
  8, 5, 4, 3, 4, 8, 18, 38, 72, 100, 97, 80, 52, 58, 78, 82, 74, 62, 52, 46, 42, 34, 24, 14,
] as const;
/** From Sunday. */
const CALLS_BY_WEEKDAY = [72, 118, 110, 104, 102, 98, 78] as const;

const OFFICE = { from: 8.5 * HOUR, to: 17.5 * HOUR };
const CALLING = { from: 9 * HOUR, to: 20.5 * HOUR };

/** When one complaint of the last `days` days comes in. */
export function momentOfReceipt(random: Seeded, until: number, days: number): number {
  const midnight = startOfDay(until);
  const ago = random.weighted(
    Array.from(
      { length: days },
      (_, index) => [CALLS_BY_WEEKDAY[weekday(midnight - index * DAY)]!, index] as const,
    ),
  );
  const hour = random.weighted(CALLS_BY_HOUR.map((weight, index) => [weight, index] as const));
  const moment = midnight - ago * DAY + hour * HOUR + random.between(0, HOUR);
  return Math.floor(moment > until ? moment - DAY : moment);
}

/** The moment itself in office hours on a working day, otherwise soon after the next one begins. */
export function inOfficeHours(random: Seeded, moment: number): number {
  return within(random, moment, OFFICE, (day) => weekday(day) !== 0 && weekday(day) !== 6);
}

/** When an operator may call a citizen: any day, but neither early nor late. */
export function inCallingHours(random: Seeded, moment: number): number {
  return within(random, moment, CALLING, () => true);
}

/** The calendar day of a moment, `days` later. */
export function dayOf(moment: number, days = 0): string {
  return new Date(moment + SHIFT + days * DAY).toISOString().slice(0, 10);
}

/** The moment a calendar day ends. */
export function endOfDay(day: string): number {
  return Date.parse(`${day}T00:00:00.000Z`) - SHIFT + DAY;
}

/** A local time of day, `days` after the day of `moment`. */
export function at(moment: number, days: number, hour: number, minute = 0): number {
  return startOfDay(moment) + days * DAY + hour * HOUR + minute * MINUTE;
}

function within(
  random: Seeded,
  moment: number,
  { from, to }: { from: number; to: number },
  open: (day: number) => boolean,
): number {
  const into = moment - startOfDay(moment);
  if (open(moment) && into >= from && into < to) return moment;
  let day = startOfDay(moment) + (into < from ? 0 : DAY);
  while (!open(day)) day += DAY;
  return Math.floor(day + from + random.between(0, 90 * MINUTE));
}

function startOfDay(moment: number): number {
  return Math.floor((moment + SHIFT) / DAY) * DAY - SHIFT;
}

function weekday(moment: number): number {
  return new Date(moment + SHIFT).getUTCDay();
}
