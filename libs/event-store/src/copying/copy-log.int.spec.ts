import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { jsonEvent } from '@eventstore/db-client';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { randomFrom, seedOfThisRun } from '../../../../test/faults/chaos.js';
import { collect, event, events } from '../contract/fixtures.js';
import { CopyRefused } from '../errors.js';
import type { EventStore } from '../event-store.js';
import { openEventStoreDbCopy } from '../eventstoredb/eventstoredb-log-copy.js';
import { openEventStoreDb } from '../eventstoredb/eventstoredb-event-store.js';
import type { Stranger } from '../eventstoredb/stored-event.js';
import { rigPerTest } from '../eventstoredb/testing/store-on-harness.js';
import { openSqliteEventStore } from '../sqlite/sqlite-event-store.js';
import { openSqliteLogCopy } from '../sqlite/sqlite-log-copy.js';
import { copyLog, type CopyProgress } from './copy-log.js';
import type { CopyableLog, LoggedAppend } from './copyable-log.js';

const SIZE = Number(process.env.CASETRAIL_TEST_EVENTS ?? 3000);
const seed = seedOfThisRun();
const rig = rigPerTest();
let folder: string;
let opened: CopyableLog[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casetrail-copy-'));
  opened = [];
});
afterEach(async () => {
  for (const each of opened) await each.close();
  rmSync(folder, { recursive: true });
});

const path = (name: string): string => join(folder, name);
const sqlite = (name: string, readOnly = false): CopyableLog =>
  keep(openSqliteLogCopy(path(name), { readOnly }));
const esdb = (url: string, patienceMs = 5000): CopyableLog => keep(openEventStoreDbCopy(url, { patienceMs }));

function keep(log: CopyableLog): CopyableLog {
  opened.push(log);
  return log;
}

/** Streams that grow in turns, in appends of one to four events. */
async function fill(store: EventStore, count: number): Promise<void> {
  const random = randomFrom(seed);
  const appending: Promise<unknown>[] = [];
  for (let made = 0; made < count;) {
    const batch = events(Math.min(count - made, 1 + Math.floor(random() * 4))).map((each, n) => ({
      ...each,
      data: { text: '楼下'.repeat(random() * 20), n, nested: [null, 1e21, { '': -0.5 }] },
      metadata: { $correlationId: each.id, casetrail: 'mine' },
    }));
    made += batch.length;
    appending.push(
      store.append(`complaint-${Math.floor((random() * count) / 8)}`, batch, { expectedRevision: 'any' }),
    );
    if (appending.length === 200) await Promise.all(appending.splice(0));
  }
  await Promise.all(appending);
}

/** A log of its own with a clock that moves. */
async function filled(name: string, count: number): Promise<void> {
  let now = Date.parse('2026-09-23T01:00:00Z');
  const store = openSqliteEventStore(path(name), { clock: () => new Date((now += 7)) });
  await fill(store, count);
  await store.close();
}

const CHILD = `
  const { copyLog, openEventStoreDbCopy, openSqliteLogCopy } = await import('#event-store');
  const open = (log, readOnly) =>
    log.startsWith('esdb') ? openEventStoreDbCopy(log) : openSqliteLogCopy(log, { readOnly });
  const [from, to] = process.argv.slice(1);
  await copyLog({
    from: open(from, true),
    to: open(to, false),
    onProgress: ({ phase }) => phase === 'copying' && process.stdout.write('written\\n'),
  });`;

