import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { collect, event, events, Follower, idsOf } from '../contract/fixtures.js';
import { CorruptLog, StoreUnavailable } from '../errors.js';
import type { EventStore } from '../event-store.js';
import { LogWriter } from './log-writer.js';
import { openLog } from './open-log.js';
import { SqliteEventStore } from './sqlite-event-store.js';

let folder: string;
let file: string;
let database: DatabaseSync;
let store: EventStore;
let clock: () => Date;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casetrail-events-'));
  file = join(folder, 'events.db');
  clock = () => new Date();
  database = openLog(file, false);
  store = new SqliteEventStore(database, file, new LogWriter(database, () => clock()));
});
afterEach(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const append = (stream: string, batch = events(1)) =>
  store.append(stream, batch, { expectedRevision: 'any' });

describe('a store whose disk fails', () => {
  it('has waited for the disk at every commit', () => {
    const full = 2;
    expect(database.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: full });
  });

  it('refuses while the disk is full, loses nothing, and goes on when there is room', async () => {
    const before = events(2);
    await append('complaint-1', before);
    const pages = database.prepare('PRAGMA page_count').get()?.['page_count'] as number;
    database.exec(`PRAGMA max_page_count = ${pages}`);
    const large = [event({ text: 'x'.repeat(200_000) })];
    const together = await Promise.allSettled([append('complaint-2'), append('complaint-3', large)]);
    for (const outcome of together)
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'store-unavailable' } });
    expect(idsOf(await collect(store.readAll()))).toEqual(idsOf(before));

    database.exec('PRAGMA max_page_count = 1000000');
    await append('complaint-3', large);
    await append('complaint-3', large);
    expect(idsOf(await collect(store.readAll()))).toEqual(idsOf([...before, ...large]));
  });

  it('refuses while another process holds the file, and goes on afterwards', async () => {
    using other = new DatabaseSync(file);
    other.exec('BEGIN IMMEDIATE');
    await expect(append('complaint-1')).rejects.toBeInstanceOf(StoreUnavailable);
    expect(await store.head()).toBeUndefined();
    other.exec('ROLLBACK');
    expect(await append('complaint-1')).toMatchObject({ revision: 0 });
  });

  it('refuses when the file turned read-only, and goes on afterwards', async () => {
    database.exec('PRAGMA query_only = ON');
    await expect(append('complaint-1')).rejects.toThrow(file);
    database.exec('PRAGMA query_only = OFF');
    expect(await append('complaint-1')).toMatchObject({ revision: 0 });
  });
});

describe('a store whose clock fails', () => {
  it('writes nothing of that commit, and goes on afterwards', async () => {
    clock = () => {
      throw new Error('no time');
    };
    await expect(append('complaint-1')).rejects.toThrow('no time');
    clock = () => new Date();
    expect(await store.head()).toBeUndefined();
    expect(await append('complaint-1')).toMatchObject({ revision: 0 });
  });
});

describe('a log with a broken event', () => {
  it('gives what lies before it and then names its position', async () => {
    const { position: good } = await append('complaint-1', events(3));
    const { position: broken } = await append('complaint-1');
    await append('complaint-2');
    using tool = new DatabaseSync(file);
    tool.exec(`UPDATE events SET data = '{"n":' WHERE position = 4`);

    const follower = new Follower(store);
    expect(await follower.next()).toMatchObject({ position: good, caughtUp: false });
    await expect(follower.next()).rejects.toMatchObject({ code: 'corrupt-log', position: broken });
    await expect(collect(store.readStream('complaint-1'))).rejects.toBeInstanceOf(CorruptLog);
    expect(await collect(store.readAll({ after: broken }))).toHaveLength(1);
  });

  it('is found at once when the file itself is damaged', async () => {
    await append('complaint-1', events(50));
    await store.close();
    const bytes = readFileSync(file);
    writeFileSync(file, bytes.fill(0xff, 100, 4096)); // the first page, behind its header
    expect(() => openLog(file, false)).toThrow(CorruptLog);
  });
});
