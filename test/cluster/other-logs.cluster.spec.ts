import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import type { CommandAnswer } from '#cases';
import { COMPLAINT } from '../e2e/covered-rubbish.js';
import { HttpClient } from '../http-client.js';
import { readLog } from '../load/log-check.js';
import { untilReadable } from '../load/read-models.js';
import { newDataFolder } from '../running-service.js';
import { until } from '../until.js';
import {
  type RunningCluster,
  startClusterOn,
  startEventStore,
  startRunningCluster,
} from './running-cluster.js';

let cluster: RunningCluster;
let operator: HttpClient;

beforeEach(async () => {
  cluster = await startRunningCluster(newDataFolder());
  operator = await HttpClient.as(cluster, 'operator');
}, 60_000);
afterEach(() => cluster.kill());

async function received(): Promise<CommandAnswer> {
  const { status, body } = await operator.post<CommandAnswer>('/api/complaints', COMPLAINT);
  expect(status).toBe(201);
  await untilReadable(cluster, body);
  return body;
}

it('what a stranger writes into the log disturbs nothing, and each process names it once', async () => {
  const { caseNumber } = await received();
  const stream = `complaint-${caseNumber}`;
  const stranger = EventStoreDBClient.connectionString(cluster.eventStore.url);
  await stranger.appendToStream(stream, jsonEvent({ type: 'Intruded', data: { by: 'somebody' } }));
  await stranger.appendToStream('billing-1', jsonEvent({ type: 'Billed', data: {} }));
  await stranger.dispose();

  const { status, body } = await operator.post<CommandAnswer>(`/api/cases/${caseNumber}/link-call`, {});
  expect([status, body.revision]).toEqual([200, 2]);
  await untilReadable(cluster, body);
  const streams = (await readLog(cluster)).map(({ stream, revision }) => `${stream}@${revision}`);
  expect(streams).toEqual([`${stream}@0`, `${stream}@2`]);

  const inCase = `Skipped Intruded, revision 1 of ${stream}: Casetrail did not write it.\n`;
  const elsewhere = 'Skipped Billed, revision 0 of billing-1: Casetrail did not write it.\n';
  const timesNamed = (printed: string, line: string) => printed.split(line).length - 1;
  await until('both are named', () =>
    [inCase, elsewhere].every((line) => timesNamed(cluster.printed(), line) > 0),
  );
  for (const each of [...cluster.apis, ...cluster.projectors])
    for (const line of [inCase, elsewhere]) expect(timesNamed(each.printed(), line)).toBeLessThan(2);
  const counted = await Promise.all(
    cluster.apis.map(async ({ url }) => (await new HttpClient(url).get('/metrics')).text),
  );
  expect(counted.join('')).toMatch(/^casetrail_stranger_events_total [12]$/m);
}, 60_000);

it('read models that are ahead of the log are built anew', async () => {
  for (let n = 0; n < 5; n++) await received();
  const { folder, settings } = cluster;
  expect(await cluster.stop()).toBe(0);
  const shorter = await startEventStore(join(folder, 'shorter.db'));
  const documents = settings.CASETRAIL_DOCUMENTS!;
  cluster = await startClusterOn(shorter, folder, {
    ...settings,
    CASETRAIL_EVENTS: shorter.url,
    CASETRAIL_DOCUMENTS: documents,
  });
  operator = await HttpClient.as(cluster, 'operator');
  const { caseNumber } = await received();
  const found = await operator.get<{ items: { caseNumber: string }[] }>('/api/cases?text=rubbish');
  expect(found.body.items.map((item) => item.caseNumber)).toEqual([caseNumber]);
}, 90_000);
