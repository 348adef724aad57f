import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { MongoClient } from 'mongodb';
import { openEventStoreDb } from '#event-store';
import { type Started, entryOf, environment, startNode } from '../processes.js';
import type { RunningService } from '../running-service.js';
import { EntryPoint } from './entry-point.js';

const HARNESS = 'libs/event-store/src/eventstoredb/gateway/harness/main.ts';
const FROM_SOURCE = [
  '--no-warnings',
  '--experimental-transform-types',
  '--import',
  './test/source-hooks.mjs',
];
const READY_MS = 60_000;

/** A Casetrail of several processes on a log and read models that they share. */
export interface RunningCluster extends RunningService {
  readonly apis: readonly Started[];
  readonly portal: Started;
  readonly projectors: readonly Started[];
  readonly eventStore: Started;
  /** The settings that every process of it has. */
  readonly settings: Readonly<Record<string, string>>;
}

/** The settings of each cluster by its folder, for the command line beside it. */
const settingsByFolder = new Map<string, RunningCluster['settings']>();

export const settingsOfCluster = (folder: string): RunningCluster['settings'] | undefined =>
  settingsByFolder.get(folder);

/** The MongoDB of the tests. */
export function testMongoDb(): string {
  const url = process.env.CASETRAIL_TEST_MONGODB;
  if (url) return url;
  throw new Error(
    'CASETRAIL_TEST_MONGODB names no server: run this with .ci/ferretdb.sh before the command.',
  );
}

/** The settings of a cluster with a read store of its own, on the log at this URL. */
export function clusterSettings(folder: string, events: string, env: Readonly<Record<string, string>>) {
  const documents = new URL(testMongoDb());
  documents.pathname = `/casetrail-e2e-${randomBytes(6).toString('hex')}`;
  return {
    CASETRAIL_DATA: folder,
    CASETRAIL_EVENTS: events,
    CASETRAIL_DOCUMENTS: documents.href,
    CASETRAIL_PROXIES: '127.0.0.1',
    CASETRAIL_PORT: '0',
    ...env,
  };
}

/** A process of its own with an EventStoreDB for tests, its log kept in this file; on any free port where none is named. */
export const startEventStore = (file: string, port = 0): Promise<Started> =>
  startNode([...FROM_SOURCE, HARNESS, file, String(port)], environment({}), /^(esdb:\S+)$/);

/** Starts one role of a cluster. */
export const startRole = (role: string, settings: Readonly<Record<string, string>>): Promise<Started> =>
  startNode([entryOf(role)], environment(settings), / on (http:\S+)$/);

/** Two api, one portal, two projectors behind one entry point; all of them ready. */
export async function startRunningCluster(
  folder: string,
  env: Readonly<Record<string, string>> = {},
): Promise<RunningCluster> {
  const eventStore = await startEventStore(join(folder, 'eventstore.db'));
  return startClusterOn(eventStore, folder, clusterSettings(folder, eventStore.url, env));
}

/** The same on an EventStoreDB that runs already, which ends with it. */
export async function startClusterOn(
  eventStore: Started,
  folder: string,
  settings: RunningCluster['settings'] & { readonly CASETRAIL_DOCUMENTS: string },
): Promise<RunningCluster> {
  settingsByFolder.set(folder, settings);
  const roles = ['api', 'api', 'portal', 'projector', 'projector'];
  const started = await allStarted(
    roles.map((role) => startRole(role, settings)),
    eventStore,
  );
  const [one, other, portal, ...projectors] = started as [Started, Started, Started, Started, Started];
  const entry = await EntryPoint.open([one.url, other.url], portal.url);
  const end = async (signal: NodeJS.Signals) => {
    for (const { process } of started) process.kill(signal);
    const codes = await Promise.all(started.map(({ exited }) => exited));
    entry.close();
    eventStore.process.kill('SIGKILL');
    await eventStore.exited;
    return codes.find((code) => code !== 0) ?? 0;
  };
  await Promise.all(started.map(({ url }) => untilReady(url)));
  return {
    url: entry.url,
    folder,
    settings,
    apis: [one, other],
    portal,
    projectors,
    eventStore,
    printed: () => started.map((each) => each.printed()).join('\n'),
    stored: () => storedDocuments(settings.CASETRAIL_DOCUMENTS),
    openLog: () => openEventStoreDb(eventStore.url),
    signal: (name) => started.forEach(({ process }) => process.kill(name)),
    exited: Promise.all(started.map(({ exited }) => exited)).then(
      (codes) => codes.find((code) => code !== 0) ?? 0,
    ),
    kill: async () => void (await end('SIGKILL')),
    stop: () => end('SIGTERM'),
  };
}

/** All of them, or none: what runs would outlive a test that failed to start the rest. */
async function allStarted(starting: readonly Promise<Started>[], eventStore: Started): Promise<Started[]> {
  const settled = await Promise.allSettled(starting);
  const failed = settled.find((one) => one.status === 'rejected');
  const started = settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  if (!failed) return started;
  for (const { process } of [...started, eventStore]) process.kill('SIGKILL');
  throw failed.reason as Error;
}

/** Waits until a process says of itself that it can answer. */
export async function untilReady(url: string): Promise<void> {
  const deadline = performance.now() + READY_MS;
  for (;;) {
    const answer = await fetch(`${url}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    if (performance.now() > deadline) throw new Error(`Not ready: ${await answer?.text()}`);
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Every document of the read store as text. */
async function storedDocuments(url: string): Promise<string[]> {
  const client = await MongoClient.connect(url);
  try {
    const texts: string[] = [];
    for (const { name } of await client.db().listCollections().toArray())
      for await (const document of client.db().collection(name).find()) texts.push(JSON.stringify(document));
    return texts;
  } finally {
    await client.close();
  }
}
