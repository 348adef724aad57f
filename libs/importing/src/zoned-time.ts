import type { Instant } from '#complaint';

/** A date and time of day as written, before anyone said in which zone. */
export interface WrittenTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** Minutes east of UTC, where the text says so. */
  readonly offset?: number;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatter(zone: string): Intl.DateTimeFormat {
  let found = formatters.get(zone);
  if (found === undefined) {
    found = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formatters.set(zone, found);
  }
  return found;
}

export function isZone(zone: string): boolean {
  try {
    formatter(zone);
    return true;
  } catch {
    return false;
  }
}

const MINUTE = 60_000;

function offsetAt(zone: string, instant: number): number {
  const part = new Map(
    formatter(zone)
      .formatToParts(instant)
      .map(({ type, value }) => [type, Number(value)]),
  );
  const at = (name: Intl.DateTimeFormatPartTypes): number => part.get(name) ?? 0;
  const local = Date.UTC(at('year'), at('month') - 1, at('day'), at('hour'), at('minute'), at('second'));
  return Math.round((local - instant) / MINUTE);
}

/**
 * The instant of a time written in `zone`. A time that happens twice (clocks go back) is the first of the two; one that
 * never happens (clocks go forward) is moved on by the gap, as java.time does.
 */
function inZone(local: number, zone: string): number {
  const before = local - offsetAt(zone, local - 24 * 60 * MINUTE) * MINUTE;
  const after = local - offsetAt(zone, local + 24 * 60 * MINUTE) * MINUTE;
  const real = [before, after].filter((instant) => instant + offsetAt(zone, instant) * MINUTE === local);
  return real.length === 0 ? before : Math.min(...real);
}

/** `undefined` when the calendar has no such day or the clock no such time. A text without offset is read in `zone`. */
export function instantOf(time: WrittenTime, zone: string | undefined): Instant | undefined {
  const { year, month, day, hour, minute, second, millisecond, offset } = time;
  if (year < 1900 || year > 2999) return undefined;
  const local = Date.UTC(year, month - 1, day, hour, minute, second, millisecond);
  const check = new Date(local);
  const same =
    check.getUTCMonth() === month - 1 &&
    check.getUTCDate() === day &&
    check.getUTCHours() === hour &&
    check.getUTCMinutes() === minute &&
    check.getUTCSeconds() === second;
  if (!same) return undefined;
  if (offset !== undefined) return new Date(local - offset * MINUTE).toISOString();
  return zone === undefined ? undefined : new Date(inZone(local, zone)).toISOString();
}
