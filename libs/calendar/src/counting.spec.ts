import { describe, expect, it } from '@jest/globals';
import { instantAt } from './clock.js';
import { addSpan, subtractSpan } from './counting.js';
import { InvalidCalendar, InvalidSpan } from './errors.js';
import type { CalendarRules, Span } from './rules.js';
import { BEIJING, nightShiftIn, officeIn } from './testing/calendars.js';

/** A local day and clock time, as `2026-09-18 17:40`. */
const at = (zone: string, local: string) => instantAt(zone, local.slice(0, 10), local.slice(11));
const after = (rules: CalendarRules, local: string, span: Span) =>
  addSpan(rules, at(rules.zone, local), span);
const before = (rules: CalendarRules, local: string, span: Span) =>
  subtractSpan(rules, at(rules.zone, local), span);

describe('working days', () => {
  it('three from Friday 17:40 before a moved weekend end at the closing on Tuesday', () => {
    // Friday 18 September 2026. Saturday is off, Sunday the 20th is worked for National Day, then Monday and Tuesday:
    // they end on Tuesday the 22nd when business stops, at 17:30 in Beijing.
    expect(after(BEIJING, '2026-09-18 17:40', { workingDays: 3 })).toBe('2026-09-22T09:30:00.000Z');
  });

  it('three from the Friday before Spring Festival end after it', () => {
    // Saturday 14 February 2026 is worked, the 15th to the 23rd are off, Tuesday and Wednesday are worked.
    expect(after(BEIJING, '2026-02-13 17:40', { workingDays: 3 })).toBe(
      at('Asia/Shanghai', '2026-02-25 17:30'),
    );
  });

  it.each([
    ['the first minute of a day', '2026-09-17 00:00'],
    ['the opening', '2026-09-17 09:00'],
    ['lunch', '2026-09-17 12:30'],
    ['the closing', '2026-09-17 17:30'],
    ['the last minute of a day', '2026-09-17 23:59'],
  ])('are counted from the day after, whatever the hour: %s', (_, local) => {
    expect(after(BEIJING, local, { workingDays: 1 })).toBe(at('Asia/Shanghai', '2026-09-18 17:30'));
  });

  it('begin with the next working day when something happens on a day off', () => {
    // Saturday 19 September 2026 is off; Sunday is worked.
    expect(after(BEIJING, '2026-09-19 11:00', { workingDays: 1 })).toBe(
      at('Asia/Shanghai', '2026-09-20 17:30'),
    );
    expect(after(BEIJING, '2026-10-03 11:00', { workingDays: 1 })).toBe(
      at('Asia/Shanghai', '2026-10-08 17:30'),
    );
  });

  it('lead over 29 February', () => {
    expect(after(BEIJING, '2024-02-28 10:00', { workingDays: 1 })).toBe(
      at('Asia/Shanghai', '2024-02-29 17:30'),
    );
    expect(after(BEIJING, '2024-02-28 10:00', { workingDays: 2 })).toBe(
      at('Asia/Shanghai', '2024-03-01 17:30'),
    );
    expect(after(BEIJING, '2023-02-28 10:00', { workingDays: 1 })).toBe(
      at('Asia/Shanghai', '2023-03-01 17:30'),
    );
  });

  it('end at midnight where there are no working hours', () => {
    const wholeDays = { ...BEIJING, workingHours: [] };
    expect(after(wholeDays, '2026-09-18 17:40', { workingDays: 3 })).toBe('2026-09-22T16:00:00.000Z');
  });

  it('end at the local closing in every zone', () => {
    // Wednesday, so Thursday, 17:30; Kathmandu is 5 hours and 45 minutes ahead, Kiritimati 14 hours.
    expect(after(officeIn('Asia/Kathmandu'), '2026-07-01 10:00', { workingDays: 1 })).toBe(
      '2026-07-02T11:45:00.000Z',
    );
    expect(after(officeIn('Pacific/Kiritimati'), '2026-07-01 10:00', { workingDays: 1 })).toBe(
      '2026-07-02T03:30:00.000Z',
    );
  });

  it('leave out a day that a zone left out', () => {
    // Samoa went from Thursday 29 December 2011 to Saturday the 31st.
    expect(after(officeIn('Pacific/Apia'), '2011-12-29 10:00', { workingDays: 1 })).toBe(
      at('Pacific/Apia', '2012-01-02 17:30'),
    );
  });

  it('counted back begin at the opening, and leave the day of the deadline out', () => {
    expect(before(BEIJING, '2026-09-22 17:30', { workingDays: 1 })).toBe(
      at('Asia/Shanghai', '2026-09-21 09:00'),
    );
    expect(before(BEIJING, '2026-09-22 17:30', { workingDays: 3 })).toBe(
      at('Asia/Shanghai', '2026-09-18 09:00'),
    );
    expect(before(BEIJING, '2026-02-24 17:30', { workingDays: 1 })).toBe(
      at('Asia/Shanghai', '2026-02-14 09:00'),
    );
  });

  it('counted back from a midnight leave out the day that ends with it', () => {
    const wholeDays = { ...BEIJING, workingHours: [] };
    expect(before(wholeDays, '2026-09-23 00:00', { workingDays: 1 })).toBe(
      at('Asia/Shanghai', '2026-09-21 00:00'),
    );
  });
});

