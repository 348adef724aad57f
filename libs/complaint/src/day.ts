import type { Day, Instant } from './words.js';

const HOUR = 3_600_000;
const formats = new Map<string, Intl.DateTimeFormat>();

/** The calendar day on which an instant falls in an IANA zone. */
export function dayIn(zone: string, instant: Instant): Day {
  return dayAt(zone, Date.parse(instant));
}

/** The first instant after a day in an IANA zone, whatever its clocks do that night. */
export function endOfDay(zone: string, day: Day): Instant {
  const nextMidnightUtc = Date.parse(`${day}T00:00:00Z`) + 24 * HOUR;
  let within = nextMidnightUtc - 15 * HOUR;
  let after = nextMidnightUtc + 15 * HOUR;
  while (after - within > 1) {
    const middle = Math.floor((within + after) / 2);
    if (dayAt(zone, middle) > day) after = middle;
    else within = middle;
  }
  return new Date(after).toISOString();
}

/** The day so many days later; counts days, not hours. */
export const daysAfter = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * HOUR).toISOString().slice(0, 10);

/** Whether the text is a day of the calendar. */
export const isDay = (text: string): boolean => {
  const time = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN;
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
};

function dayAt(zone: string, time: number): Day {
  return formatOf(zone).format(time);
}

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known) return known;
  // Swedish writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  formats.set(zone, format);
  return format;
}
