/**
 * The embedded event store against bare SQLite doing the same inserts, in one run on one disk:
 *   node --no-warnings --experimental-transform-types --import ./test/source-hooks.mjs test/bench/event-store.mjs
 */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSqliteEventStore } from '#event-store';

const ROUNDS = 5;
const folder = mkdtempSync(join(tmpdir(), 'casetrail-bench-'));
const data = {
  department: 'sanitation',
  publishable: `v1.1.${'x'.repeat(240)}`,
  content: `v1.1.${'y'.repeat(160)}`,
};
const metadata = {
  occurredAt: '2026-09-23T09:00:00.000Z',
  actor: { id: 'a17', role: 'operator' },
  schema: 1,
};
const newEvents = (count) =>
  Array.from({ length: count }, () => ({ id: randomUUID(), type: 'ProgressReported', data, metadata }));

function openBare(file) {
  const database = new DatabaseSync(join(folder, file));
  database.exec(`PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;
    CREATE TABLE events (position INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, stream TEXT NOT NULL,
      revision INTEGER NOT NULL, type TEXT NOT NULL, data TEXT NOT NULL, metadata TEXT NOT NULL, UNIQUE (stream, revision)) STRICT`);
  const insert = database.prepare('INSERT INTO events VALUES (?, ?, ?, ?, ?, ?, ?)');
  let position = 0;
  return {
    database,
    commit(events) {
      database.exec('BEGIN IMMEDIATE');
      for (const { id, type } of events) {
        const [stream, revision] = [`complaint-${++position % 1000}`, Math.floor(position / 1000)];
        insert.run(position, id, stream, revision, type, JSON.stringify(data), JSON.stringify(metadata));
      }
      database.exec('COMMIT');
    },
  };
}

/** Ours and bare in turn, the best of each: what else the machine does then disturbs both alike, and least. */
async function compare(what, count, ours, bareWork) {
  let [best, bareBest] = [Infinity, Infinity];
  for (let round = 0; round < ROUNDS; round++) {
    best = Math.min(best, await milliseconds(ours));
    bareBest = Math.min(bareBest, await milliseconds(bareWork));
  }
  const [perSecond, bare] = [best, bareBest].map((ms) =>
    Math.round((count / ms) * 1000).toLocaleString('en'),
  );
  console.log(`${what}: ${perSecond} events/s, bare SQLite ${bare}, ratio ${(bareBest / best).toFixed(2)}`);
}

async function milliseconds(work) {
  const begin = performance.now();
  await work();
  return performance.now() - begin;
}

const store = openSqliteEventStore(join(folder, 'ours.db'));
const bare = openBare('bare.db');
let next = 0;
const append = (events) => store.append(`complaint-${next++ % 1000}`, events, { expectedRevision: 'any' });

const slices = (count, size) => Array.from({ length: count / size }, () => newEvents(size));

function oneByOne(count) {
  return compare(
    'one append after another',
    count,
    async () => {
      for (const events of slices(count, 1)) await append(events);
    },
    () => slices(count, 1).forEach((events) => bare.commit(events)),
  );
}

function concurrently(count, clients) {
  const client = async (rounds) => {
    for (let round = 0; round < rounds; round++) await append(newEvents(1));
  };
  return compare(
    `${clients} clients, one event each`,
    count,
    () => Promise.all(Array.from({ length: clients }, () => client(count / clients))),
    () => slices(count, clients).forEach((events) => bare.commit(events)),
  );
}

function inBatches(count, size) {
  return compare(
    `appends of ${size} events`,
    count,
    async () => {
      for (const events of slices(count, size)) await append(events);
    },
    () => slices(count, size).forEach((events) => bare.commit(events)),
  );
}

const READ = 40_000;

async function scan() {
  const select = bare.database.prepare('SELECT * FROM events WHERE position > ? ORDER BY position LIMIT 500');
  const scanBare = () => {
    for (let after = 0; after < READ; after += 500)
      for (const { data, metadata } of select.all(after))
        [data, metadata].forEach((text) => JSON.parse(text));
  };
  const readAll = async () => {
    let seen = 0;
    for await (const event of store.readAll({ limit: READ })) if (event.data) seen++;
    if (seen !== READ) throw new Error(`Read ${seen} events, not ${READ}.`);
  };
  const subscribe = async () => {
    const controller = new AbortController();
    let seen = 0;
    for await (const { events } of store.subscribeToAll({ signal: controller.signal }))
      if ((seen += events.length) >= READ) controller.abort();
  };
  await compare('reading the log', READ, readAll, scanBare);
  await compare('catching up by subscription', READ, subscribe, scanBare);
}

try {
  await oneByOne(500);
  await concurrently(6400, 64);
  await inBatches(6400, 64);
  await scan();
} finally {
  await store.close();
  bare.database.close();
  rmSync(folder, { recursive: true });
}
