import { dayIn, type Instant } from '#calendar';
import type { Policy } from '#complaint';

/**
 * The assessment month `YYYY-MM` in which a moment falls, in the policy's zone, named by the month in which it ends: with
 * months from the 19th to the 18th, 19 September belongs to October.
 */
export function assessmentMonth({ calendar, rates }: Policy, at: Instant): string {
  const day = dayIn(calendar.zone, at);
  const [year, month, date] = day.split('-').map(Number) as [number, number, number];
  const isNext = rates.monthStartsOn > 1 && date >= rates.monthStartsOn;
  return isNext ? new Date(Date.UTC(year, month, 1)).toISOString().slice(0, 7) : day.slice(0, 7);
}
