import type { TimelineFigures, Timelines } from '#projections';

const COUNTS = ['cases', 'measured', 'resolved', 'open', 'endedOtherwise'] as const;
const SPREADS = [
  ['toFirstMeasure', 'median'],
  ['toFirstMeasure', 'p90'],
  ['toTrueResolution', 'median'],
  ['toTrueResolution', 'p90'],
] as const;

/** RFC 4180: one line a group, then the total; durations in seconds. */
export function timelinesCsv({ groups, total, groupBy }: Timelines): string {
  const header = [groupBy, 'name_zh', 'name_en', ...COUNTS, ...SPREADS.map((column) => column.join('_'))];
  const rows = groups.map((row) => [row.key, row.name['zh-CN'], row.name.en, ...figures(row)]);
  return [header, ...rows, ['total', '', '', ...figures(total)]].map(line).join('');
}

const figures = (row: TimelineFigures): (number | string)[] => [
  ...COUNTS.map((count) => row[count]),
  ...SPREADS.map(([spread, point]) => row[spread]?.[point] ?? ''),
];

const line = (cells: readonly (string | number)[]): string => `${cells.map(cell).join(',')}\r\n`;

/** Quoted where a comma, or a semicolon elsewhere in the world, would part it; a text that a spreadsheet would take for a formula is told to be a text. */
function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const safe = /^\s*[=+\-@＝＋－＠]/.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
