import type { Day } from './day.js';

/** Local clock times of an opening and its closing, `HH:MM`; the closing may be `24:00`. */
export interface WorkingHours {
  readonly from: string;
  readonly to: string;
}

/** A local day that is as said, whatever the rest of the calendar says. */
export interface CalendarOverride {
  readonly day: Day;
  readonly working: boolean;
  readonly name?: string;
}

/** The working time of a city, as data: `checkCalendar` says what is wrong with it. Never changed once in use. */
export interface CalendarRules {
  /** An IANA zone. */
  readonly zone: string;
  /** ISO weekdays that are worked, 1 Monday ... 7 Sunday. */
  readonly workingWeekdays: readonly number[];
  /** In order, not overlapping. Empty: the whole day. */
  readonly workingHours: readonly WorkingHours[];
  /** `china`: public holidays and the weekend days worked instead, as the State Council announces them year by year. */
  readonly holidays: (typeof HOLIDAYS)[number];
  /** Win over holidays and weekdays. */
  readonly overrides: readonly CalendarOverride[];
  /**
   * Years for which `overrides` alone say everything that `holidays` would: from 29 December before it to 28 December, since the
   * last three days of a year are announced with the next.
   */
  readonly completedYears?: readonly number[];
}

export const HOLIDAYS = ['china', 'none'] as const;

/**
 * Exactly one of them, above nothing and at most a hundred years; days and working days are whole.
 *
 * Calendar time: `hours` elapse, `days` end at the same local clock time. Working time is counted by a calendar.
 */
export type Span =
  | { readonly hours: number }
  | { readonly days: number }
  | { readonly workingHours: number }
  | { readonly workingDays: number };
