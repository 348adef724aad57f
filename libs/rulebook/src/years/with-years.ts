import type { CalendarOverride, CalendarRules } from '#calendar';
import type { Policy } from '#complaint';
import type { EnteredYear } from '../policy-events.js';

/** A version of a policy with the years that were entered for all of them. What it says itself is left as it is. */
export function withYears(policy: Policy, years: readonly EnteredYear[]): Policy {
  const { calendar } = policy;
  const lacking = years.filter(({ year }) => !saysItself(calendar, year));
  if (lacking.length === 0) return policy;
  const own = new Set(calendar.overrides.map(({ day }) => day));
  const isFree = ({ day }: CalendarOverride) => !own.has(day);
  return {
    ...policy,
    calendar: {
      ...calendar,
      overrides: [...calendar.overrides, ...lacking.flatMap(({ days }) => days.filter(isFree))],
      completedYears: [...(calendar.completedYears ?? []), ...lacking.map(({ year }) => year)],
    },
  };
}

const saysItself = ({ holidays, completedYears }: CalendarRules, year: number): boolean =>
  holidays === 'none' || (completedYears?.includes(year) ?? false);
