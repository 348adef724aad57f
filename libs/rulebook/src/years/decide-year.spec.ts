import { describe, expect, it } from '@jest/globals';
import { SHIPPED_POLICIES, type Policy } from '#complaint';
import type { EnteredYear } from '../policy-events.js';
import { historyOf, type PolicyEvent } from '../policy-history.js';
import { GUANGDONG, LAST, NEXT, yearOf } from '../testing/years.js';
import { decideYear } from './decide-year.js';

const adopted = (policy: Policy): PolicyEvent => ({ type: 'PolicyAdopted', data: { policy } });
const entered = (year: EnteredYear): PolicyEvent => ({ type: 'CalendarYearEntered', data: year });
const deciding = (year: EnteredYear, ...events: readonly PolicyEvent[]) =>
  decideYear(year, historyOf('guangdong', events));

const free = (day: string) => ({ day, working: false });
const FIRST = adopted(GUANGDONG);
const YEAR = yearOf(NEXT, { day: `${NEXT}-01-03`, working: true, name: '元旦' });

describe('entering a year', () => {
  it('says what was announced', () => {
    expect(deciding(YEAR, FIRST)).toEqual({ type: 'CalendarYearEntered', data: YEAR });
  });

  it('takes the last three days of the year before, which are announced with it', () => {
    expect(deciding(yearOf(NEXT, free(`${LAST}-12-31`)), FIRST)).toBeDefined();
  });

  it('says nothing where just this was entered already, in whatever order', () => {
    const reordered = { days: YEAR.days.toReversed(), year: NEXT };
    expect(deciding(reordered, FIRST, entered(YEAR))).toBeUndefined();
  });

  it('corrects a year that was entered', () => {
    const corrected = yearOf(NEXT, free(`${NEXT}-02-08`));
    expect(deciding(corrected, FIRST, entered(YEAR))?.data).toEqual(corrected);
    expect(deciding(YEAR, FIRST, entered(YEAR), entered(corrected))?.data).toEqual(YEAR);
  });

  it('takes a year that some version says itself and another does not', () => {
    const { calendar } = GUANGDONG;
    const own = { ...GUANGDONG, version: 2, calendar: { ...calendar, completedYears: [NEXT] } };
    expect(deciding(YEAR, FIRST, adopted(own))).toBeDefined();
    expect(() => deciding(YEAR, adopted(own))).toThrow(expect.objectContaining({ code: 'year-known' }));
  });

  const without = (date: string) => ({
    year: NEXT,
    days: YEAR.days.filter(({ day }) => day !== `${NEXT}-${date}`),
  });
  const refusals: readonly [string, EnteredYear, readonly PolicyEvent[], string, RegExp][] = [
    ['a policy that is not there', YEAR, [], 'unknown-policy', /There is no policy guangdong/],
    [
      'a policy without holidays',
      YEAR,
      SHIPPED_POLICIES.filter(({ id }) => id === 'beijing').map(adopted),
      'no-holidays',
      /needs no years/,
    ],
    ['a year that is known', yearOf(LAST), [FIRST], 'year-known', new RegExp(`holidays of ${LAST} already`)],
    ['a day of another year', yearOf(NEXT, free(`${LAST}-12-28`)), [FIRST], 'invalid-year', /take it out/],
    ['a later year’s day', yearOf(NEXT, free(`${NEXT + 1}-01-01`)), [FIRST], 'invalid-year', /take it out/],
    [
      'a day that is announced with the next year',
      yearOf(NEXT, free(`${NEXT}-12-29`)),
      [FIRST],
      'invalid-year',
      new RegExp(`announced with ${NEXT + 1}`),
    ],
    ['a day twice', yearOf(NEXT, free(`${NEXT}-05-01`)), [FIRST], 'invalid-year', /05-01 comes twice/],
    ['a day that is none', yearOf(NEXT, free(`${NEXT}-02-30`)), [FIRST], 'invalid-year', /is no day/],
    [
      'a year without New Year’s Day',
      without('01-01'),
      [FIRST],
      'invalid-year',
      /New Year's Day, .*not free/,
    ],
    ['a year cut off before National Day', without('10-01'), [FIRST], 'invalid-year', /National Day/],
    [
      'a New Year’s Day that is worked',
      { year: NEXT, days: [...without('01-01').days, { day: `${NEXT}-01-01`, working: true }] },
      [FIRST],
      'invalid-year',
      /New Year's Day/,
    ],
  ];

  it.each(refusals)('refuses %s', (_, year, events, code, says) => {
    expect(() => deciding(year, ...events)).toThrow(expect.objectContaining({ code }));
    expect(() => deciding(year, ...events)).toThrow(says);
  });
});
