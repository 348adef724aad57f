import { BESIDE_COUNTS } from '#projections';
import type { RateFigures, Rates } from '#projections';
import { csv } from '../csv/csv.js';

const RATES = [
  'response',
  'resolution',
  'satisfaction',
  'composite',
  'deniedLater',
  'deadlinesKept',
] as const satisfies readonly (keyof RateFigures)[];
const COLUMNS = ['numerator', 'denominator', 'rate', 'withheld'] as const;

/** One line a group, then the total; a cell is empty where a rate is withheld. */
export function ratesCsv({ groups, total, groupBy }: Rates): string {
  const columns = RATES.flatMap((rate) => COLUMNS.map((column) => `${rate}_${column}`));
  const header = [groupBy, 'name_zh', 'name_en', 'valid', ...columns, ...BESIDE_COUNTS];
  const rows = groups.map((row) => [row.key, row.name['zh-CN'], row.name.en, ...figures(row)]);
  return csv([header, ...rows, ['total', '', '', ...figures(total)]]);
}

const figures = (row: RateFigures): (number | string)[] => [
  row.valid,
  ...RATES.flatMap((rate) => COLUMNS.map((column) => row[rate][column] ?? '')),
  ...BESIDE_COUNTS.map((count) => row.beside[count]),
];
