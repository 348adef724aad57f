import type { Policy } from '#complaint';

/** When a policy begins, by the clocks of its city: `2026-12-01 00:00 (Asia/Shanghai)`. */
export function beginningOf({ appliesFrom, calendar: { zone } }: Policy): string {
  // Swedish writes dates and times as ISO 8601 does.
  const clock = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
  return `${clock.format(new Date(appliesFrom))} (${zone})`;
}
