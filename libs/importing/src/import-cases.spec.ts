import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from '@jest/globals';
import { complaintStream, fold, readComplaintEvent, statusOf, storedForm } from '#complaint';
import { openMemoryEventStore, StoreUnavailable, type EventStore, type RecordedEvent } from '#event-store';
import { openMemorySealing, type Sealing } from '#sealing';
import { importCases } from './import-cases.js';
import { IMPORT_ACTOR, importFile, readSourceFile, type SourceFile } from './import-file.js';
import type { ImportedCase, SourceItem } from './imported-case.js';
import { importExitCode, printReport } from './report.js';
import { fileOf, fixture, SETTINGS } from './testing/reading.js';
import { readOpen311 } from './sources/open311.js';

const folder = mkdtempSync(join(tmpdir(), 'casetrail-import-'));
afterAll(() => rmSync(folder, { recursive: true }));

let events: EventStore;
let sealing: Sealing;
beforeEach(() => {
  events = openMemoryEventStore();
  sealing = openMemorySealing();
});

const now = () => new Date('2026-01-01T00:00:00Z');
const OPEN311: SourceFile = { format: 'open311', path: fixture('open311-requests.json') };
const NYC: SourceFile = { format: 'nyc311', path: fixture('nyc311-six-rows.csv') };
const bring = (file: SourceFile) =>
  importFile({ ...file, events, sealing, clock: now, rejectedPath: join(folder, 'rejected.ndjson') });
const bringItems = (items: AsyncIterable<SourceItem>, log: EventStore = events) =>
  importCases(items, { events: log, sealing, clock: now, actor: IMPORT_ACTOR });

async function inLog(): Promise<RecordedEvent[]> {
  const all: RecordedEvent[] = [];
  for await (const event of events.readAll()) all.push(event);
  return all;
}

const requests = JSON.parse(readFileSync(OPEN311.path, 'utf8')) as Record<string, unknown>[];
const sourceOf = (value: unknown) => readOpen311(fileOf(JSON.stringify(value)), SETTINGS);

async function firstCase(value: unknown): Promise<ImportedCase> {
  for await (const item of sourceOf(value)) if (item.kind === 'case') return item.case;
  throw new Error('no case');
}

describe('the same file again', () => {
  it.each([OPEN311, NYC])('adds nothing: $format', async (file) => {
    const first = await bring(file);
    const before = await inLog();
    const second = await bring(file);
    expect(first.taken).toBeGreaterThan(3);
    expect(first.events).toBe(before.length);
    expect(second).toMatchObject({ taken: 0, updated: 0, unchanged: first.taken, events: 0, rejected: 0 });
    expect(await inLog()).toEqual(before);
    expect([importExitCode(first), importExitCode(second)]).toEqual([0, 0]);
  });

  it('gives the same case numbers and event ids in another log', async () => {
    await bring(OPEN311);
    const first = (await inLog()).map(({ id, stream }) => [stream, id]);
    events = openMemoryEventStore();
    await bring(OPEN311);
    expect((await inLog()).map(({ id, stream }) => [stream, id])).toEqual(first);
  });
});

describe('a newer export of the same source', () => {
  const notes = requests[0]!.notes as unknown[];
  const early = [{ ...requests[0], status: 'open', notes: notes.slice(0, 4) }];

  it('adds only what is new', async () => {
    await bringItems(sourceOf(early));
    const report = await bringItems(sourceOf([requests[0]]));
    expect(report).toMatchObject({ taken: 0, updated: 1, events: 5 });
    const types = (await inLog()).map(({ type }) => type);
    events = openMemoryEventStore();
    await bringItems(sourceOf([requests[0]]));
    expect(types).toEqual((await inLog()).map(({ type }) => type));
  });

  it('leaves an adopted case alone, and says so', async () => {
    await bringItems(sourceOf(early));
    const { caseNumber } = await firstCase(early);
    const adopted = storedForm(
      {
        type: 'CaseAdopted',
        data: {
          policy: { id: 'simple', version: 1 },
          respondBy: '2026-01-02T00:00:00.000Z',
          resolveBy: '2026-01-04T00:00:00.000Z',
        },
        publishable: { reason: 'still open' },
      },
      {},
      { occurredAt: '2026-01-01T00:00:00.000Z', actor: IMPORT_ACTOR },
    );
    await events.append(
      complaintStream(caseNumber),
      [{ id: 'b5bb9d80-14a0-4f9b-8d61-e21e796d78dc', ...adopted }],
      { expectedRevision: 'stream-exists' },
    );
    const report = await bringItems(sourceOf([requests[0]]));
    expect(report).toMatchObject({ leftAlone: 1, events: 0, kept: [{ row: '20-00000001' }] });
    expect(printReport(report)).toContain(`it was adopted and goes on here as ${caseNumber}`);
    expect(importExitCode(report)).toBe(0);
  });
});

