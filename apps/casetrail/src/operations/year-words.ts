import { type CalendarOverride, daysAfter } from '#calendar';
import type { EnteredYear } from '#rulebook';

/** What will be counted as free and as worked, a line for each run of days, then the rest. */
export const yearLines = ({ year, days }: EnteredYear): readonly string[] => [
  ...runsOf(days).map(lineOf),
  `Every other day from ${named(`${year - 1}-12-29`)} to ${named(`${year}-12-28`)} is as the weekdays say.`,
];

type Run = readonly [CalendarOverride, ...CalendarOverride[]];

/** Days that follow each other and are alike. */
function runsOf(days: readonly CalendarOverride[]): readonly Run[] {
  const runs: [CalendarOverride, ...CalendarOverride[]][] = [];
  for (const each of days.toSorted((one, other) => (one.day < other.day ? -1 : 1))) {
    const last = runs.at(-1)?.at(-1);
    const goesOn =
      last?.day === daysAfter(each.day, -1) && last.working === each.working && last.name === each.name;
    if (goesOn) runs.at(-1)!.push(each);
    else runs.push([each]);
  }
  return runs;
}

function lineOf(run: Run): string {
  const [{ day, working, name }] = run;
  const last = run.at(-1)!.day;
  const when = last === day ? named(day) : `${named(day)} to ${named(last)}`;
  return `${working ? 'Worked' : 'Free'}: ${when}${name === undefined ? '' : ` (${name})`}`;
}

const named = (day: string): string => DAY.format(new Date(day)).replace(',', '');

const DAY = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'full' });
