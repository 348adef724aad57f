import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addSpan, subtractSpan } from './counting.js';
import { dayIn, daysAfter, type Instant } from './day.js';
import { isWorkingDay, isWorkingTime } from './openings.js';
import type { CalendarRules, Span } from './rules.js';

const RUNS = { numRuns: Number(process.env.CASETRAIL_TEST_RUNS ?? 200) };
const MINUTE = 60_000;
const QUARTER = 15 * MINUTE;

const STEADY_ZONES = ['Asia/Shanghai', 'Asia/Kathmandu', 'Pacific/Kiritimati'];
const CHANGING_ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Havana'];

const calendars: fc.Arbitrary<CalendarRules> = fc.record({
  zone: fc.constantFrom(...STEADY_ZONES, ...CHANGING_ZONES),
  workingWeekdays: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
  workingHours: fc.constantFrom(
    [],
    [{ from: '09:00', to: '17:30' }],
    [
      { from: '09:00', to: '12:00' },
      { from: '13:30', to: '17:30' },
    ],
    [
      { from: '00:00', to: '02:30' },
      { from: '20:15', to: '24:00' },
    ],
  ),
  holidays: fc.constantFrom('china', 'none'),
  overrides: fc.constantFrom(
    [],
    [
      { day: '2020-10-25', working: true },
      { day: '2020-10-26', working: false },
    ],
  ),
});

const starts: fc.Arbitrary<Instant> = fc
  .integer({ min: Date.UTC(2006, 0) / MINUTE, max: Date.UTC(2024, 0) / MINUTE })
  .map((minutes) => new Date(minutes * MINUTE).toISOString());

const workingHours: fc.Arbitrary<Span> = fc
  .integer({ min: 1, max: 30 * 60 })
  .map((minutes) => ({ workingHours: minutes / 60 }));
const workingDays: fc.Arbitrary<Span> = fc
  .integer({ min: 1, max: 30 })
  .map((days) => ({ workingDays: days }));
const hours: fc.Arbitrary<Span> = fc.integer({ min: 1, max: 1000 }).map((count) => ({ hours: count }));
const days: fc.Arbitrary<Span> = fc.integer({ min: 1, max: 100 }).map((count) => ({ days: count }));
const working = fc.oneof(workingHours, workingDays);

const justBefore = (instant: Instant): Instant => new Date(Date.parse(instant) - 1).toISOString();

/** The quarters of an hour worked from one instant to another, counted one by one: here all hours and zones keep to them. */
function quartersWorked(rules: CalendarRules, from: Instant, to: Instant): number {
  let quarters = 0;
  for (let time = Date.parse(from); time < Date.parse(to); time += QUARTER)
    if (isWorkingTime(rules, new Date(time).toISOString())) quarters++;
  return quarters;
}

describe('a span added', () => {
  it('never ends earlier when it begins later', () =>
    fc.assert(
      fc.property(calendars, starts, starts, fc.oneof(working, hours), (rules, one, other, span) => {
        const [early, late] = [one, other].sort() as [Instant, Instant];
        expect(addSpan(rules, early, span) <= addSpan(rules, late, span)).toBe(true);
        expect(subtractSpan(rules, early, span) <= subtractSpan(rules, late, span)).toBe(true);
      }),
      RUNS,
    ));

  it('ends in working time or with it, and subtracted begins in it', () =>
    fc.assert(
      fc.property(calendars, starts, working, (rules, start, span) => {
        expect(isWorkingTime(rules, justBefore(addSpan(rules, start, span)))).toBe(true);
        expect(isWorkingTime(rules, subtractSpan(rules, start, span))).toBe(true);
      }),
      RUNS,
    ));

  it('holds as many working hours as it says, counted quarter by quarter', () =>
    fc.assert(
      fc.property(calendars, starts, fc.integer({ min: 1, max: 40 }), (rules, some, quarters) => {
        const start = new Date(Math.floor(Date.parse(some) / QUARTER) * QUARTER).toISOString();
        const span = { workingHours: quarters / 4 };
        expect(quartersWorked(rules, start, addSpan(rules, start, span))).toBe(quarters);
        expect(quartersWorked(rules, subtractSpan(rules, start, span), start)).toBe(quarters);
      }),
      RUNS,
    ));

  it('holds as many working days as it says, the first and the day it begins on not counted', () =>
    fc.assert(
      fc.property(calendars, starts, fc.integer({ min: 1, max: 30 }), (rules, start, count) => {
        const last = dayIn(rules.zone, justBefore(addSpan(rules, start, { workingDays: count })));
        let counted = 0;
        for (let day = daysAfter(dayIn(rules.zone, start), 1); day <= last; day = daysAfter(day, 1))
          if (isWorkingDay(rules, day)) counted++;
        expect(counted).toBe(count);
        expect(isWorkingDay(rules, last)).toBe(true);
      }),
      RUNS,
    ));

  it('of working hours may be split anywhere', () =>
    fc.assert(
      fc.property(calendars, starts, fc.tuple(fc.nat(600), fc.nat(600)), (rules, start, [one, other]) => {
        const [first, second] = [one + 1, other + 1];
        const half = addSpan(rules, start, { workingHours: first / 60 });
        const whole = addSpan(rules, start, { workingHours: (first + second) / 60 });
        expect(addSpan(rules, half, { workingHours: second / 60 })).toBe(whole);
      }),
      RUNS,
    ));
});

describe('a span subtracted from a deadline, then added', () => {
  it('ends at the deadline or after it', () =>
    fc.assert(
      fc.property(calendars, starts, working, working, (rules, start, limit, warning) => {
        const deadline = addSpan(rules, start, limit);
        const warned = subtractSpan(rules, deadline, warning);
        expect(warned < deadline).toBe(true);
        expect(addSpan(rules, warned, warning) >= deadline).toBe(true);
        if ('workingHours' in warning) expect(addSpan(rules, warned, warning)).toBe(deadline);
      }),
      RUNS,
    ));

  it('ends at the deadline in calendar time, where clocks do not change', () =>
    fc.assert(
      fc.property(
        calendars,
        fc.constantFrom(...STEADY_ZONES),
        starts,
        fc.oneof(hours, days),
        (rules, zone, deadline, span) => {
          const steady = { ...rules, zone };
          expect(addSpan(steady, subtractSpan(steady, deadline, span), span)).toBe(deadline);
        },
      ),
      RUNS,
    ));
});
