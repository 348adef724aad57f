import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isZone, timeAt, wallAt } from './zone.js';

const RUNS = { numRuns: Number(process.env.CASETRAIL_TEST_RUNS ?? 500) };
const MINUTE = 60_000;

const zones = fc.constantFrom(...Intl.supportedValuesOf('timeZone'));
const times = fc.integer({ min: Date.UTC(1975, 0), max: Date.UTC(2045, 0) });

/** What the zone's clocks show, asked of the runtime each time. */
function shownAt(zone: string, time: number): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(time);
  const part = (name: string) => Number(parts.find(({ type }) => type === name)!.value);
  const second = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return second + (time % 1000);
}

describe('the clocks of a zone', () => {
  it('show what the runtime says they show', () =>
    fc.assert(
      fc.property(zones, times, (zone, time) => expect(wallAt(zone, time)).toBe(shownAt(zone, time))),
      RUNS,
    ));

  it('lead back to the time, or to an earlier one that shows the same', () =>
    fc.assert(
      fc.property(zones, times, (zone, time) => {
        const first = timeAt(zone, wallAt(zone, time));
        expect(first).toBeLessThanOrEqual(time);
        expect(wallAt(zone, first)).toBe(wallAt(zone, time));
      }),
      RUNS,
    ));

  it('never lead further back for a later showing', () =>
    fc.assert(
      fc.property(zones, times, fc.integer({ min: 1, max: 180 }), (zone, wall, minutes) => {
        expect(timeAt(zone, wall + minutes * MINUTE)).toBeGreaterThanOrEqual(timeAt(zone, wall));
      }),
      RUNS,
    ));

  it('change at the instant the zone says', () => {
    const change = Date.parse('2026-03-29T01:00:00.000Z');
    expect(wallAt('Europe/Berlin', change - 1)).toBe(Date.parse('2026-03-29T01:59:59.999Z'));
    expect(wallAt('Europe/Berlin', change)).toBe(Date.parse('2026-03-29T03:00:00.000Z'));
  });
});

describe('a zone', () => {
  it.each(['Asia/Shanghai', 'Europe/Berlin', 'UTC', 'America/Argentina/Ushuaia'])('%s', (zone) =>
    expect(isZone(zone)).toBe(true),
  );
  it.each(['Mars/Base', '+08:00', 'Beijing', ''])('is not %j', (zone) => expect(isZone(zone)).toBe(false));
});
