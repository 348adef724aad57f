import { describe, expect, it } from '@jest/globals';
import { ANNOUNCED_YEARS } from './china.js';
import { addSpan, subtractSpan } from './counting.js';
import { daysAfter } from './day.js';
import { CalendarLacksYear } from './errors.js';
import { isWorkingDay, isWorkingTime } from './openings.js';
import type { CalendarRules } from './rules.js';
import { BEIJING, officeIn } from './testing/calendars.js';
import { lastDayKnown, yearsKnown } from './working-days.js';

const FIRST = ANNOUNCED_YEARS[0]!;
const LAST = ANNOUNCED_YEARS.at(-1)!;
const NEXT = LAST + 1;

const lacks = (year: number) => expect.objectContaining({ code: 'calendar-lacks-year', year });
const thrownBy = (ask: () => unknown): unknown => {
  try {
    return ask();
  } catch (error) {
    return error;
  }
};

describe('a working day', () => {
  it.each([
    ['a Thursday', '2026-09-17', true],
    ['a Saturday', '2026-09-19', false],
    ['a Sunday worked for National Day', '2026-09-20', true],
    ['Mid-autumn Festival', '2026-09-25', false],
    ['National Day', '2026-10-01', false],
    ['the last day of the holiday', '2026-10-07', false],
    ['the Saturday worked after it', '2026-10-10', true],
    ['a Saturday moved by the announcement of the next year', '2018-12-29', true],
  ])('%s', (_, day, working) => expect(isWorkingDay(BEIJING, day)).toBe(working));

  it('is one by weekday alone where no holidays are kept', () => {
    expect(isWorkingDay(officeIn('Asia/Shanghai'), '2026-10-01')).toBe(true);
    expect(isWorkingDay(officeIn('Asia/Shanghai'), '2026-10-10')).toBe(false);
    expect(isWorkingDay(officeIn('Asia/Shanghai'), '2199-10-10')).toBe(true);
  });

  it('is one of the weekdays that are worked', () => {
    const shop = { ...BEIJING, workingWeekdays: [2, 3, 4, 5, 6, 7] };
    expect(isWorkingDay(shop, '2026-09-19')).toBe(true);
    expect(isWorkingDay(shop, '2026-09-21')).toBe(false);
  });

  it('is what an override says, both ways', () => {
    const rules = {
      ...BEIJING,
      overrides: [
        { day: '2026-09-17', working: false, name: 'Typhoon' },
        { day: '2026-10-02', working: true },
        { day: '2026-09-20', working: false },
      ],
    };
    expect(isWorkingDay(rules, '2026-09-17')).toBe(false);
    expect(isWorkingDay(rules, '2026-10-02')).toBe(true);
    expect(isWorkingDay(rules, '2026-09-20')).toBe(false);
    expect(addSpan(rules, '2026-09-16T01:00:00.000Z', { workingDays: 1 })).toBe('2026-09-18T09:30:00.000Z');
  });
});

describe('working time', () => {
  it.each([
    ['before the opening', '2026-09-17T00:59:59.999Z', false],
    ['at the opening', '2026-09-17T01:00:00.000Z', true],
    ['at lunch', '2026-09-17T04:00:00.000Z', false],
    ['just before the closing', '2026-09-17T09:29:59.999Z', true],
    ['at the closing', '2026-09-17T09:30:00.000Z', false],
    ['on a day off', '2026-09-19T02:00:00.000Z', false],
    ['on a Sunday that is worked', '2026-09-20T02:00:00.000Z', true],
  ])('%s', (_, instant, working) => expect(isWorkingTime(BEIJING, instant)).toBe(working));
});

describe('a year whose holidays nobody has said', () => {
  const lastFriday = `${LAST}-12-25T09:40:00.000Z`;

  it('is never guessed', () => {
    expect(thrownBy(() => isWorkingDay(BEIJING, `${NEXT}-01-01`))).toEqual(lacks(NEXT));
    expect(thrownBy(() => isWorkingDay(BEIJING, `${NEXT}-06-15`))).toEqual(lacks(NEXT));
    expect(thrownBy(() => isWorkingDay(BEIJING, `${FIRST - 1}-12-31`))).toEqual(lacks(FIRST - 1));
    expect(thrownBy(() => isWorkingTime(BEIJING, `${NEXT}-03-02T02:00:00.000Z`))).toEqual(lacks(NEXT));
  });

  it('stops counting in both directions', () => {
    expect(thrownBy(() => addSpan(BEIJING, lastFriday, { workingDays: 15 }))).toEqual(lacks(NEXT));
    expect(thrownBy(() => addSpan(BEIJING, lastFriday, { workingHours: 80 }))).toEqual(lacks(NEXT));
    const early = `${FIRST}-01-05T02:00:00.000Z`;
    expect(thrownBy(() => subtractSpan(BEIJING, early, { workingDays: 15 }))).toEqual(lacks(FIRST - 1));
    expect(thrownBy(() => subtractSpan(BEIJING, early, { workingHours: 80 }))).toEqual(lacks(FIRST - 1));
  });

  it('does not stop calendar time', () => {
    expect(addSpan(BEIJING, lastFriday, { days: 15 })).toBe(`${NEXT}-01-09T09:40:00.000Z`);
    expect(addSpan(BEIJING, lastFriday, { hours: 24 * 15 })).toBe(`${NEXT}-01-09T09:40:00.000Z`);
  });

  it('leaves the last three days of the year before open: New Year may move them', () => {
    expect(isWorkingDay(BEIJING, `${LAST}-12-28`)).toBeDefined();
    for (const day of ['12-29', '12-30', '12-31'])
      expect(thrownBy(() => isWorkingDay(BEIJING, `${LAST}-${day}`))).toEqual(lacks(NEXT));
  });

  it('is answered where an override speaks of the day itself', () => {
    const rules = { ...BEIJING, overrides: [{ day: `${NEXT}-01-01`, working: false }] };
    expect(isWorkingDay(rules, `${NEXT}-01-01`)).toBe(false);
    expect(thrownBy(() => isWorkingDay(rules, `${NEXT}-01-02`))).toEqual(lacks(NEXT));
  });

  it('says what to do', () => {
    expect(new CalendarLacksYear(2027).message).toMatch(/of 2027: .*casetrail policy year.* or updates/);
  });
});

