import { expect, it } from '@jest/globals';
import { BESIDE_COUNTS, type RateFigures } from '#projections';
import { ratesCsv } from './rates-csv.js';

const shown = { numerator: 9.7, denominator: 13, rate: 0.7462 };
const hidden = { denominator: 2, withheld: 'small-sample' } as const;
const figures: RateFigures = {
  valid: 13,
  response: shown,
  resolution: shown,
  satisfaction: shown,
  composite: shown,
  deniedLater: hidden,
  deadlinesKept: hidden,
  beside: Object.fromEntries(
    BESIDE_COUNTS.map((count) => [count, count === 'ruled' ? 1 : 0]),
  ) as RateFigures['beside'],
};

it('is one line a group and the total, each figure under its name', () => {
  const csv = ratesCsv({
    groupBy: 'district',
    historical: 'exclude',
    groups: [{ key: 'haidian', name: { 'zh-CN': '海淀区', en: 'Haidian' }, ...figures }],
    total: figures,
  });
  const [header, row, total, end] = csv.split('\r\n').map((line) => line.split(','));
  const named = Object.fromEntries(header!.map((name, place) => [name, row![place]]));
  expect(named).toMatchObject({
    district: 'haidian',
    name_zh: '海淀区',
    name_en: 'Haidian',
    valid: '13',
    satisfaction_numerator: '9.7',
    satisfaction_denominator: '13',
    satisfaction_rate: '0.7462',
    satisfaction_withheld: '',
    deniedLater_numerator: '',
    deniedLater_denominator: '2',
    deniedLater_withheld: 'small-sample',
    ruled: '1',
    unreachable: '0',
  });
  expect(total!.slice(0, 4)).toEqual(['total', '', '', '13']);
  expect(row).toHaveLength(header!.length);
  expect(end).toEqual(['']);
});
