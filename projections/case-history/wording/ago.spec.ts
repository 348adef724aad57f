import { describe, expect, it } from '@jest/globals';
import { ago } from './ago.js';

const NOW = '2026-09-23T12:00:00.000Z';

describe('how long ago it was', () => {
  it.each([
    ['2026-09-23T12:00:30.000Z', '刚刚', 'just now'],
    ['2026-09-23T11:59:30.000Z', '刚刚', 'just now'],
    ['2026-09-23T11:59:00.000Z', '1分钟前', '1 minute ago'],
    ['2026-09-23T11:00:30.000Z', '59分钟前', '59 minutes ago'],
    ['2026-09-23T11:00:00.000Z', '1小时前', '1 hour ago'],
    ['2026-09-21T12:30:00.000Z', '47小时前', '47 hours ago'],
    ['2026-09-21T12:00:00.000Z', '2天前', '2 days ago'],
    ['2026-08-24T11:00:00.000Z', '30天前', '30 days ago'],
  ])('%s', (moment, zh, en) => expect(ago(moment, NOW)).toEqual({ 'zh-CN': zh, en }));
});
