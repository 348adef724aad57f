import { parseArgs } from 'node:util';
import {
  HISTORICAL_CHOICES,
  TIMELINE_GROUPS,
  type TimelineFigures,
  type TimelineQuery,
  type Timelines,
} from '#projections';
import type { CliCommand } from '../command.js';
import { openForReading } from '../data-folder.js';

export const timelinesCommand: CliCommand = {
  usage: `[--by ${TIMELINE_GROUPS.join('|')}] [--historical ${HISTORICAL_CHOICES.join('|')}] [--from DAY] [--to DAY] [--json]`,
  summary: 'Days to a first measure and to the true resolution, and how many cases are still open.',
  run: async (args, output) => {
    const { values } = parseArgs({
      args,
      options: {
        by: { type: 'string', default: 'department' },
        historical: { type: 'string', default: 'exclude' },
        from: { type: 'string' },
        to: { type: 'string' },
        json: { type: 'boolean', default: false },
      },
    });
    const problem = problemOf(values);
    if (problem) {
      output.err(problem);
      return 2;
    }
    const folder = await openForReading();
    try {
      const { by: groupBy, historical, from, to } = values;
      const timelines = await folder.reads.timelines({ kind: 'public' }, {
        groupBy,
        historical,
        from,
        to,
      } as TimelineQuery);
      output.out(values.json ? JSON.stringify(timelines, null, 2) : tableOf(timelines));
      return 0;
    } finally {
      await folder.close();
    }
  },
};

interface Options {
  readonly by: string;
  readonly historical: string;
  readonly from?: string;
  readonly to?: string;
}

function problemOf({ by, historical, from, to }: Options): string | undefined {
  if (!(TIMELINE_GROUPS as readonly string[]).includes(by))
    return `--by is one of ${TIMELINE_GROUPS.join(', ')}.`;
  if (!(HISTORICAL_CHOICES as readonly string[]).includes(historical))
    return `--historical is one of ${HISTORICAL_CHOICES.join(', ')}.`;
  const wrong = [from, to].find((day) => day !== undefined && !/^\d{4}-\d\d-\d\d$/.test(day));
  return wrong === undefined ? undefined : `"${wrong}" is no day: write it as 2026-09-25.`;
}

const COLUMNS = [
  'cases',
  'open',
  'ended otherwise',
  'first measure (median, p90)',
  'true resolution (median, p90)',
];

function tableOf({ groupBy, groups, total, confidentialAtLeast }: Timelines): string {
  const rows = [
    [groupBy, ...COLUMNS],
    ...groups.map((group) => [nameOf(group, groups), ...cellsOf(group)]),
    ['all', ...cellsOf(total)],
  ];
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  const lines = rows.map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]!))
      .join('  ')
      .trimEnd(),
  );
  if (confidentialAtLeast)
    lines.push(`Besides these, at least ${confidentialAtLeast} confidential cases city-wide.`);
  return lines.join('\n');
}

/** With its id where two sources name different groups alike. */
const nameOf = ({ key, name }: Timelines['groups'][number], groups: Timelines['groups']): string =>
  groups.some((other) => other.key !== key && other.name.en === name.en) ? `${name.en} (${key})` : name.en;

function cellsOf({
  cases,
  open,
  endedOtherwise,
  toFirstMeasure,
  toTrueResolution,
}: TimelineFigures): string[] {
  return [String(cases), String(open), String(endedOtherwise), days(toFirstMeasure), days(toTrueResolution)];
}

const SECONDS_A_DAY = 86_400;

function days(spread: TimelineFigures['toFirstMeasure']): string {
  if (!spread) return 'none yet';
  return `${(spread.median / SECONDS_A_DAY).toFixed(1)} d, ${(spread.p90 / SECONDS_A_DAY).toFixed(1)} d`;
}
