import type { TimelineFigures, Timelines } from '#projections';
import { csv } from '../csv/csv.js';

const COUNTS = ['cases', 'measured', 'resolved', 'open', 'endedOtherwise'] as const;
const SPREADS = [
  ['toFirstMeasure', 'median'],
  ['toFirstMeasure', 'p90'],
  ['toTrueResolution', 'median'],
  ['toTrueResolution', 'p90'],
] as const;

/** One line a group, then the total; durations in seconds. */
export function timelinesCsv({ groups, total, groupBy }: Timelines): string {
  const header = [groupBy, 'name_zh', 'name_en', ...COUNTS, ...SPREADS.map((column) => column.join('_'))];
  const rows = groups.map((row) => [row.key, row.name['zh-CN'], row.name.en, ...figures(row)]);
  return csv([header, ...rows, ['total', '', '', ...figures(total)]]);
}

const figures = (row: TimelineFigures): (number | string)[] => [
  ...COUNTS.map((count) => row[count]),
  ...SPREADS.map(([spread, point]) => row[spread]?.[point] ?? ''),
];
