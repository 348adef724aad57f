import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandAnswer } from '#cases';
import { COMPLAINT } from '../e2e/covered-rubbish.js';
import { HttpClient } from '../http-client.js';
import { untilReadable } from '../load/read-models.js';
import { newDataFolder } from '../running-service.js';
import { until } from '../until.js';
import { LiveReader } from './live-reader.js';
import { type RunningCluster, startRunningCluster } from './running-cluster.js';

const ENTRIES = 20;
const READERS = 200;
/** Readers behind one address; an api lets 50 in. */
const PER_ADDRESS = 40;

let cluster: RunningCluster;
let operators: readonly HttpClient[];
const readers: LiveReader[] = [];

beforeAll(async () => {
  cluster = await startRunningCluster(newDataFolder());
  operators = await Promise.all(
    cluster.apis.map(({ url }) => HttpClient.as({ ...cluster, url }, 'operator')),
  );
}, 60_000);
afterAll(async () => {
  for (const reader of readers) reader.leave();
  await cluster.kill();
});

const follow = async (...asked: Parameters<typeof LiveReader.open>): Promise<LiveReader> => {
  const reader = await LiveReader.open(...asked);
  readers.push(reader);
  return reader;
};

async function received(): Promise<string> {
  const { body } = await operators[0]!.post<CommandAnswer>('/api/complaints', COMPLAINT);
  await untilReadable(cluster, body);
  return body.caseNumber;
}

/** Appends entries through the apis in turn. */
async function append(caseNumber: string, count: number, through = operators): Promise<void> {
  for (let n = 0; n < count; n++) {
    const { status } = await through[n % through.length]!.post(`/api/cases/${caseNumber}/link-call`, {});
    expect(status).toBe(200);
  }
}

const counted = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, n) => from + n);

describe('a live feed of a cluster', () => {
  it('tells each entry once and in order, whichever api took it in and whichever is asked', async () => {
    const caseNumber = await received();
    const urls = [...cluster.apis.map(({ url }) => url), cluster.url];
    const all = await Promise.all(urls.map((url) => follow(url, caseNumber)));
    await append(caseNumber, ENTRIES);
    for (const reader of all) await reader.has(ENTRIES);
    expect(all.map(({ revisions }) => revisions)).toEqual(all.map(() => counted(1, ENTRIES)));
  }, 30_000);

  it(`is open to ${READERS} readers at once`, async () => {
    const caseNumber = await received();
    const all = await Promise.all(
      counted(0, READERS - 1).map((n) =>
        follow(cluster.apis[n % 2]!.url, caseNumber, { from: `192.0.2.${1 + Math.floor(n / PER_ADDRESS)}` }),
      ),
    );
    await append(caseNumber, 3);
    for (const reader of all) await reader.has(3);
    expect(all.map(({ revisions }) => revisions)).toEqual(all.map(() => [1, 2, 3]));
  }, 30_000);

  it('goes on at the other api where one that is killed left off', async () => {
    const caseNumber = await received();
    const [survivor, killed] = cluster.apis as [RunningCluster['portal'], RunningCluster['portal']];
    const before = await follow(killed.url, caseNumber);
    const appending = append(caseNumber, ENTRIES, operators.slice(0, 1));
    await before.has(ENTRIES / 4);
    killed.process.kill('SIGKILL');
    await until('the feed ends', () => before.ended);
    const after = await follow(survivor.url, caseNumber, { after: before.revisions.at(-1)! });
    await appending;
    await after.has(ENTRIES);
    expect([...before.revisions, ...after.revisions]).toEqual(counted(1, ENTRIES));
  }, 30_000);
});
