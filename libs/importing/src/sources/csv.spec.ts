import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { BrokenFile, ImportRefused } from '../errors.js';
import { parseMapping } from '../mapping.js';
import { fileOf, fixture, readAll, SETTINGS, story } from '../testing/reading.js';
import { readCsv } from './csv.js';

const text = (name: string) => readFileSync(fixture(name), 'utf8');
const CASES = text('cases.mapping.json');
const EVENTS = text('event-log.mapping.json');
const read = (file: string, mapping: string) =>
  readAll(readCsv(fileOf(file), parseMapping(mapping), SETTINGS));
const changed = (mapping: string, change: object) =>
  JSON.stringify({ ...(JSON.parse(mapping) as object), ...change });

describe('one row a case', () => {
  it('reads times in the zone of the file, also over the change to summer time', async () => {
    const { cases, rejections } = await read(text('cases.csv'), CASES);
    expect(rejections).toEqual([]);
    expect(cases.map(story)).toEqual([
      [
        '2024-03-31T00:30 | ComplaintReceived | Bin not emptied',
        '2024-03-31T00:30 | ComplaintAssigned | Cleansing',
        '2024-04-02T10:00 | Resolved | Bin emptied',
        '2024-04-02T10:00 | Closed',
      ],
      [
        '2024-03-31T21:59 | ComplaintReceived | Lamp, "flickering"',
        '2024-03-31T21:59 | ComplaintAssigned | Lighting',
      ],
    ]);
    expect(cases[0]?.events[2]?.event.data).toMatchObject({ outcome: 'fixed' });
  });

  it('makes entries of further columns', async () => {
    const progress = [{ at: 'out', text: 'Seen by {unit}', department: 'Inspection' }];
    const { cases } = await read(text('cases.csv'), changed(CASES, { progress, closedAt: undefined }));
    expect(story(cases[0]!).slice(2)).toEqual([
      '2024-04-02T10:00 | DepartmentAdded | Seen by Cleansing',
      '2024-04-02T10:00 | AssignmentAccepted',
      '2024-04-02T10:00 | ProgressReported | Seen by Cleansing',
    ]);
  });

  it('reports a row closed before it was received', async () => {
    const { cases, rejections } = await read(text('cases.csv').replace('02.04.2024', '02.03.2024'), CASES);
    expect(cases).toHaveLength(1);
    expect(rejections).toEqual([
      expect.stringContaining('7 (line 2): line 2: its out 2024-03-02T11:00:00.000Z is before'),
    ]);
  });
});

describe('an event log', () => {
  it('gathers the rows of a case, together or not', async () => {
    const { cases } = await read(text('event-log.csv'), EVENTS);
    expect(cases.map(({ row }) => row)).toEqual(['P-2', 'P-1']);
    expect(story(cases[1]!)).toEqual([
      '2021-03-01T08:00 | ComplaintReceived | Permit application P-1',
      '2021-03-01T08:00 | ComplaintAssigned | Application received',
      '2021-03-01T08:00 | AssignmentAccepted',
      '2021-03-01T08:00 | ProgressReported | Application received',
      '2021-03-03T10:00 | DepartmentAdded | Advice asked',
      '2021-03-03T10:00 | AssignmentAccepted',
      '2021-03-03T10:00 | ProgressReported | Advice asked',
      '2021-03-05T15:30 | Resolved | Permit sent',
    ]);
  });

  it('takes no half case: one bad row rejects all rows of its case', async () => {
    const { cases, rejections } = await read(
      text('event-log.csv').replace('2021-03-03 11:00', 'soon'),
      EVENTS,
    );
    expect(cases.map(({ row }) => row)).toEqual(['P-2']);
    expect(rejections).toEqual([
      expect.stringContaining('P-1 (line 2) and its other rows up to line 5: line 4: its at "soon:00+01:00"'),
    ]);
  });

  it('takes nothing of a log that breaks off', async () => {
    const { items, error } = await read(`${text('event-log.csv')}"P-3,desk`, EVENTS);
    expect(items).toEqual([]);
    expect(error).toBeInstanceOf(BrokenFile);
  });

  it('tells two rows that say the same apart, the same on every run', async () => {
    const twice = text('event-log.csv').replace(/(P-2.*\n)/, '$1$1');
    const [first, again] = [await read(twice, EVENTS), await read(twice, EVENTS)];
    const ids = first.cases[0]!.events.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(again.cases).toEqual(first.cases);
  });
});

it('reads every mapping that the reference shows', () => {
  const page = readFileSync('docs/reference/importing.md', 'utf8');
  const shown = [...page.matchAll(/```json\n([^]*?)```/g)].map(([, json]) => parseMapping(json!).source);
  expect(shown).toEqual(['wabo', 'town']);
});

describe('a mapping that is not right', () => {
  it.each([
    ['no JSON', '{', 'not JSON'],
    ['a list', '[]', 'not a JSON object'],
    ['an unknown key', changed(CASES, { colour: 'red' }), 'colour'],
    ['an unknown key inside', changed(EVENTS, { event: { at: 'a', activity: 'b', who: 'c' } }), 'who'],
    ['no receipt', changed(CASES, { receivedAt: undefined }), 'receivedAt must name the column'],
    ['no event', changed(EVENTS, { event: undefined }), 'event must say how to read'],
    ['a zone of nowhere', changed(CASES, { zone: 'Mars/Olympus' }), 'zone must be an IANA time zone'],
    ['a format of nothing', changed(CASES, { timeFormat: 'soon' }), 'timeFormat must be iso'],
    ['a word for nothing', changed(CASES, { outcomes: { done: 'great' } }), 'outcomes must be an object'],
    ['null for a key', changed(CASES, { summary: null }), 'summary'],
    [
      'an event it cannot be',
      changed(EVENTS, { event: { at: 'a', activity: 'b', as: { x: 'Reopened' } } }),
      'as must be',
    ],
  ])('%s', (_, mapping, words) => {
    expect(() => parseMapping(mapping)).toThrow(ImportRefused);
    expect(() => parseMapping(mapping)).toThrow(words);
  });

  it('names a column of a template that the file lacks', async () => {
    const { error } = await read(text('cases.csv'), changed(CASES, { summary: '{what} in {town}' }));
    expect((error as Error).message).toContain('lacks the columns "town"');
  });
});
