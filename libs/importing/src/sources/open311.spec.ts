import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { BrokenFile, ImportRefused } from '../errors.js';
import { fileOf, fixture, readAll, SETTINGS, story } from '../testing/reading.js';
import { readOpen311 } from './open311.js';

const requests = JSON.parse(readFileSync(fixture('open311-requests.json'), 'utf8')) as Record<
  string,
  unknown
>[];
const read = (value: unknown) => readAll(readOpen311(fileOf(JSON.stringify(value)), SETTINGS));
const only = async (request: unknown) => (await read([request])).cases[0]!;

describe('an Open311 request with dated notes', () => {
  it('tells a survey and a repair of another agency a year apart', async () => {
    expect(story(await only(requests[0]))).toEqual([
      '2020-09-13T15:09 | ComplaintReceived | Pavement Cave-In Survey',
      '2020-09-13T15:09 | ComplaintAssigned | Request opened',
      '2020-09-15T14:03 | AssignmentAccepted',
      '2020-09-15T14:03 | ProgressReported | Work Assigned: Survey Completed',
      '2020-09-15T14:04 | DepartmentAdded | Follow-on Sewer Cave In Inspection Created: Sewer Cave In Inspection #20-00000011 created for Water Management',
      '2020-12-15T16:34 | ProgressReported | Follow-on Repair Main Sewer Created: Repair Main Sewer #20-00000012 created for Water Management',
      '2020-12-15T16:34 | AssignmentAccepted',
      '2020-12-15T16:34 | ProgressReported | Follow-on Sewer Cave In Inspection Closed: Sewer Cave In Inspection #20-00000011 closed by Water Management',
      '2021-10-05T13:29 | DepartmentPartFinished | Follow-on Repair Main Sewer Closed: Repair Main Sewer #20-00000012 closed by Water Management',
      '2021-10-05T13:29 | Resolved | Request closed (Survey Completed)',
      '2021-10-05T13:29 | Closed',
    ]);
  });

  it('keeps what may be personal sealed as content', async () => {
    const { event } = (await only(requests[1])).events[0]!;
    expect(event).toMatchObject({
      publishable: { summary: 'Building Violation' },
      content: {
        description: 'channel: web\nnote: Request submitted via Web\nWHERE: 2nd floor, rear',
        address: '200 W SAMPLE ST, SAMPLETOWN',
        point: [-87.6, 41.6],
      },
      data: {
        channel: 'web',
        location: { district: 'spec.ward-1', street: 'W SAMPLE ST', cell: '41.60,-87.60' },
      },
    });
  });

  it('leaves an open request open', async () => {
    expect(story(await only(requests[1])).at(-1)).toContain('Assign Inspector: Inspector assigned');
  });

  it('closes a duplicate as one, and a late submission is no measure', async () => {
    const { events } = await only(requests[2]);
    expect(events.map(({ event }) => event.type)).toEqual([
      'ComplaintReceived',
      'ComplaintAssigned',
      'InformationAdded',
      'Resolved',
      'Closed',
    ]);
    expect(events[3]?.event.data).toMatchObject({ outcome: 'duplicate' });
    expect(events[3]?.event.publishable).toEqual({
      done: 'Request closed (Duplicate; parent request 20-00000099)',
    });
  });

  it('takes plain GeoReport v2 without notes', async () => {
    expect(story(await only(requests[3]))).toEqual([
      '2021-01-04T07:00 | ComplaintReceived | Pothole',
      '2021-01-05T07:00 | Resolved | Request closed (No Problem Found)',
      '2021-01-05T07:00 | Closed',
    ]);
  });

  it('gives an entry the same id when later notes are appended', async () => {
    const notes = requests[0]!.notes as unknown[];
    const early = await only({ ...requests[0], status: 'open', notes: notes.slice(0, 4) });
    const late = await only(requests[0]);
    const ids = late.events.map(({ id }) => id);
    expect(early.caseNumber).toBe(late.caseNumber);
    expect(early.events.every(({ id }) => ids.includes(id))).toBe(true);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('orders notes by time, and those of one moment as the source does', async () => {
    const notes = [...(requests[0]!.notes as unknown[])].reverse();
    expect(story(await only({ ...requests[0], notes }))).toEqual(story(await only(requests[0])));
  });
});

describe('what cannot be taken', () => {
  it.each([
    ['a number', 5, 'request 1 of the file: it is not an object'],
    ['no id', { ...requests[3], service_request_id: undefined }, 'service_request_id'],
    ['an id of spaces', { ...requests[3], service_request_id: '   ' }, 'it has no identity'],
    ['a nonsense time', { ...requests[3], requested_datetime: '2021-02-30T00:00:00Z' }, 'is no time such as'],
    ['notes that are text', { ...requests[3], notes: 'none' }, 'notes must be an array'],
    ['a note that is null', { ...requests[3], notes: [null] }, '(at notes.0.'],
    ['closed, but when?', { ...requests[3], updated_datetime: undefined }, 'nothing says when'],
  ])('%s is reported and the rest goes on', async (_, request, reason) => {
    const { cases, rejections } = await read([request, requests[0]]);
    expect(cases).toHaveLength(1);
    expect(rejections).toEqual([expect.stringContaining(reason)]);
  });

  it('is not moved by prototype keys or deep nesting', async () => {
    const text = JSON.stringify([requests[0]]).replace(
      '"status"',
      `"__proto__": {"status": "open"}, "constructor": {"x": 1}, "deep": ${'['.repeat(5000)}${']'.repeat(5000)}, "status"`,
    );
    const { cases } = await readAll(readOpen311(fileOf(text), SETTINGS));
    expect(story(cases[0]!)).toEqual(story(await only(requests[0])));
    expect(({} as Record<string, unknown>).status).toBeUndefined();
  });

  it.each([
    ['cut off', JSON.stringify(requests).slice(0, 900), BrokenFile, 'get the whole file'],
    ['empty', '', BrokenFile, 'not whole JSON'],
    ['bottomless', '['.repeat(200_000), BrokenFile, 'not whole JSON'],
    ['one object', '{"a":1}', ImportRefused, 'no JSON array'],
    ['Latin-1', Buffer.from('["\xe9"]', 'latin1'), ImportRefused, 'not UTF-8'],
  ])('a file that is %s is refused whole, in one sentence', async (_, text, kind, words) => {
    const { items, error } = await readAll(readOpen311(fileOf(text), SETTINGS));
    expect(items).toEqual([]);
    expect(error).toBeInstanceOf(kind);
    expect((error as Error).message).toContain(words);
  });
});
