import { describe, expect, it } from '@jest/globals';
import { dayOf, spellMoment } from './times.js';

const ZONE = 'Asia/Shanghai';

describe('a moment', () => {
  it.each([
    ['2026-09-22T16:00:00.000Z', '23 September 2026, 12 am', '2026年9月23日0时'],
    ['2026-09-23T04:00:00.000Z', '23 September 2026, 12 pm', '2026年9月23日12时'],
    ['2026-12-31T16:05:00.000Z', '1 January 2027, 12:05 am', '2027年1月1日0时5分'],
  ])('%s is spelt in the zone of the city', (instant, en, zh) => {
    expect(spellMoment(instant, 'en', ZONE)).toBe(en);
    expect(spellMoment(instant, 'zh-CN', ZONE)).toBe(zh);
  });

  it('belongs to the day of the city', () =>
    expect(dayOf('2026-09-22T16:00:00.000Z', ZONE)).toBe('2026-09-23'));
});
