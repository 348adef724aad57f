import { isDeepStrictEqual } from 'node:util';
import { yearsKnown } from '#calendar';
import { PolicyRefused } from '../errors.js';
import type { CalendarYearEntered, EnteredYear } from '../policy-events.js';
import type { PolicyHistory } from '../policy-history.js';
import { checkYear } from './check-year.js';
import { withYears } from './with-years.js';

/**
 * What entering a year for a policy says, or nothing where just this was entered already.
 *
 * @throws {PolicyRefused} no version needs the year, its days are not whole, or there is no such policy
 */
export function decideYear(
  entered: EnteredYear,
  { id, versions, years }: PolicyHistory,
): CalendarYearEntered | undefined {
  requireSound(entered);
  const { year } = entered;
  if (versions.length === 0)
    throw new PolicyRefused('unknown-policy', `There is no policy ${id}: casetrail policy list names them.`);
  const before = years.find((each) => each.year === year);
  if (before && isDeepStrictEqual(plain(before), plain(entered))) return undefined;
  const following = versions.filter(({ calendar }) => calendar.holidays !== 'none');
  if (following.length === 0)
    throw new PolicyRefused('no-holidays', `Policy ${id} counts by no public holidays: it needs no years.`);
  const isKnown = following.every((policy) => {
    const { from, to } = yearsKnown(withYears(policy, years).calendar);
    return from <= year && year <= to;
  });
  if (isKnown && !before)
    throw new PolicyRefused(
      'year-known',
      `Policy ${id} knows the public holidays of ${year} already: days of your own are for a new version of it.`,
    );
  return { type: 'CalendarYearEntered', data: entered };
}

function requireSound(entered: EnteredYear): void {
  const [problem] = checkYear(entered);
  if (problem) throw new PolicyRefused('invalid-year', problem.message);
}

/** As the log gives it back, in the order of its days. */
const plain = ({ year, days }: EnteredYear): unknown =>
  JSON.parse(JSON.stringify({ year, days: days.toSorted((one, other) => (one.day < other.day ? -1 : 1)) }));
