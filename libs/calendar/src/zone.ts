const SECOND = 1000;
const DAY = 86_400_000;

/** What a wall clock of the zone shows, as milliseconds since a 1970 of its own. */
export type Wall = number;

const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

/** Whether the name is one of an IANA zone; a bare offset is not. */
export function isZone(zone: string): boolean {
  if (/^[+-]/.test(zone)) return false;
  try {
    formatOf(zone);
    return true;
  } catch {
    return false;
  }
}

/** What the clocks of a zone show at a time. */
export const wallAt = (zone: string, time: number): Wall => time + offsetAt(zone, time);

/**
 * The time at which the clocks of a zone show this: the first where they show it twice, and the first after
 * the gap where they never do.
 */
export function timeAt(zone: string, wall: Wall): number {
  const before = offsetAt(zone, wall - DAY);
  const after = offsetAt(zone, wall + DAY);
  const time = [wall - before, wall - after].find((candidate) => wallAt(zone, candidate) === wall);
  return time ?? changeBetween(zone, wall - after, wall - before);
}

/** The first instant at which the offset is no longer what it was at the beginning. */
function changeBetween(zone: string, beginning: number, end: number): number {
  const old = offsetAt(zone, beginning);
  let [before, after] = [beginning, end];
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(zone, middle) === old) before = middle;
    else after = middle;
  }
  return after;
}

/** Milliseconds east of UTC. Looked up once for a day of UTC in which it does not change: zones change at most once in a day. */
function offsetAt(zone: string, time: number): number {
  const day = Math.floor(time / DAY);
  const known = offsetsOf(zone);
  let offset = known.get(day);
  if (offset === undefined) {
    const first = readOffset(zone, day * DAY);
    offset = first === readOffset(zone, (day + 1) * DAY - 1) ? first : NaN;
    known.set(day, offset);
  }
  return Number.isNaN(offset) ? readOffset(zone, time) : offset;
}

function readOffset(zone: string, time: number): number {
  const second = Math.floor(time / SECOND) * SECOND;
  const shown = formatOf(zone).format(second);
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - second;
}

function offsetsOf(zone: string): Map<number, number> {
  const known = offsets.get(zone) ?? new Map<number, number>();
  offsets.set(zone, known);
  return known;
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  // Swedish writes dates and times as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  formats.set(zone, format);
  return format;
}
