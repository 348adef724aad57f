import { describe, expect, it } from '@jest/globals';
import { instantAt, isClock, nextLocalTime } from './clock.js';

describe('the instant of a local time', () => {
  it.each([
    ['Asia/Shanghai', '2026-09-17', '09:00', '2026-09-17T01:00:00.000Z'],
    ['Asia/Kathmandu', '2026-09-17', '09:00', '2026-09-17T03:15:00.000Z'],
    ['Pacific/Kiritimati', '2026-09-17', '09:00', '2026-09-16T19:00:00.000Z'],
    ['Pacific/Pago_Pago', '2026-09-17', '23:59', '2026-09-18T10:59:00.000Z'],
    ['America/New_York', '2026-01-15', '09:00', '2026-01-15T14:00:00.000Z'],
    ['America/New_York', '2026-07-15', '09:00', '2026-07-15T13:00:00.000Z'],
  ])('%s %s %s', (zone, day, clock, instant) => expect(instantAt(zone, day, clock)).toBe(instant));

  it.each([
    ['Europe/Berlin', '2026-03-29', '02:30', '2026-03-29T01:00:00.000Z'],
    ['America/New_York', '2026-03-08', '02:00', '2026-03-08T07:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-10-04', '02:15', '2026-10-03T15:30:00.000Z'],
    ['America/Havana', '2026-03-08', '00:30', '2026-03-08T05:00:00.000Z'],
    ['Pacific/Apia', '2011-12-30', '12:00', '2011-12-30T10:00:00.000Z'],
  ])('in a gap is the first after it: %s %s %s', (zone, day, clock, instant) =>
    expect(instantAt(zone, day, clock)).toBe(instant),
  );

  it.each([
    ['Europe/Berlin', '2026-10-25', '02:30', '2026-10-25T00:30:00.000Z'],
    ['America/New_York', '2026-11-01', '01:00', '2026-11-01T05:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-05', '01:45', '2026-04-04T14:45:00.000Z'],
  ])('shown twice is the first: %s %s %s', (zone, day, clock, instant) =>
    expect(instantAt(zone, day, clock)).toBe(instant),
  );

  it('is refused for what is no zone, day or time', () => {
    expect(() => instantAt('Mars/Base', '2026-09-17', '09:00')).toThrow(RangeError);
    expect(() => instantAt('Asia/Shanghai', 'today', '09:00')).toThrow(RangeError);
    expect(() => instantAt('Asia/Shanghai', '2026-09-17', 'noon')).toThrow(RangeError);
  });
});

describe('the next time the clocks show', () => {
  it.each([
    ['later today', 'Asia/Shanghai', '2026-09-17T00:59:59.999Z', '2026-09-17T01:00:00.000Z'],
    [
      'tomorrow, when it is that time now',
      'Asia/Shanghai',
      '2026-09-17T01:00:00.000Z',
      '2026-09-18T01:00:00.000Z',
    ],
    ['tomorrow, when it is past', 'Asia/Shanghai', '2026-09-17T12:00:00.000Z', '2026-09-18T01:00:00.000Z'],
    ['over a short night', 'Europe/Berlin', '2026-03-28T12:00:00.000Z', '2026-03-29T07:00:00.000Z'],
    ['over a long night', 'Europe/Berlin', '2026-10-24T12:00:00.000Z', '2026-10-25T08:00:00.000Z'],
    [
      'over the end of a leap February',
      'Asia/Shanghai',
      '2028-02-28T12:00:00.000Z',
      '2028-02-29T01:00:00.000Z',
    ],
  ])('09:00 comes %s', (_, zone, after, next) => expect(nextLocalTime(zone, after, '09:00')).toBe(next));

  it('comes after the gap on a day that lacks it, and at its own time the day after', () => {
    const afterTheGap = '2026-03-29T01:00:00.000Z';
    expect(nextLocalTime('Europe/Berlin', '2026-03-28T12:00:00.000Z', '02:30')).toBe(afterTheGap);
    expect(nextLocalTime('Europe/Berlin', afterTheGap, '02:30')).toBe('2026-03-30T00:30:00.000Z');
  });

  it('comes once on a day that shows it twice', () => {
    const first = '2026-10-25T00:30:00.000Z';
    expect(nextLocalTime('Europe/Berlin', '2026-10-24T12:00:00.000Z', '02:30')).toBe(first);
    expect(nextLocalTime('Europe/Berlin', first, '02:30')).toBe('2026-10-26T01:30:00.000Z');
  });
});

describe('a clock time', () => {
  it.each(['00:00', '09:05', '23:59'])('%s', (text) => expect(isClock(text)).toBe(true));
  it.each(['24:00', '9:00', '09:60', '09:00:00', 'noon', ''])('is not %j', (text) =>
    expect(isClock(text)).toBe(false),
  );
});