describe('what the log keeps', () => {
  it('is recorded as imported, with its row and its original times', async () => {
    await bring(OPEN311);
    const [receipt] = await inLog();
    expect(receipt?.metadata).toMatchObject({
      occurredAt: '2020-09-13T15:09:13.000Z',
      historical: { source: 'open311', row: '20-00000001' },
      actor: { id: 'import', role: 'service' },
    });
    expect(JSON.stringify(await inLog())).not.toContain('2nd floor');
  });

  it('replays as it stood at the turn of the year: surveyed, not repaired', async () => {
    await bring(OPEN311);
    const { caseNumber } = await caseOf('20-00000001');
    const recorded = (await inLog()).filter(({ stream }) => stream === complaintStream(caseNumber));
    const then = recorded.filter(({ metadata }) => (metadata.occurredAt as string) < '2021-01-01');
    const stateOf = (some: RecordedEvent[]) => fold(some.map((event) => readComplaintEvent(event)))!;
    expect(statusOf(stateOf(then))).toBe('in-progress');
    expect(stateOf(then).parts.map(({ department, state }) => [department, state])).toEqual([
      ['open311.public-way-management', 'accepted'],
      ['open311.water-management', 'accepted'],
    ]);
    expect(statusOf(stateOf(recorded))).toBe('closed');
  });
});

async function caseOf(row: string): Promise<ImportedCase> {
  for await (const item of readSourceFile(OPEN311))
    if (item.kind === 'case' && item.case.row === row) return item.case;
  throw new Error(`no case ${row}`);
}

describe('what is not taken', () => {
  it('is never half a case', async () => {
    const huge = { ...requests[1], service_request_id: 'huge', description: 'x'.repeat(1_100_000) };
    const future = {
      ...requests[1],
      service_request_id: 'future',
      requested_datetime: '2031-01-01T00:00:00Z',
      notes: null,
    };
    const report = await bringItems(sourceOf([huge, requests[0], future, requests[0], 7]));
    expect(report.taken).toBe(1);
    expect(report.rejections.map(({ row, reason }) => `${row}: ${reason}`).sort()).toEqual([
      '20-00000001: the file has this case twice: only the first was read',
      'future: its time 2031-01-01T00:00:00.000Z is in the future',
      'huge: the case is larger than 1 MiB, so nothing of it was taken',
      'request 5 of the file: it is not an object',
    ]);
    expect(importExitCode(report)).toBe(3);
    expect(new Set((await inLog()).map(({ stream }) => stream)).size).toBe(1);
  });

  it('is a row of another place under the same source', async () => {
    await bringItems(sourceOf([requests[0]]));
    const report = await bringItems(sourceOf([{ ...requests[3], service_request_id: '20-00000001' }]));
    expect(report.rejections[0]?.reason).toContain('give it another --source');
  });

  it('goes to a file when there is much of it', async () => {
    const path = join(folder, 'many.json');
    writeFileSync(path, JSON.stringify(Array.from({ length: 25 }, () => 0)));
    const report = await bring({ format: 'open311', path });
    expect(report.rejections).toHaveLength(20);
    const listed = readFileSync(report.rejectedFile!, 'utf8').trim().split('\n');
    expect(listed).toHaveLength(25);
    expect(JSON.parse(listed[24]!)).toEqual({ row: 'request 25 of the file', reason: 'it is not an object' });
    expect(printReport(report)).toContain(`and 5 more; all of them are in ${report.rejectedFile}`);
  });
});

