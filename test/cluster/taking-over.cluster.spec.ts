import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { HttpClient } from '../http-client.js';
import { Clients } from '../load/clients.js';
import { expectEachOnce, expectSameAnswers, readLog } from '../load/log-check.js';
import { READ_MODELS, expectSameAfterRebuild, untilReadable } from '../load/read-models.js';
import type { Started } from '../processes.js';
import { newDataFolder } from '../running-service.js';
import { until } from '../until.js';
import { type RunningCluster, startRole, startRunningCluster, untilReady } from './running-cluster.js';
import { sharesAt } from './shares.js';

const CLIENTS = 16;
/** Commands that are acknowledged before a process is killed, and again before the load ends. */
const COMMANDS = 100;
/** Five seconds until the leases lapse, then one look a second at fourteen read models, on a machine that does all the rest too. */
const TAKEN_OVER_MS = 25_000;
/** How many read models each of two projectors has. */
const FAIR = [Math.ceil(READ_MODELS.length / 2), Math.floor(READ_MODELS.length / 2)];
const REPEATED = 40;
const COMPARED = 10;

const clients = new Clients();
let cluster: RunningCluster;
let newcomer: Started | undefined;

beforeAll(async () => {
  cluster = await startRunningCluster(newDataFolder());
}, 60_000);
afterAll(async () => {
  newcomer?.process.kill('SIGKILL');
  await cluster.kill();
});

const shares = () => sharesAt(cluster.settings.CASETRAIL_DOCUMENTS!);
const sharedAs = (wanted: readonly number[], withinMs?: number) =>
  until(
    `the read models are shared ${wanted.join(' and ')}`,
    async () => String(await shares()) === String(wanted),
    withinMs,
  );
const moreAcknowledged = () => {
  const enough = clients.acknowledged.length + COMMANDS;
  return until(`${enough} commands are acknowledged`, () => clients.acknowledged.length >= enough);
};

describe(`while ${CLIENTS} clients send commands`, () => {
  it('the other projector takes over from one that is killed, and nobody sees a difference', async () => {
    await sharedAs(FAIR);
    const load = await clients.startSending(cluster, CLIENTS);
    await moreAcknowledged();
    cluster.projectors[0]!.process.kill('SIGKILL');
    await sharedAs([READ_MODELS.length], TAKEN_OVER_MS);
    await untilReadable(cluster, clients.lastAnswer);
    await load.stop();
    const log = await readLog(cluster);
    expectEachOnce(log, clients.acknowledged);
    await untilReadable(cluster, clients.lastAnswer);
    await expectSameAfterRebuild(cluster, log, COMPARED);
  }, 150_000);

  it('a projector that is started anew gets its share again', async () => {
    newcomer = await startRole('projector', cluster.settings);
    await sharedAs(FAIR);
    await untilReady(newcomer.url);
  }, 30_000);

  it('nobody misses an api that is killed: the other knows what it did, and does nothing twice', async () => {
    const load = await clients.startSending(cluster, CLIENTS);
    await moreAcknowledged();
    cluster.apis[0]!.process.kill('SIGKILL');
    await moreAcknowledged();
    await load.stop();
    expect(clients.unanswered).toEqual([]);
    const other = { url: cluster.apis[1]!.url, folder: cluster.folder };
    expectEachOnce(await readLog(other), clients.acknowledged);
    const operator = await HttpClient.as(other, 'operator');
    await expectSameAnswers(operator, clients.acknowledged.slice(-REPEATED));
  }, 60_000);
});
