/**
 * The EventStoreDB adapter against the bare client, in one run against one server: CASETRAIL_TEST_ESDB, or else the harness
 * in a process of its own:
 *   node --no-warnings --experimental-transform-types --import ./test/source-hooks.mjs test/bench/eventstoredb.mjs
 */
import { EventStoreDBClient, jsonEvent, NO_STREAM, START, streamNameFilter } from '@eventstore/db-client';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { openEventStoreDb } from '#event-store';

const APPENDS = Number(process.env.CASETRAIL_BENCH_APPENDS ?? 2000);
const FLAGS = ['--no-warnings', '--experimental-transform-types', '--import', './test/source-hooks.mjs'];
const HARNESS = 'libs/event-store/src/eventstoredb/gateway/harness/main.ts';
const data = { department: 'sanitation', publishable: `v1.1.${'x'.repeat(240)}`, content: 'y'.repeat(160) };
const metadata = { occurredAt: '2026-09-23T09:00:00.000Z', actor: { id: 'a17', role: 'operator' } };

const server = process.env.CASETRAIL_TEST_ESDB
  ? undefined
  : spawn(process.execPath, [...FLAGS, HARNESS], { stdio: ['ignore', 'pipe', 'inherit'] });
const url = process.env.CASETRAIL_TEST_ESDB ?? String((await once(server.stdout, 'data'))[0]).trim();
const store = openEventStoreDb(url);
const client = EventStoreDBClient.connectionString(url);

async function rate(name, count, work) {
  const began = performance.now();
  await work();
  const perSecond = Math.round((count * 1000) / (performance.now() - began));
  console.log(`${name.padEnd(44)} ${String(perSecond).padStart(8)} a second`);
}

async function atOnce(clients, count, one) {
  let left = count;
  await Promise.all(
    Array.from({ length: clients }, async () => {
      while (left-- > 0) await one();
    }),
  );
}

async function drain(items, count = Infinity) {
  const iterator = items[Symbol.asyncIterator]();
  for (let seen = 0; seen < count && !(await iterator.next()).done; seen++);
}

/** With the adapter's note, so that the adapter reads these too. */
const bareMetadata = { ...metadata, casetrail: { recordedAt: metadata.occurredAt } };
const bareAppend = () =>
  client.appendToStream(
    `bare-${randomUUID()}`,
    jsonEvent({ type: 'ProgressReported', data, metadata: bareMetadata }),
    {
      expectedRevision: NO_STREAM,
    },
  );
const append = () =>
  store.append(
    `complaint-${randomUUID()}`,
    [{ id: randomUUID(), type: 'ProgressReported', data, metadata }],
    {
      expectedRevision: 'no-stream',
    },
  );

for (const round of ['warming up', 'measured']) {
  console.log(`\n${round}`);
  await rate('appends one by one, adapter', APPENDS, () => atOnce(1, APPENDS, append));
  await rate('appends one by one, bare client', APPENDS, () => atOnce(1, APPENDS, bareAppend));
  await rate('appends of 64 at once, adapter', 4 * APPENDS, () => atOnce(64, 4 * APPENDS, append));
  await rate('appends of 64 at once, bare client', 4 * APPENDS, () => atOnce(64, 4 * APPENDS, bareAppend));
}

const SIZE = 10 * APPENDS;
for (const round of ['warming up', 'measured']) {
  console.log(`\n${round}`);
  await rate(`reading all, adapter`, SIZE, () => drain(store.readAll({ limit: SIZE })));
  await rate(`reading all, bare client`, SIZE, () => drain(client.readAll({ maxCount: SIZE })));

  await rate('catching up with a filter, adapter', SIZE, async () => {
    const signal = new AbortController();
    for await (const { caughtUp } of store.subscribeToAll({
      signal: signal.signal,
      filter: { streamPrefixes: ['complaint-'] },
    }))
      if (caughtUp) signal.abort();
  });
  await rate('catching up with a filter, bare client', SIZE, async () => {
    const filter = streamNameFilter({ prefixes: ['complaint-'] });
    const subscription = client.subscribeToAll({ fromPosition: START, filter });
    await drain(subscription, SIZE);
    await subscription.unsubscribe();
  });
}

await store.close();
await client.dispose();
server?.kill();