describe('a year entered by hand', () => {
  // As if the State Council had announced 2027 before the package knew it.
  const byHand: CalendarRules = {
    ...BEIJING,
    overrides: [
      { day: `${NEXT}-01-01`, working: false, name: '元旦' },
      { day: `${NEXT}-01-02`, working: false, name: '元旦' },
      { day: `${NEXT}-01-03`, working: true },
    ],
    completedYears: [NEXT],
  };

  it('is known by its overrides, and by weekdays for the rest', () => {
    expect(isWorkingDay(byHand, `${NEXT}-01-01`)).toBe(false);
    expect(isWorkingDay(byHand, `${NEXT}-01-03`)).toBe(true);
    expect(isWorkingDay({ ...byHand, workingWeekdays: [1, 2, 3, 4, 5, 6, 7] }, `${NEXT}-10-01`)).toBe(true);
    expect(isWorkingDay(byHand, `${LAST}-12-31`)).toBeDefined();
  });

  it('is counted into, and on to the year after it, which nobody knows', () => {
    const end = addSpan(byHand, `${LAST}-12-28T02:00:00.000Z`, { workingDays: 10 });
    expect(end > `${NEXT}-01-08`).toBe(true);
    const beyond = () => addSpan(byHand, `${NEXT}-12-20T02:00:00.000Z`, { workingDays: 15 });
    expect(thrownBy(beyond)).toEqual(lacks(NEXT + 1));
  });

  it('leaves its last three days to the year after it, but for those it names', () => {
    const lastDays = ['12-29', '12-30', '12-31'].map((day) => `${NEXT}-${day}`);
    for (const day of lastDays) expect(thrownBy(() => isWorkingDay(byHand, day))).toEqual(lacks(NEXT + 1));
    const named = { ...byHand, overrides: [...byHand.overrides, { day: lastDays[0]!, working: false }] };
    expect(isWorkingDay(named, lastDays[0]!)).toBe(false);
    expect(thrownBy(() => isWorkingDay(named, lastDays[1]!))).toEqual(lacks(NEXT + 1));
  });

  it('leaves its last three days to the package, where that knows the year after it', () => {
    expect(isWorkingDay({ ...BEIJING, completedYears: [2018] }, '2018-12-29')).toBe(true);
    expect(isWorkingDay({ ...BEIJING, completedYears: [2019] }, '2018-12-29')).toBe(false);
  });

  it('leaves what the package knows of that year aside', () => {
    const ownYear = { ...BEIJING, completedYears: [2026] };
    expect(isWorkingDay(ownYear, '2026-10-01')).toBe(true);
    expect(isWorkingDay(ownYear, '2025-10-01')).toBe(false);
  });
});

describe('the years a calendar knows', () => {
  it('are those of the package', () => {
    expect(yearsKnown(BEIJING)).toEqual({ from: FIRST, to: LAST });
    expect(FIRST).toBeLessThanOrEqual(2004);
    expect(LAST).toBeGreaterThanOrEqual(2026);
  });

  it('grow by years entered by hand, as long as none is missing between', () => {
    expect(yearsKnown({ ...BEIJING, completedYears: [NEXT, NEXT + 1, FIRST - 1] })).toEqual({
      from: FIRST - 1,
      to: NEXT + 1,
    });
    expect(yearsKnown({ ...BEIJING, completedYears: [NEXT + 1] })).toEqual({ from: FIRST, to: LAST });
  });

  it('are all years where no holidays are kept', () =>
    expect(yearsKnown(officeIn('Asia/Shanghai'))).toEqual({ from: 0, to: 9999 }));
});

describe('the last day that a calendar knows', () => {
  it('is the 28th of December, since the next year speaks of those after it', () => {
    expect(lastDayKnown(BEIJING)).toBe(`${LAST}-12-28`);
    expect(lastDayKnown({ ...BEIJING, completedYears: [NEXT] })).toBe(`${NEXT}-12-28`);
  });

  it('is the last of the days named after it', () => {
    const overrides = ['12-29', '12-31'].map((day) => ({ day: `${LAST}-${day}`, working: true }));
    expect(lastDayKnown({ ...BEIJING, overrides })).toBe(`${LAST}-12-29`);
  });

  it('is none where no holidays are kept', () =>
    expect(lastDayKnown(officeIn('Asia/Shanghai'))).toBeUndefined());

  it('is known, and the day after it is not', () => {
    expect(isWorkingDay(BEIJING, lastDayKnown(BEIJING)!)).toBeDefined();
    expect(thrownBy(() => isWorkingDay(BEIJING, daysAfter(lastDayKnown(BEIJING)!, 1)))).toEqual(lacks(NEXT));
  });
});
