import { announcedWith, isDay, type CalendarOverride, type Problem } from '#calendar';
import {
  also,
  below,
  type Check,
  flag,
  listOf,
  maybe,
  problem,
  record,
  shown,
  text,
  wholeNumber,
} from '../checking/check.js';
import type { EnteredYear } from '../policy-events.js';

/** Free in every year by the regulation on public holidays: a list without them is not whole. */
const ALWAYS_FREE = { '01-01': "New Year's Day", '05-01': 'Labour Day', '10-01': 'National Day' };

const day: Check = (value) =>
  typeof value === 'string' && isDay(value)
    ? []
    : problem(`${shown(value)} is no day of the calendar: write it as 2027-10-01.`);

const YEAR = also<EnteredYear>(
  record<EnteredYear>({
    year: wholeNumber(1949, 9998),
    days: listOf(record<CalendarOverride>({ day, working: flag, name: maybe(text) }), 1),
  }),
  ({ year, days }) => [
    ...days.flatMap((each, index) =>
      below([...checkPlace(each, year), ...checkOnce(days, index)], 'days', index),
    ),
    ...checkWhole(days, year),
  ],
);

/** Every problem of something that should be an `EnteredYear`; none when it is one. */
export const checkYear = (value: unknown): readonly Problem[] => YEAR(value);

function checkPlace({ day }: CalendarOverride, year: number): readonly Problem[] {
  const owner = announcedWith(day);
  if (owner === year) return [];
  return problem(
    owner === year + 1 && day.startsWith(`${year}-`)
      ? `${day} is announced with ${owner}: leave it to the file of that year.`
      : `${day} is no day of ${year}, which goes from ${year - 1}-12-29 to ${year}-12-28: take it out.`,
  );
}

const checkOnce = (days: EnteredYear['days'], index: number): readonly Problem[] =>
  days.findIndex(({ day }) => day === days[index]!.day) < index
    ? problem(`${days[index]!.day} comes twice: say it once.`)
    : [];

const checkWhole = (days: EnteredYear['days'], year: number): readonly Problem[] =>
  Object.entries(ALWAYS_FREE).flatMap(([date, name]) =>
    days.some((each) => each.day === `${year}-${date}` && !each.working)
      ? []
      : problem(`${name}, ${year}-${date}, is not free: list it with working: false.`, 'days'),
  );
