import { describe, expect, it } from '@jest/globals';
import { checkSpan } from './check-span.js';

describe('a span', () => {
  it.each([{ hours: 2 }, { hours: 0.5 }, { days: 7 }, { workingHours: 1.5 }, { workingDays: 15 }])(
    'is %j',
    (span) => expect(checkSpan(span)).toEqual([]),
  );

  it.each([
    { hours: 0 },
    { hours: -2 },
    { hours: '2' },
    { hours: NaN },
    { hours: Infinity },
    { days: 1.5 },
    { days: 36_526 },
    { workingHours: 876_601 },
    { workingDays: 0 },
    { workingDays: 2.5 },
  ])('is not %j, which is told at its unit', (span) => {
    const [unit] = Object.keys(span);
    expect(checkSpan(span)).toEqual([
      { path: [unit], message: expect.stringMatching(`^"${unit}" must be a`) },
    ]);
  });

  it.each<{ value: unknown }>(
    [{}, { hours: 1, days: 1 }, { weeks: 1 }, { toString: 1 }, null, undefined, 7, 'seven days', [7]].map(
      (value) => ({ value }),
    ),
  )('is not $value, which says no one unit', ({ value }) =>
    expect(checkSpan(value)).toEqual([
      { path: [], message: expect.stringMatching(/exactly one of hours, days/) },
    ]),
  );
});
