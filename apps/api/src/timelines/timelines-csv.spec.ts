import { describe, expect, it } from '@jest/globals';
import { timelinesCsv } from './timelines-csv.js';

const figures = { cases: 2, measured: 1, resolved: 1, open: 1, endedOtherwise: 0 };

it('is one line a group and the total, safe for spreadsheets', () =>
  expect(
    timelinesCsv({
      groupBy: 'department',
      historical: 'exclude',
      groups: [
        {
          key: 'sanitation',
          name: { 'zh-CN': '环卫，北', en: '=Sanitation, "North"' },
          ...figures,
          toTrueResolution: { median: 60, p90: 90 },
        },
      ],
      total: figures,
    }),
  ).toBe(
    [
      'department,name_zh,name_en,cases,measured,resolved,open,endedOtherwise,toFirstMeasure_median,toFirstMeasure_p90,toTrueResolution_median,toTrueResolution_p90',
      `sanitation,环卫，北,"'=Sanitation, ""North""",2,1,1,1,0,,,60,90`,
      'total,,,2,1,1,1,0,,,,',
      '',
    ].join('\r\n'),
  ));

describe('a name from an import', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+86', "'+86"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['＝1+1', "'＝1+1"],
    ['\t=1', `"'\t=1"`],
    ['\r=1', `"'\r=1"`],
    [' =1', "' =1"],
    ['a;=1', '"a;=1"'],
    ['环卫', '环卫'],
  ])('%j is only a text to a spreadsheet', (name, cell) => {
    const named = { key: 'x', name: { 'zh-CN': name, en: name }, ...figures };
    const csv = timelinesCsv({ groupBy: 'department', historical: 'only', groups: [named], total: figures });
    expect(csv.split('\r\n').slice(1, -2).join('\r\n')).toBe(`x,${cell},${cell},2,1,1,1,0,,,,`);
  });
});
