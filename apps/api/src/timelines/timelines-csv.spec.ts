import { expect, it } from '@jest/globals';
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
