import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addSpan, CalendarLacksYear, daysAfter, isWorkingDay, lastDayKnown, subtractSpan } from '#calendar';
import { dutiesOf, Policies, type Policy } from '#complaint';
import * as step from '../../../complaint/src/testing/steps.js';
import { given } from '../../../complaint/src/testing/story.js';
import type { EnteredYear } from '../policy-events.js';
import { GUANGDONG, LAST, NEXT, yearOf } from '../testing/years.js';
import { withYears } from './with-years.js';

const RUNS = { numRuns: Number(process.env.CASETRAIL_TEST_RUNS ?? 200) };
const free = (day: string) => ({ day, working: false });
const SPRING = yearOf(NEXT, free(`${NEXT}-02-08`), { day: `${NEXT}-02-13`, working: true });
const calendarOf = (...years: readonly EnteredYear[]) => withYears(GUANGDONG, years).calendar;

describe('a policy with the years that were entered', () => {
  it('counts into them', () => {
    const calendar = calendarOf(SPRING, yearOf(NEXT + 1));
    expect(isWorkingDay(calendar, `${NEXT}-02-08`)).toBe(false);
    expect(isWorkingDay(calendar, `${NEXT}-02-13`)).toBe(true);
    expect(lastDayKnown(calendar)).toBe(`${NEXT + 1}-12-28`);
  });

  it('keeps all its other promises', () => {
    const { calendar, ...promises } = withYears(GUANGDONG, [SPRING]);
    expect({ ...promises, calendar: GUANGDONG.calendar }).toEqual(GUANGDONG);
    expect({ ...calendar, overrides: [], completedYears: undefined }).toEqual(GUANGDONG.calendar);
  });

  it('is left alone where it keeps no holidays, says the year itself, or nothing was entered', () => {
    const { calendar } = GUANGDONG;
    const worked: Policy = { ...GUANGDONG, calendar: { ...calendar, holidays: 'none' } };
    const own: Policy = { ...GUANGDONG, calendar: { ...calendar, completedYears: [NEXT] } };
    for (const policy of [worked, own]) expect(withYears(policy, [SPRING])).toBe(policy);
    expect(withYears(GUANGDONG, [])).toBe(GUANGDONG);
  });

  it('lets its own days win', () => {
    const { calendar } = GUANGDONG;
    const overrides = [{ day: `${NEXT}-02-08`, working: true, name: 'Ours' }];
    const merged = withYears({ ...GUANGDONG, calendar: { ...calendar, overrides } }, [SPRING]).calendar;
    expect(isWorkingDay(merged, `${NEXT}-02-08`)).toBe(true);
    expect(merged.overrides.filter(({ day }) => day === `${NEXT}-02-08`)).toEqual(overrides);
  });
});

/** Any day from before the calendar ends until two years on. */
const day = fc.integer({ min: 0, max: 800 }).map((days) => daysAfter(`${LAST}-11-20`, days));
const override = fc.record({ day, working: fc.boolean() });
const days = fc.uniqueArray(override, { maxLength: 12, selector: (each) => each.day });
const isDayOf = (year: number) => (each: { readonly day: string }) =>
  each.day >= `${year - 1}-12-29` && each.day <= `${year}-12-28` && !/-(01|05|10)-01$/.test(each.day);
const yearWith = (year: number) => days.map((some) => yearOf(year, ...some.filter(isDayOf(year))));

const before = fc
  .record({
    overrides: days,
    completedYears: fc.subarray([LAST, NEXT, NEXT + 1]),
    entered: fc.oneof(
      fc.constant([]),
      yearWith(NEXT).map((year) => [year]),
    ),
  })
  .map(({ overrides, completedYears, entered }) => ({
    policy: { ...GUANGDONG, calendar: { ...GUANGDONG.calendar, overrides, completedYears } },
    entered,
  }));

/** A year that was not entered before. */
const cases = before.chain(({ policy, entered }) =>
  yearWith(entered.length === 0 ? NEXT : NEXT + 1).map((year) => ({
    before: withYears(policy, entered),
    after: withYears(policy, [...entered, year]),
  })),
);

function known<T>(ask: () => T): T | undefined {
  try {
    return ask();
  } catch (error) {
    if (error instanceof CalendarLacksYear) return undefined;
    throw error;
  }
}

describe('entering a year never changes', () => {
  it('a time that could be counted before', () => {
    const start = fc.tuple(day, fc.integer({ min: 0, max: 23 }));
    const span = fc.oneof(
      fc.integer({ min: 1, max: 30 }).map((workingDays) => ({ workingDays })),
      fc.integer({ min: 1, max: 200 }).map((workingHours) => ({ workingHours })),
    );
    let counted = 0;
    fc.assert(
      fc.property(cases, start, span, ({ before, after }, [date, hour], length) => {
        const from = `${date}T${String(hour).padStart(2, '0')}:20:00.000Z`;
        for (const count of [addSpan, subtractSpan]) {
          const was = known(() => count(before.calendar, from, length));
          if (was === undefined) continue;
          counted++;
          expect(count(after.calendar, from, length)).toBe(was);
        }
      }),
      RUNS,
    );
    expect(counted).toBeGreaterThan(0);
  });

  it('a duty that could be counted before, and adds those that could not', () => {
    const story = given(
      step.receive({ at: dayNamed(`${LAST}-12-01`), policy: 'guangdong' }),
      step.assign(),
      step.accept(),
      step.contact(),
      step.extend({ to: `${LAST}-12-28T01:00:00.000Z` }),
      step.mitigate({ reviewOn: `${LAST}-12-20` }),
    );
    fc.assert(
      fc.property(yearWith(NEXT), (year) => {
        const was = dutiesOf(story.state, new Policies([GUANGDONG]));
        const is = dutiesOf(story.state, new Policies([withYears(GUANGDONG, [year])]));
        expect(was.lacksYear).toBe(NEXT);
        expect(is.lacksYear).toBeUndefined();
        expect(is.duties).toEqual(expect.arrayContaining([...was.duties]));
        expect(is.duties.length).toBeGreaterThan(was.duties.length);
      }),
      RUNS,
    );
  });
});

/** Nine in the morning of a day of the calendar, as the stories read it. */
function dayNamed(date: string): string {
  const passed = (Date.parse(date) - Date.parse('2026-09-23')) / 86_400_000;
  return `day ${passed + 1} 09:00`;
}
