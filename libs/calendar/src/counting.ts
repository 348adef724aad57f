import { calendarOf, type Calendar } from './calendar.js';
import { DAY, dayNumberAt, type Instant } from './day.js';
import { openingsOn } from './openings.js';
import type { CalendarRules, Span } from './rules.js';
import { requireSpan } from './check-span.js';
import { timeAt, wallAt } from './zone.js';

const HOUR = 3_600_000;

/**
 * The instant at which a span that begins at another is over.
 *
 * Days and working days follow articles 201 and 203 of the Civil Code of the PRC: the day on which something happens is not
 * counted, and the last working day ends when business stops, so three working days from any moment of a Friday end at the
 * closing of the third working day after it. Working hours run only while work is done; begun outside it, from the next opening.
 *
 * Calendar days end at the same local clock time, hours when they have elapsed.
 *
 * @throws {InvalidSpan} `checkSpan` has something against the span
 * @throws {CalendarLacksYear} working time leads into a year whose holidays nobody has said
 * @throws {InvalidCalendar} `checkCalendar` has something against the rules
 */
export const addSpan = (rules: CalendarRules, from: Instant, span: Span): Instant =>
  count(rules, from, span, 1);

/**
 * The instant from which a span leads to another, to warn before a deadline: the mirror image of `addSpan`.
 *
 * So many working days before is the opening of that working day, so that all of it is left; the day that ends with the
 * deadline is not counted. Working hours count back through time that is worked, begun outside it from the closing before.
 *
 * @throws as `addSpan`
 */
export const subtractSpan = (rules: CalendarRules, from: Instant, span: Span): Instant =>
  count(rules, from, span, -1);

type Direction = 1 | -1;

function count(rules: CalendarRules, from: Instant, span: Span, direction: Direction): Instant {
  requireSpan(span);
  return new Date(reach(rules, Date.parse(from), span, direction)).toISOString();
}

function reach(rules: CalendarRules, time: number, span: Span, direction: Direction): number {
  if ('hours' in span) return time + direction * Math.round(span.hours * HOUR);
  if ('days' in span) return timeAt(rules.zone, wallAt(rules.zone, time) + direction * span.days * DAY);
  const calendar = calendarOf(rules);
  if ('workingDays' in span) return countDays(calendar, time, span.workingDays, direction);
  const worked = Math.round(span.workingHours * HOUR);
  return direction === 1 ? workOn(calendar, time, worked) : workBack(calendar, time, worked);
}

function countDays(calendar: Calendar, time: number, days: number, direction: Direction): number {
  let day = dayNumberAt(calendar.zone, direction === 1 ? time : time - 1);
  for (let left = days; left > 0;) {
    day += direction;
    if (openingsOn(calendar, day).length > 0) left--;
  }
  const openings = openingsOn(calendar, day);
  return direction === 1 ? openings.at(-1)!.to : openings[0]!.from;
}

function workOn(calendar: Calendar, time: number, worked: number): number {
  let left = worked;
  for (let day = dayNumberAt(calendar.zone, time); ; day++) {
    for (const opening of openingsOn(calendar, day)) {
      const from = Math.max(opening.from, time);
      const room = Math.max(0, opening.to - from);
      if (left <= room) return from + left;
      left -= room;
    }
  }
}

function workBack(calendar: Calendar, time: number, worked: number): number {
  let left = worked;
  for (let day = dayNumberAt(calendar.zone, time); ; day--) {
    for (const opening of openingsOn(calendar, day).toReversed()) {
      const to = Math.min(opening.to, time);
      const room = Math.max(0, to - opening.from);
      if (left <= room) return to - left;
      left -= room;
    }
  }
}
