import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { ANNOUNCED_YEARS, announcedAsWorking } from './china.js';
import { dayNumberOf, dayOf, weekdayOf } from './day.js';

const daysOf = (year: number) =>
  Array.from({ length: 366 }, (_, index) => dayOf(dayNumberOf(`${year}-01-01`) + index)).filter((day) =>
    day.startsWith(`${year}`),
  );

describe('the announcements of the State Council', () => {
  it('are known for the years that the package has a file of, whichever they are', () => {
    const files = globSync('node_modules/chinese-days/dist/years/????.json');
    expect(files.length).toBeGreaterThan(20);
    expect(ANNOUNCED_YEARS).toEqual(
      files.map((file) => Number(basename(file, '.json'))).sort((a, b) => a - b),
    );
  });

  it('follow one another without a gap', () =>
    expect(ANNOUNCED_YEARS).toEqual(ANNOUNCED_YEARS.map((_, index) => ANNOUNCED_YEARS[0]! + index)));

  it.each(ANNOUNCED_YEARS)('for %i name whole holidays, and move working days to weekends only', (year) => {
    const days = daysOf(year);
    expect(days.filter((day) => announcedAsWorking(day) === false).length).toBeGreaterThanOrEqual(20);
    const moved = days.filter((day) => announcedAsWorking(day) === true);
    expect(moved.length).toBeGreaterThan(0);
    for (const day of moved) expect(weekdayOf(dayNumberOf(day))).toBeGreaterThan(5);
    expect(announcedAsWorking(`${year}-10-01`)).toBe(false);
  });

  it('of a year move no day of the year before earlier than 29 December', () => {
    const moved = ANNOUNCED_YEARS.flatMap(daysOf).filter((day) => announcedAsWorking(day) !== undefined);
    const december = moved.filter((day) => day.slice(5, 7) === '12').map((day) => day.slice(5));
    expect(december.sort()[0]).toBe('12-29');
  });
});
