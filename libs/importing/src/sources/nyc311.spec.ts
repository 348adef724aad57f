import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ImportRefused } from '../errors.js';
import { fileOf, fixture, readAll, SETTINGS, story } from '../testing/reading.js';
import { readNyc311 } from './nyc311.js';

const text = readFileSync(fixture('nyc311-six-rows.csv'), 'utf8');
const read = (changed: string) => readAll(readNyc311(fileOf(changed), SETTINGS));
const words = (line: string) => line.slice(0, 100);

describe('a row of New York City', () => {
  it('is one case each, in UTC', async () => {
    const { cases, rejections, error } = await read(text);
    expect([rejections, error]).toEqual([[], undefined]);
    expect(cases.map((each) => story(each).map(words))).toMatchObject([
      [
        '2025-03-25T01:25 | ComplaintReceived | Illegal Parking: Blocked Hydrant',
        '2025-03-25T01:25 | ComplaintAssigned | Agency: New York City Police Department',
        expect.stringContaining('2025-03-25T01:53 | Resolved | The Police Department responded'),
        '2025-03-25T01:53 | Closed',
      ],
      { length: 4 },
      { length: 4 },
      { length: 4 },
      { length: 4 },
      { length: 4 },
    ]);
  });

  it('says fixed only where the statement says so', async () => {
    const { cases } = await read(text);
    const outcomes = cases.flatMap(({ events }) =>
      events.flatMap(({ event }) => (event.type === 'Resolved' ? [event.data.outcome] : [])),
    );
    expect(outcomes).toEqual(['nothing-found', 'duplicate', 'fixed', 'fixed', 'explained']);
  });

  it('leaves an open one open, and a day without time is not before its receipt', async () => {
    const open = (await read(text)).cases[4]!;
    expect(story(open).map(words)).toEqual([
      '2025-03-25T01:13 | ComplaintReceived | WATER LEAK: HEAVY FLOW',
      '2025-03-25T01:13 | ComplaintAssigned | Agency: Department of Housing Preservation and Development',
      '2025-03-25T01:13 | AssignmentAccepted',
      expect.stringContaining(
        '2025-03-25T01:13 | ProgressReported | The following complaint conditions are still',
      ),
    ]);
  });

  it('takes "Closed" without a date as closed when its agency last acted', async () => {
    expect(story((await read(text)).cases[5]!).at(-1)).toBe('2025-03-24T14:18 | Closed');
  });

  it('seals the address as content and shows street, borough and a coarse cell', async () => {
    const { event } = (await read(text)).cases[0]!.events[0]!;
    expect(event.type === 'ComplaintReceived' && event.data.location.district).toBe('spec.manhattan');
    expect(JSON.stringify(event.data)).not.toContain('Incident');
    expect(event.content).toHaveProperty('address');
  });
});

describe('a row that cannot be taken', () => {
  it.each([
    [
      'closed before created',
      '03/24/2025 09:53:58 PM',
      '03/20/2025 09:53:58 PM',
      'is before its Created Date',
    ],
    ['a nonsense date', '03/24/2025 09:53:58 PM', '13/45/2025', 'is no time such as'],
    ['no key', '64447332', '', 'line 2: it has no identity'],
    ['a stray comma', '64447332', '64447332,', 'it has 42 of 41 columns'],
  ])('%s is reported, the others are taken', async (_, from, to, reason) => {
    const { cases, rejections } = await read(text.replace(from, to));
    expect(cases).toHaveLength(5);
    expect(rejections).toEqual([expect.stringContaining(reason)]);
  });

  it('names the columns that are missing', async () => {
    const { error } = await read(text.replace('Unique Key', 'Key').replace('Closed Date', 'Closed'));
    expect(error).toBeInstanceOf(ImportRefused);
    expect((error as Error).message).toContain('lacks the columns "Unique Key", "Closed Date"');
  });
});
