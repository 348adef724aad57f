import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkCalendar } from './check-calendar.js';
import { BEIJING, nightShiftIn, officeIn } from './testing/calendars.js';

const placesOf = (changes: object) =>
  checkCalendar({ ...BEIJING, ...changes }).map(({ path }) => path.join('.'));

describe('a calendar', () => {
  it.each([
    BEIJING,
    officeIn('Europe/Berlin'),
    nightShiftIn('America/New_York', '20:00', '24:00'),
    { ...BEIJING, workingHours: [] },
    {
      ...BEIJING,
      workingHours: [
        { from: '09:00', to: '12:00' },
        { from: '12:00', to: '17:00' },
      ],
    },
    {
      ...BEIJING,
      overrides: [{ day: '2028-02-29', working: false, name: 'Typhoon' }],
      completedYears: [2028],
    },
  ])('has nothing against it: %#', (rules) => expect(checkCalendar(rules)).toEqual([]));

  it.each([
    ['an unknown zone', { zone: 'Mars/Base' }, ['zone']],
    ['an offset for a zone', { zone: '+08:00' }, ['zone']],
    ['no zone', { zone: undefined }, ['zone']],
    [
      'weekdays out of range',
      { workingWeekdays: [0, 1, 8, 1.5, '2'] },
      [0, 2, 3, 4].map((at) => `workingWeekdays.${at}`),
    ],
    ['a weekday twice', { workingWeekdays: [1, 2, 1] }, ['workingWeekdays.2']],
    ['nobody who works on any day', { workingWeekdays: [] }, ['workingWeekdays']],
    ['weekdays that are no list', { workingWeekdays: 5 }, ['workingWeekdays']],
    [
      'hours that are malformed',
      { workingHours: [{ from: '9:00', to: '25:00' }] },
      ['workingHours.0.from', 'workingHours.0.to'],
    ],
    [
      'hours that begin at 24:00',
      { workingHours: [{ from: '24:00', to: '24:00' }] },
      ['workingHours.0.from'],
    ],
    ['hours reversed', { workingHours: [{ from: '17:00', to: '09:00' }] }, ['workingHours.0']],
    ['hours that end as they begin', { workingHours: [{ from: '09:00', to: '09:00' }] }, ['workingHours.0']],
    ['hours without an end', { workingHours: [{ from: '09:00' }] }, ['workingHours.0.to']],
    [
      'hours that overlap',
      {
        workingHours: [
          { from: '09:00', to: '12:00' },
          { from: '11:59', to: '17:00' },
        ],
      },
      ['workingHours.1'],
    ],
    [
      'hours out of order',
      {
        workingHours: [
          { from: '13:00', to: '17:00' },
          { from: '09:00', to: '12:00' },
        ],
      },
      ['workingHours.1'],
    ],
    ['holidays of nobody', { holidays: 'mars' }, ['holidays']],
    ['an override of no day', { overrides: [{ day: '2026-02-30', working: false }] }, ['overrides.0.day']],
    ['an override that says nothing', { overrides: [{ day: '2026-02-27' }] }, ['overrides.0.working']],
    [
      'an override twice',
      {
        overrides: [
          { day: '2026-02-27', working: true },
          { day: '2026-02-27', working: false },
        ],
      },
      ['overrides.1'],
    ],
    [
      'an override with a name that is none',
      { overrides: [{ day: '2026-02-27', working: true, name: 5 }] },
      ['overrides.0.name'],
    ],
    ['no overrides', { overrides: undefined }, ['overrides']],
    ['a year that is none', { completedYears: ['2027', 20270] }, ['completedYears.0', 'completedYears.1']],
    ['a year twice', { completedYears: [2027, 2027] }, ['completedYears.1']],
    ['a field that means nothing', { workingDays: [1] }, ['workingDays']],
    [
      'a field that means nothing inside',
      { workingHours: [{ from: '09:00', to: '12:00', till: '13:00' }] },
      ['workingHours.0.till'],
    ],
    [
      'several',
      { zone: '', holidays: null, workingWeekdays: [9] },
      ['zone', 'workingWeekdays.0', 'holidays'],
    ],
  ])('is told at its place: %s', (_, changes, places) => expect(placesOf(changes)).toEqual(places));

  it.each([undefined, null, 'Asia/Shanghai', 5, []])('is not %j', (value) =>
    expect(checkCalendar(value)).toEqual([
      { path: [], message: expect.stringMatching(/^A calendar has a zone/) },
    ]),
  );

  it('is told about in sentences that say what it must be', () => {
    const [weekday] = checkCalendar({ ...BEIJING, workingWeekdays: [1, 8] });
    expect(weekday).toEqual({
      path: ['workingWeekdays', 1],
      message: '8 is no weekday: say 1 for Monday to 7 for Sunday.',
    });
  });

  it('may be anything at all, and is answered with sentences', () =>
    fc.assert(
      fc.property(
        fc.record({
          zone: fc.anything(),
          workingWeekdays: fc.anything(),
          workingHours: fc.anything(),
          holidays: fc.anything(),
          overrides: fc.anything(),
          completedYears: fc.anything(),
        }),
        (rules) => {
          const problems = checkCalendar(rules);
          expect(problems.length).toBeGreaterThan(0);
          for (const { message } of problems) expect(message).toMatch(/^.+\.$/su);
        },
      ),
    ));
});
