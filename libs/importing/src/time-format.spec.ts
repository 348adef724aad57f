import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isTimePattern, isoReader, patternReader } from './time-format.js';
import { isZone } from './zoned-time.js';

describe('times with an offset', () => {
  const read = isoReader();

  it.each([
    ['2014-09-13T10:09:13-05:00', '2014-09-13T15:09:13.000Z'],
    ['2011-10-11 13:45:40.276999+02:00', '2011-10-11T11:45:40.276Z'],
    ['2020-02-29T00:00Z', '2020-02-29T00:00:00.000Z'],
  ])('%s', (text, instant) => expect(read(text)).toBe(instant));

  it.each([
    '',
    '2015-02-29T00:00:00Z',
    '2015-01-01T24:00:00Z',
    '2015-01-01T10:00:00',
    '0001-01-01T00:00:00Z',
    'tomorrow',
  ])('refuses "%s"', (text) => expect(read(text)).toBeUndefined());
});

describe('times written in a zone', () => {
  const read = patternReader('MM/dd/yyyy hh:mm:ss a', 'America/New_York');

  it.each([
    ['summer', '03/24/2025 11:33:07 PM', '2025-03-25T03:33:07.000Z'],
    ['winter', '01/24/2025 12:00:00 AM', '2025-01-24T05:00:00.000Z'],
    ['noon', '01/24/2025 12:00:00 PM', '2025-01-24T17:00:00.000Z'],
    [
      'an hour that comes twice is the first of the two',
      '11/03/2024 01:30:00 AM',
      '2024-11-03T05:30:00.000Z',
    ],
    ['an hour that never comes is moved on by the gap', '03/09/2025 02:30:00 AM', '2025-03-09T07:30:00.000Z'],
    ['the last moment before the change', '03/09/2025 01:59:59 AM', '2025-03-09T06:59:59.000Z'],
  ])('%s', (_, text, instant) => expect(read(text)).toBe(instant));

  it.each([
    '13/24/2025 01:00:00 PM',
    '03/24/2025 13:00:00 PM',
    '03/24/2025 00:00:00 AM',
    '3/24/25',
    '03/24/2025',
  ])('refuses "%s"', (text) => expect(read(text)).toBeUndefined());

  it('reads back what any zone shows for an instant, but for the hour that comes twice', () => {
    const at = fc.integer({ min: Date.UTC(1990, 0), max: Date.UTC(2035, 0) });
    const zone = fc.constantFrom(
      'America/New_York',
      'Asia/Shanghai',
      'Europe/Berlin',
      'Australia/Lord_Howe',
      'UTC',
    );
    fc.assert(
      fc.property(at, zone, (instant, timeZone) => {
        const text = new Date(instant).toLocaleString('sv-SE', { timeZone });
        const again = isoReader(timeZone)(text)!;
        expect(new Date(again).toLocaleString('sv-SE', { timeZone })).toBe(text);
      }),
    );
  });
});

it('knows which patterns name a whole day', () => {
  expect(['dd.MM.yyyy HH:mm', 'yyyy-MM-dd', 'MM/dd/yyyy hh:mm:ss a'].map(isTimePattern)).toEqual([
    true,
    true,
    true,
  ]);
  expect(['dd.MM HH:mm', 'yyyy-MM-dd hh:mm', 'YYYY-MM-dd', 'yyyy yyyy MM dd'].map(isTimePattern)).toEqual([
    false,
    false,
    false,
    false,
  ]);
  expect([isZone('Asia/Shanghai'), isZone('Mars/Olympus')]).toEqual([true, false]);
});