describe('working hours', () => {
  it.each([
    ['within a morning', '2026-09-17 09:30', 2, '2026-09-17 11:30'],
    ['over lunch', '2026-09-17 11:00', 2, '2026-09-17 14:30'],
    ['over night', '2026-09-17 17:00', 1, '2026-09-18 09:30'],
    ['over a weekend whose Sunday is worked', '2026-09-18 17:00', 1, '2026-09-20 09:30'],
    ['over Spring Festival', '2026-02-14 17:00', 1, '2026-02-24 09:30'],
    ['over 28 to 29 February', '2024-02-28 17:00', 1, '2024-02-29 09:30'],
    ['from the next opening when begun at night', '2026-09-17 22:00', 1, '2026-09-18 10:00'],
    ['from the next opening when begun before it', '2026-09-17 06:00', 1, '2026-09-17 10:00'],
    ['from the next opening when begun at a closing', '2026-09-17 17:30', 1, '2026-09-18 10:00'],
    ['to the very closing', '2026-09-17 15:30', 2, '2026-09-17 17:30'],
    ['days of them', '2026-09-16 09:00', 14, '2026-09-17 17:30'],
    ['half ones', '2026-09-17 09:00', 0.5, '2026-09-17 09:30'],
  ])('run %s', (_, from, workingHours, end) => {
    expect(after(BEIJING, from, { workingHours })).toBe(at('Asia/Shanghai', end));
  });

  it.each([
    ['within a morning', '2026-09-17 11:30', 2, '2026-09-17 09:30'],
    ['over lunch', '2026-09-17 14:30', 2, '2026-09-17 11:00'],
    ['over a weekend whose Sunday is worked', '2026-09-20 09:30', 1, '2026-09-18 17:00'],
    ['from the closing before when begun at night', '2026-09-17 22:00', 1, '2026-09-17 16:30'],
    ['from the closing before when begun at an opening', '2026-09-17 09:00', 1, '2026-09-16 16:30'],
    ['to the very opening', '2026-09-17 11:00', 2, '2026-09-17 09:00'],
  ])('run back %s', (_, from, workingHours, end) => {
    expect(before(BEIJING, from, { workingHours })).toBe(at('Asia/Shanghai', end));
  });

  it('are all hours of a working day where none are given', () => {
    const wholeDays = { ...BEIJING, workingHours: [] };
    expect(after(wholeDays, '2026-09-18 23:00', { workingHours: 2 })).toBe(
      at('Asia/Shanghai', '2026-09-20 01:00'),
    );
  });

  it('may end at midnight', () => {
    const evening = { ...BEIJING, workingHours: [{ from: '20:00', to: '24:00' }] };
    expect(after(evening, '2026-09-17 21:00', { workingHours: 3 })).toBe('2026-09-17T16:00:00.000Z');
  });
});

