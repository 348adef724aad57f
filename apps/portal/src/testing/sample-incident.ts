import type { IncidentView } from '#projections';

/** A burst main that goes on: told twice, its end expected in the evening. */
export function sampleIncident(changes: Partial<IncidentView> = {}): IncidentView {
  return {
    number: 'INC-HD-7K3M-9QWD-Z',
    category: 'water.supply',
    categoryName: { en: 'Water supply', 'zh-CN': '供水问题' },
    district: 'haidian',
    districtName: { en: 'Haidian', 'zh-CN': '海淀区' },
    area: '柳巷及相邻街道',
    openedAt: '2026-09-23T01:00:00.000Z',
    expectedEnd: '2026-09-23T12:00:00.000Z',
    cases: 2300,
    news: [
      {
        revision: 0,
        news: 'opened',
        recordedAt: '2026-09-23T01:00:00.000Z',
        text: '柳巷七号附近主水管破裂，已停水抢修。',
      },
      {
        revision: 1,
        news: 'updated',
        recordedAt: '2026-09-23T04:00:00.000Z',
        expectedEnd: '2026-09-23T12:00:00.000Z',
        text: '抢修设备已到场，应急供水车停在巷口。',
      },
    ],
    revision: 1,
    position: '0000000000000002',
    ...changes,
  };
}
