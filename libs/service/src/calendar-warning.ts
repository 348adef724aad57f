import { type CalendarEnd, calendarEnd } from '#complaint';
import type { Stores } from './stores.js';

type Known = Pick<Stores, 'policies' | 'clock'> & {
  readonly configuration: Pick<Stores['configuration'], 'CASETRAIL_POLICY'>;
};

/** The next year's holidays are announced in November. */
const WARNED_FOR_DAYS = 60;

/** Until when working time can be counted under the policy that complaints are received under; none where it needs no holidays. */
export const ownCalendarEnd = ({ configuration, policies, clock }: Known): CalendarEnd | undefined =>
  calendarEnd(policies.versionsOf(configuration.CASETRAIL_POLICY), clock().toISOString());

/** What an administrator has to do before working time cannot be counted any more, in its last 60 days and after. */
export function calendarWarning(known: Known): string | undefined {
  const end = ownCalendarEnd(known);
  if (!end || end.daysLeft > WARNED_FOR_DAYS) return undefined;
  const { policy, lastDay, year, daysLeft } = end;
  const ends = daysLeft < 0 ? 'ended' : 'ends';
  return `The calendar of policy ${policy} ${ends} on ${DAY.format(new Date(lastDay))}: enter the year ${year} (casetrail policy year ${policy} <file>) or update Casetrail.`;
}

const DAY = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});
