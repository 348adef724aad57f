import { describe, expect, it } from '@jest/globals';
import { dayIn, daysAfter, endOfDay, isDay } from './day.js';

describe('days', () => {
  it('begin and end in the zone, not in UTC', () => {
    expect(dayIn('Asia/Shanghai', '2026-09-23T15:59:59.999Z')).toBe('2026-09-23');
    expect(dayIn('Asia/Shanghai', '2026-09-23T16:00:00.000Z')).toBe('2026-09-24');
    expect(endOfDay('Asia/Shanghai', '2026-09-23')).toBe('2026-09-23T16:00:00.000Z');
  });

  it('have 23 or 25 hours when the clocks change', () => {
    expect(endOfDay('Europe/Berlin', '2026-03-28')).toBe('2026-03-28T23:00:00.000Z');
    expect(endOfDay('Europe/Berlin', '2026-03-29')).toBe('2026-03-29T22:00:00.000Z');
    expect(endOfDay('Europe/Berlin', '2026-10-25')).toBe('2026-10-25T23:00:00.000Z');
  });

  it('end where the next begins, also where midnight does not exist', () => {
    // Havana's clocks jump from 00:00 to 01:00.
    expect(endOfDay('America/Havana', '2026-03-07')).toBe('2026-03-08T05:00:00.000Z');
    expect(dayIn('America/Havana', '2026-03-08T05:00:00.000Z')).toBe('2026-03-08');
  });

  it('are counted, not measured', () => {
    expect(daysAfter('2026-02-27', 2)).toBe('2026-03-01');
  });

  it('are days of the calendar', () => {
    expect(isDay('2026-02-28')).toBe(true);
    expect(['2026-02-30', '2026-2-3', 'tomorrow', ''].some(isDay)).toBe(false);
  });
});
