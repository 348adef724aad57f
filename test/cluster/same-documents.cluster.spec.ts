import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { COMPLAINT_STREAM_PREFIX, DEFAULT_CATALOGUE, SHIPPED_BOOK } from '#complaint';
import { type EventStore, openEventStoreDb, openSqliteEventStore } from '#event-store';
import { importFile } from '#importing';
import { Projector } from '#projecting';
import { CaseReads, readModels } from '#projections';
import { type ReadStore, openMongoReadStore, openSqliteReadStore } from '#read-store';
import { openMemorySealing } from '#sealing';
import { startHarness } from '../../libs/event-store/src/eventstoredb/gateway/harness/start-harness.js';
import { newDataFolder } from '../running-service.js';
import { testMongoDb } from './running-cluster.js';

const TWIN = join(import.meta.dirname, '../fixtures/import/open311-requests.json');
const CHICAGO = join(import.meta.dirname, '../../../shared/data/chicago_open311_2014_notes.json');
const NOW = new Date('2026-11-24T08:00:00.000Z');
const CATCH_UP_MS = 60_000;

interface Stores {
  readonly events: EventStore;
  readonly documents: ReadStore;
}

/** Imports a file into empty stores and answers the public document of each case as it is sent, positions left out. */
async function publicDocuments({ events, documents }: Stores, path: string): Promise<Map<string, string>> {
  const sealing = openMemorySealing();
  const clock = () => NOW;
  const rejectedPath = join(newDataFolder(), 'rejected.ndjson');
  await importFile({ format: 'open311', path, events, sealing, clock, rejectedPath });
  const projector = new Projector({
    events,
    documents,
    clock,
    projections: readModels({ sealing, policies: SHIPPED_BOOK }),
  });
  await projector.start();
  const head = (await events.head())!;
  for (const { name } of await projector.status())
    expect(await projector.waitFor(name, head, CATCH_UP_MS)).toBe(true);
  const reads = new CaseReads({
    documents,
    sealing,
    catalogue: DEFAULT_CATALOGUE,
    policies: SHIPPED_BOOK,
    clock,
  });
  const found = new Map<string, string>();
  for await (const { stream, revision } of events.readAll()) {
    if (revision > 0) continue;
    const caseNumber = stream.slice(COMPLAINT_STREAM_PREFIX.length);
    found.set(caseNumber, JSON.stringify(await reads.caseView({ kind: 'public' }, caseNumber)));
  }
  found.set('search', JSON.stringify(await reads.search({ kind: 'public' }, { limit: 100 })));
  await projector.stop();
  return found;
}

const withoutPositions = (text: string): string => text.replace(/"position":"[^"]*"/g, '');

describe.each([
  ['invented requests', TWIN],
  ...(existsSync(CHICAGO) ? ([['Chicago’s file', CHICAGO]] as const) : []),
])('%s imported at the same moment on both engines', (_name, path) => {
  let embedded: Map<string, string>;
  let cluster: Map<string, string>;

  beforeAll(async () => {
    const folder = newDataFolder();
    const files = {
      events: openSqliteEventStore(join(folder, 'events.db'), { clock: () => NOW }),
      documents: openSqliteReadStore(join(folder, 'documents.db')),
    };
    embedded = await publicDocuments(files, path);
    const harness = await startHarness();
    const url = new URL(testMongoDb());
    url.pathname = `/casetrail-same-${randomBytes(6).toString('hex')}`;
    const servers = {
      events: openEventStoreDb(harness.url, { clock: () => NOW }),
      documents: openMongoReadStore(url.href),
    };
    cluster = await publicDocuments(servers, path);
    await Promise.all([...Object.values(files), ...Object.values(servers)].map((store) => store.close()));
    await harness.stop();
    await dropDatabase(url.href);
  }, 120_000);

  it('gives the same public documents, byte for byte', () => {
    expect(embedded.size).toBeGreaterThan(4);
    expect([...cluster.keys()].sort()).toEqual([...embedded.keys()].sort());
    for (const [caseNumber, text] of embedded)
      expect(withoutPositions(cluster.get(caseNumber)!)).toBe(withoutPositions(text));
  });
});

async function dropDatabase(url: string): Promise<void> {
  const client = await MongoClient.connect(url);
  await client.db().dropDatabase();
  await client.close();
}
