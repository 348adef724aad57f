import { expect, it } from '@jest/globals';
import { yearLines } from './year-words.js';

it('a year is told by its runs of free and worked days, in order', () => {
  const name = '元旦';
  const days = [
    { day: '2027-01-02', working: false, name },
    { day: '2026-12-31', working: false, name },
    { day: '2027-01-01', working: false, name },
    { day: '2027-01-03', working: true },
    { day: '2027-05-01', working: false, name: 'Labour Day' },
    { day: '2027-05-02', working: false },
    { day: '2027-10-01', working: false },
  ];
  expect(yearLines({ year: 2027, days })).toEqual([
    'Free: Thursday 31 December 2026 to Saturday 2 January 2027 (元旦)',
    'Worked: Sunday 3 January 2027',
    'Free: Saturday 1 May 2027 (Labour Day)',
    'Free: Sunday 2 May 2027',
    'Free: Friday 1 October 2027',
    'Every other day from Tuesday 29 December 2026 to Tuesday 28 December 2027 is as the weekdays say.',
  ]);
});
