import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandAnswer } from '#cases';
import { complaintStream } from '#complaint';
import { type EventStore, openEventStoreDb } from '#event-store';
import { readConfiguration } from '#service';
import { openEngine } from '../../apps/casetrail/src/engine.js';
import { timeAlone } from '../../apps/casetrail/src/timing.js';
import { COMPLAINT } from '../e2e/covered-rubbish.js';
import { HttpClient } from '../http-client.js';
import type { Started } from '../processes.js';
import { casetrail, newDataFolder } from '../running-service.js';
import { until } from '../until.js';
import { type RunningCluster, startRole, startRunningCluster } from './running-cluster.js';

const CASES = 8;

let cluster: RunningCluster;
let log: EventStore;
const newcomers: Started[] = [];

beforeAll(async () => {
  cluster = await startRunningCluster(newDataFolder());
  log = openEventStoreDb(cluster.eventStore.url);
}, 60_000);
afterAll(async () => {
  for (const { process } of newcomers) process.kill('SIGKILL');
  await log.close();
  await cluster.kill();
});

/** A case that is resolved, so that the service owes its citizen a callback. */
async function resolvedCase(): Promise<string> {
  const [operator, sanitation] = await Promise.all([
    HttpClient.as(cluster, 'operator'),
    HttpClient.as(cluster, 'department', 'sanitation'),
  ]);
  const received = await operator.post<CommandAnswer>('/api/complaints', COMPLAINT);
  const path = `/api/cases/${received.body.caseNumber}`;
  await operator.post(`${path}/assign`, { departments: [{ id: 'sanitation', part: 'lead' }] });
  await sanitation.post(`${path}/accept`, {});
  await sanitation.post(`${path}/contact`, { text: 'Spoke with the resident' });
  const resolved = await sanitation.post(`${path}/resolve`, { outcome: 'fixed', done: 'cleared' });
  expect(resolved.status).toBe(200);
  return received.body.caseNumber;
}

async function typesOf(caseNumber: string): Promise<readonly string[]> {
  const types: string[] = [];
  for await (const { type } of log.readStream(complaintStream(caseNumber))) types.push(type);
  return types;
}

const callIsPromised = (caseNumber: string) =>
  until(`a callback is promised to ${caseNumber}`, async () =>
    (await typesOf(caseNumber)).includes('RevisitScheduled'),
  );

describe('the timers of a cluster', () => {
  it('do each duty once, also beside a process that runs them by mistake', async () => {
    const engine = await openEngine(readConfiguration(cluster.settings), { what: 'spec' });
    await engine.rulebook.load();
    const mistaken = timeAlone(engine);
    mistaken.start();
    try {
      const cases = await Promise.all(Array.from({ length: CASES }, resolvedCase));
      await Promise.all(cases.map(callIsPromised));
      // What comes after both have had their turn.
      await callIsPromised(await resolvedCase());
      for (const caseNumber of cases)
        expect((await typesOf(caseNumber)).filter((type) => type === 'RevisitScheduled')).toHaveLength(1);
    } finally {
      await mistaken.stop();
      await engine.close();
    }
  }, 60_000);

  it('go on when the process that runs them is killed, whichever it is', async () => {
    for (const { process, exited } of cluster.projectors) {
      newcomers.push(await startRole('projector', cluster.settings));
      process.kill('SIGKILL');
      await exited;
      await callIsPromised(await resolvedCase());
    }
  }, 90_000);

  it('are told of by any process', async () => {
    const { code, out } = await casetrail(cluster.folder, 'status');
    expect(out).toMatch(/^timers: nothing is due; \d+ done since the process started$/m);
    expect(code).toBe(0);
    const metrics = await (await fetch(`${newcomers[0]!.url}/metrics`)).text();
    expect(metrics).toMatch(/^casetrail_timers_late_seconds 0$/m);
  }, 30_000);
});