describe('a number that another case holds by chance', () => {
  it('is drawn again, and found again on the next run', async () => {
    const { caseNumber } = await firstCase([requests[0]]);
    await events.append(
      complaintStream(caseNumber),
      [{ id: 'b5bb9d80-14a0-4f9b-8d61-e21e796d78dc', type: 'ComplaintReceived', data: {}, metadata: {} }],
      { expectedRevision: 'no-stream' },
    );
    expect(await bringItems(sourceOf([requests[0]]))).toMatchObject({ taken: 1 });
    expect(await bringItems(sourceOf([requests[0]]))).toMatchObject({ taken: 0, unchanged: 1 });
    const receipt = (await inLog())[1]!;
    expect(receipt.stream).not.toBe(complaintStream(caseNumber));
    expect(receipt.stream).toBe(complaintStream(receipt.data.caseNumber as string));
  });
});

describe('a run that is cut short', () => {
  it('is completed by the next', async () => {
    let appends = 0;
    const failing = new Proxy(events, {
      get: (target, name: keyof EventStore) =>
        name === 'append' && ++appends > 2
          ? () => Promise.reject(new StoreUnavailable('the disk is full'))
          : (target[name] as () => unknown).bind(target),
    });
    const report = await bringItems(sourceOf(requests), failing);
    expect(report.interrupted).toContain('run the same command again');
    expect(importExitCode(report)).toBe(1);
    const next = await bringItems(sourceOf(requests));
    expect(next).toMatchObject({ taken: 4 - report.taken, unchanged: report.taken, rejected: 0 });
  });

  it('by a truncated file keeps the cases before the break; the whole file completes', async () => {
    const whole = readFileSync(NYC.path, 'utf8');
    const path = join(folder, 'cut.csv');
    writeFileSync(path, `${whole.split('\n').slice(0, 3).join('\n')}\n64440000,"03/24`);
    const report = await bring({ format: 'nyc311', path });
    expect(report).toMatchObject({ taken: 2, broken: expect.stringContaining('was cut off there') });
    expect(importExitCode(report)).toBe(4);
    expect(await bring(NYC)).toMatchObject({ taken: 4, unchanged: 2 });
  });
});

describe('a file that cannot be imported', () => {
  it.each([
    ['that is missing', { format: 'csv', path: 'nowhere.csv' }, 'nowhere.csv cannot be read (ENOENT)'],
    ['that is a folder', { format: 'nyc311', path: folder }, 'is not a file'],
    ['without its mapping', { format: 'csv', path: NYC.path }, 'needs a mapping'],
    ['of a strange source', { ...NYC, source: 'New York' }, 'small letters, digits and hyphens'],
    ['of a strange district', { ...NYC, districtCode: 'nyc' }, 'must be two capital letters'],
  ] as const)('%s is refused before anything is written', async (_, file, words) => {
    await expect(bring(file)).rejects.toThrow(words);
    await expect(bring(file)).rejects.toMatchObject({ code: 'import-refused' });
    expect(await inLog()).toEqual([]);
  });
});

const chicago = join('..', 'shared', 'data', 'chicago_open311_2014_notes.json');
const nyc = join('..', 'shared', 'data', 'nyc311_20250324_235.csv');

(existsSync(chicago) ? describe : describe.skip)(
  `the whole Chicago file${existsSync(chicago) ? '' : ' (skipped: ../shared/data is absent)'}`,
  () => {
    it('is 50 cases, and adds 0 events the second time', async () => {
      const file: SourceFile = { format: 'open311', path: chicago };
      expect(await bring(file)).toMatchObject({ taken: 50, rejected: 0 });
      expect(await bring(file)).toMatchObject({ unchanged: 50, events: 0, rejected: 0 });
    });
  },
);

(existsSync(nyc) ? describe : describe.skip)(
  `the whole New York file${existsSync(nyc) ? '' : ' (skipped: ../shared/data is absent)'}`,
  () => {
    it('is 235 cases, and adds 0 events the second time', async () => {
      const file: SourceFile = { format: 'nyc311', path: nyc };
      expect(await bring(file)).toMatchObject({ taken: 235, rejected: 0 });
      expect(await bring(file)).toMatchObject({ unchanged: 235, events: 0, rejected: 0 });
    });
  },
);