describe('where clocks change', () => {
  it.each([
    ['Europe/Berlin', 'hours', { hours: 24 }, '2026-03-28 12:00', '2026-03-29 13:00'],
    ['Europe/Berlin', 'hours', { hours: 24 }, '2026-10-24 12:00', '2026-10-25 11:00'],
    ['Europe/Berlin', 'days', { days: 1 }, '2026-03-28 12:00', '2026-03-29 12:00'],
    ['Europe/Berlin', 'days', { days: 1 }, '2026-10-24 12:00', '2026-10-25 12:00'],
    ['America/New_York', 'hours', { hours: 24 }, '2026-03-07 12:00', '2026-03-08 13:00'],
    ['America/New_York', 'hours', { hours: 24 }, '2026-10-31 12:00', '2026-11-01 11:00'],
    ['America/New_York', 'days', { days: 1 }, '2026-03-07 12:00', '2026-03-08 12:00'],
    ['America/New_York', 'days', { days: 1 }, '2026-10-31 12:00', '2026-11-01 12:00'],
  ])('in %s %s lead from %s to %s', (zone, _, span, from, end) => {
    expect(after(officeIn(zone), from, span)).toBe(at(zone, end));
    expect(before(officeIn(zone), end, span)).toBe(at(zone, from));
  });

  it('days that would end in a gap end after it, and those that would end twice end first', () => {
    expect(after(officeIn('Europe/Berlin'), '2026-03-28 02:30', { days: 1 })).toBe(
      '2026-03-29T01:00:00.000Z',
    );
    expect(after(officeIn('Europe/Berlin'), '2026-10-24 02:30', { days: 1 })).toBe(
      '2026-10-25T00:30:00.000Z',
    );
    expect(after(officeIn('America/New_York'), '2026-03-07 02:30', { days: 1 })).toBe(
      '2026-03-08T07:00:00.000Z',
    );
    expect(after(officeIn('America/New_York'), '2026-10-31 01:30', { days: 1 })).toBe(
      '2026-11-01T05:30:00.000Z',
    );
  });

  it('days keep seconds and milliseconds', () => {
    expect(addSpan(BEIJING, '2026-09-17T01:02:03.004Z', { days: 1 })).toBe('2026-09-18T01:02:03.004Z');
  });

  it('days lead over 29 February', () => {
    expect(after(BEIJING, '2024-02-28 10:00', { days: 2 })).toBe(at('Asia/Shanghai', '2024-03-01 10:00'));
    expect(after(BEIJING, '2024-02-28 10:00', { hours: 24 })).toBe(at('Asia/Shanghai', '2024-02-29 10:00'));
    expect(after(BEIJING, '2023-02-28 10:00', { days: 1 })).toBe(at('Asia/Shanghai', '2023-03-01 10:00'));
  });

  it('working hours in a gap are not worked', () => {
    // 01:30 to 03:30 lasts one hour on the Sunday on which 02:00 is followed by 03:00.
    const berlin = nightShiftIn('Europe/Berlin', '01:30', '03:30');
    expect(after(berlin, '2026-03-28 12:00', { workingHours: 1 })).toBe(
      at('Europe/Berlin', '2026-03-29 03:30'),
    );
    expect(after(berlin, '2026-03-28 12:00', { workingHours: 1.5 })).toBe(
      at('Europe/Berlin', '2026-04-05 02:00'),
    );
    const inTheGap = nightShiftIn('America/New_York', '02:00', '03:00');
    expect(after(inTheGap, '2026-03-07 12:00', { workingHours: 1 })).toBe(
      at('America/New_York', '2026-03-15 03:00'),
    );
  });

  it('working hours that the clocks show twice are worked twice', () => {
    // 01:30 to 03:30 lasts three hours on the Sunday on which 02:00 to 03:00 comes twice.
    const berlin = nightShiftIn('Europe/Berlin', '01:30', '03:30');
    expect(after(berlin, '2026-10-24 12:00', { workingHours: 3 })).toBe(
      at('Europe/Berlin', '2026-10-25 03:30'),
    );
    const newYork = nightShiftIn('America/New_York', '00:30', '02:30');
    expect(after(newYork, '2026-10-31 12:00', { workingHours: 3 })).toBe(
      at('America/New_York', '2026-11-01 02:30'),
    );
  });

  it('a day that a zone left out ends when the next begins', () => {
    expect(after(officeIn('Pacific/Apia'), '2011-12-29 10:00', { days: 1 })).toBe(
      at('Pacific/Apia', '2011-12-31 00:00'),
    );
  });
});

describe('what cannot be counted', () => {
  it.each([{ workingDays: 0 }, { workingDays: 1.5 }, { hours: -1 }, { days: NaN }, {} as Span])(
    'is refused: %j',
    (span) => expect(() => after(BEIJING, '2026-09-17 10:00', span)).toThrow(InvalidSpan),
  );

  it('is refused by a calendar on which nobody works, before anyone looks for a working day', () => {
    const idle = { ...officeIn('Asia/Shanghai'), workingWeekdays: [] };
    expect(() => after(idle, '2026-09-17 10:00', { workingDays: 1 })).toThrow(InvalidCalendar);
    expect(() => after(idle, '2026-09-17 10:00', { workingDays: 1 })).toThrow(
      'workingWeekdays: Nobody works on any day',
    );
  });

  it('is refused from no instant', () =>
    expect(() => addSpan(BEIJING, 'yesterday', { workingDays: 1 })).toThrow(RangeError));
});