/** Copies in a process that is killed as soon as it says that something was written. */
async function copyUntilKilled(from: string, to: string): Promise<void> {
  const flags = ['--no-warnings', '--experimental-transform-types', '--import', './test/source-hooks.mjs'];
  const child = spawn(process.execPath, [...flags, '--input-type=module', '--eval', CHILD, from, to], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  child.stdout.once('data', () => child.kill('SIGKILL'));
  expect(await ended).toEqual([null, 'SIGKILL']);
}

function rowsOf(name: string): unknown[] {
  using database = new DatabaseSync(path(name), { readOnly: true });
  return database.prepare('SELECT * FROM events ORDER BY position').all();
}

const sizeOf = (appends: readonly LoggedAppend[]): number =>
  appends.reduce((sum, { events: together }) => sum + together.length, 0);

describe('a copied log', () => {
  it(`is the same there and back, positions included: ${SIZE} events (CASETRAIL_TEST_SEED=${seed})`, async () => {
    const { harness } = await rig();
    await filled('here.db', SIZE);
    const there = await copyLog({ from: sqlite('here.db', true), to: esdb(harness.url) });
    expect(there).toMatchObject({ events: SIZE, written: SIZE });
    const back = await copyLog({ from: esdb(harness.url), to: sqlite('back.db') });
    expect(back).toEqual(there);
    expect(rowsOf('back.db')).toEqual(rowsOf('here.db'));

    const [origin, moved] = [
      openSqliteEventStore(path('here.db'), { readOnly: true }),
      openEventStoreDb(harness.url),
    ];
    const [before, after] = [await collect(origin.readAll()), await collect(moved.readAll())];
    const plain = (log: typeof before) => log.map((each) => ({ ...each, position: undefined }));
    expect(plain(after)).toEqual(plain(before));
    expect(after.map(({ position }) => position)).toEqual([...after].map(({ position }) => position).sort());
    await Promise.all([origin.close(), moved.close()]);
  }, 600_000);

  it('from SQLite to SQLite is the same row by row', async () => {
    await filled('here.db', 700);
    await copyLog({ from: sqlite('here.db', true), to: sqlite('copy.db') });
    expect(rowsOf('copy.db')).toEqual(rowsOf('here.db'));
  });

  it('of an empty log is empty', async () => {
    const { harness } = await rig();
    await filled('here.db', 0);
    expect(await copyLog({ from: sqlite('here.db', true), to: esdb(harness.url) })).toMatchObject({
      events: 0,
    });
  });

  it('goes on as an ordinary log: repeats are known, revisions go on, no time is earlier', async () => {
    const { harness } = await rig();
    const here = openSqliteEventStore(path('here.db'), { clock: () => new Date('2040-01-01T00:00:00Z') });
    const batch = events(3);
    const first = await here.append('complaint-1', batch, { expectedRevision: 'no-stream' });
    await here.close();
    await copyLog({ from: sqlite('here.db', true), to: esdb(harness.url) });
    const moved = openEventStoreDb(harness.url);
    expect(await moved.append('complaint-1', batch, { expectedRevision: 'no-stream' })).toMatchObject({
      revision: first.revision,
      recordedAt: first.recordedAt,
    });
    const next = await moved.append('complaint-1', events(1), { expectedRevision: 2 });
    expect(next).toMatchObject({ revision: 3, recordedAt: '2040-01-01T00:00:00.000Z' });
    await moved.close();
  });

  it('shows how far it is', async () => {
    await filled('here.db', 1200);
    const seen: CopyProgress[] = [];
    await copyLog({
      from: sqlite('here.db', true),
      to: sqlite('copy.db'),
      onProgress: (at) => seen.push(at),
    });
    expect(new Set(seen.map(({ phase }) => phase))).toEqual(new Set(['copying', 'verifying']));
    expect(seen.at(-1)).toEqual({ phase: 'verifying', events: 1200, of: 1200 });
    const copied = seen.filter(({ phase }) => phase === 'copying').map(({ events: at }) => at);
    expect(copied).toEqual([...copied].sort((a, b) => a - b));
  });
});

describe('an interrupted copy', () => {
  it.each(['sqlite to eventstoredb', 'eventstoredb to sqlite'])(
    'goes on where it stopped: %s',
    async (way) => {
      const { harness } = await rig();
      await filled('here.db', 1600);
      if (way === 'eventstoredb to sqlite')
        await copyLog({ from: sqlite('here.db', true), to: esdb(harness.url) });
      const ends = (): [CopyableLog, CopyableLog] =>
        way === 'eventstoredb to sqlite'
          ? [esdb(harness.url), sqlite('there.db')]
          : [sqlite('here.db', true), esdb(harness.url)];
      let written = 0;
      for (const stopAt of [400, 900, 1400]) {
        const interrupt = new AbortController();
        const [from, to] = ends();
        const copying = copyLog({
          from,
          to,
          signal: interrupt.signal,
          onProgress: ({ phase, events: at }) => phase === 'copying' && at >= stopAt && interrupt.abort(),
        });
        await expect(copying).rejects.toMatchObject({ name: 'AbortError' });
        const [, partly] = ends();
        written = sizeOf(await collect(partly.appends()));
        expect(written).toBeGreaterThanOrEqual(stopAt);
        expect(written).toBeLessThan(1600);
      }
      const [from, to] = ends();
      expect(await copyLog({ from, to })).toMatchObject({ events: 1600, written: 1600 - written });
      if (way === 'eventstoredb to sqlite') expect(rowsOf('there.db')).toEqual(rowsOf('here.db'));
    },
  );

  it.each(['sqlite to eventstoredb', 'eventstoredb to sqlite'])(
    'goes on in another process when its own was killed: %s',
    async (way) => {
      const { harness } = await rig();
      await filled('here.db', 1500);
      await copyLog({ from: sqlite('here.db', true), to: esdb(harness.url) });
      const target = way === 'eventstoredb to sqlite' ? undefined : await rig();
      const [from, to] = target ? [path('here.db'), target.harness.url] : [harness.url, path('there.db')];
      for (let kills = 0; kills < 2; kills++) await copyUntilKilled(from, to);
      const there = () => (target ? esdb(target.harness.url) : sqlite('there.db'));
      const before = sizeOf(await collect(there().appends()));
      expect(before).toBeGreaterThanOrEqual(1000);
      expect(await copyLog({ from: sqlite('here.db', true), to: there() })).toMatchObject({
        events: 1500,
        written: 1500 - before,
      });
    },
    60_000,
  );

  it('goes on by itself while connections break at random', async () => {
    const { proxy, harness } = await rig(randomFrom(seed));
    await filled('here.db', 800);
    proxy.startChaos();
    const copied = await copyLog({
      from: sqlite('here.db', true),
      to: esdb(`esdb://127.0.0.1:${proxy.port}?tls=false`, 20_000),
    });
    proxy.endChaos();
    expect(copied.events).toBe(800);
    await copyLog({ from: esdb(harness.url), to: sqlite('back.db') });
    expect(rowsOf('back.db')).toEqual(rowsOf('here.db'));
  }, 120_000);
});

describe('a copy is refused', () => {
  it.each([
    ['another id', `UPDATE events SET id = '00000000-0000-4000-8000-000000000000' WHERE position = 20`],
    ['another time', `UPDATE events SET recorded_at = '2000-01-01T00:00:00.000Z' WHERE append_start = 19`],
    ['another word', `UPDATE events SET data = '{"n":"changed"}' WHERE position = 20`],
    ['other batches', `UPDATE events SET append_start = position WHERE position = 20`],
  ])('where the target has %s, and the place is named', async (_, change) => {
    const store = openSqliteEventStore(path('here.db'));
    for (let n = 0; n < 10; n++) await store.append('complaint-1', events(3), { expectedRevision: 'any' });
    await store.close();
    await copyLog({ from: sqlite('here.db', true), to: sqlite('copy.db') });
    using database = new DatabaseSync(path('copy.db'));
    database.exec(change);
    const again = copyLog({ from: sqlite('here.db', true), to: sqlite('copy.db') });
    await expect(again).rejects.toBeInstanceOf(CopyRefused);
    await expect(again).rejects.toThrow(/Behind the first 18 events .*copy\.db holds .* complaint-1@18/);
  });

  it('where the target holds more than the source, and is left as it is', async () => {
    await filled('here.db', 30);
    await copyLog({ from: sqlite('here.db', true), to: sqlite('copy.db') });
    const store = openSqliteEventStore(path('copy.db'));
    await store.append('policy-1', [event()], { expectedRevision: 'any' });
    await store.close();
    const again = copyLog({ from: sqlite('here.db', true), to: sqlite('copy.db') });
    await expect(again).rejects.toThrow(/Behind the first 30 events .* holds 1 from policy-1@0 .*nothing/);
    expect(rowsOf('copy.db')).toHaveLength(31);
  });

  it('when somebody else writes to the target meanwhile', async () => {
    const { harness, client } = await rig();
    await filled('here.db', 900);
    const store = openSqliteEventStore(path('copy.db'));
    const intruding = copyLog({
      from: sqlite('here.db', true),
      to: sqlite('copy.db'),
      onProgress: ({ phase }) =>
        phase === 'copying' && void store.append('policy-9', [event()], { expectedRevision: 'any' }),
    });
    await expect(intruding).rejects.toBeInstanceOf(CopyRefused);
    await store.close();

    const foreign = openEventStoreDb(harness.url);
    const intruded = copyLog({
      from: sqlite('here.db', true),
      to: esdb(harness.url),
      onProgress: ({ phase }) =>
        phase === 'copying' && void foreign.append('policy-9', [event()], { expectedRevision: 'any' }),
    });
    await expect(intruded).rejects.toThrow(/somebody has written to it meanwhile/);
    await foreign.close();
    await client.appendToStream('complaint-x', jsonEvent({ type: 'Noted', data: {} }));
  });

  it('where a stranger’s event lies in a stream of ours; in a stream of its own it is told of and left', async () => {
    const { harness, client } = await rig();
    const store = openEventStoreDb(harness.url);
    await client.appendToStream('notes-1', jsonEvent({ type: 'Noted', data: {} }));
    await store.append('complaint-1', events(2), { expectedRevision: 'no-stream' });
    const met: Stranger[] = [];
    const from = keep(openEventStoreDbCopy(harness.url, { onStranger: (stranger) => met.push(stranger) }));
    expect(await copyLog({ from, to: sqlite('one.db') })).toMatchObject({ events: 2 });
    expect(met).toMatchObject([{ stream: 'notes-1', revision: 0, type: 'Noted' }]);

    await client.appendToStream('complaint-1', jsonEvent({ type: 'Noted', data: {} }));
    await store.append('complaint-1', events(1), { expectedRevision: 'any' });
    const refused = copyLog({ from: esdb(harness.url), to: sqlite('two.db') });
    await expect(refused).rejects.toThrow(/complaint-1 .* no event of Casetrail at revision 2, but at 3/);
    await store.close();
  });
});
