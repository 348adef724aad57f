import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type Random, randomFrom, seedOfThisRun } from '../faults/chaos.js';
import type { TcpProxy } from '../faults/tcp-proxy.js';
import { HttpClient } from '../http-client.js';
import { Clients } from '../load/clients.js';
import { expectEachOnce, expectSameAnswers, readLog } from '../load/log-check.js';
import { expectSameAfterRebuild, untilReadable } from '../load/read-models.js';
import { newDataFolder } from '../running-service.js';
import { until } from '../until.js';
import { ProxiedStores } from './proxied-stores.js';
import { type RunningCluster, startClusterOn, untilReady } from './running-cluster.js';

const ROUNDS = Number(process.env.CASETRAIL_TEST_FAULTS ?? 3);
const CLIENTS = 16;
/** Commands that are acknowledged during each fault, where the store that has it is needed for them. */
const COMMANDS = 10;
const COMPARED = 10;
const SECOND = 1000;
const SEED = seedOfThisRun();

let stores: ProxiedStores;
let cluster: RunningCluster;
let random: Random;

beforeAll(async () => {
  random = randomFrom(SEED);
  stores = await ProxiedStores.open(newDataFolder(), random);
  cluster = await startClusterOn(await stores.startEventStore(), stores.folder, stores.settings());
}, 60_000);
afterAll(async () => {
  await cluster.kill();
  await stores.close();
});

const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;

it(
  `nothing acknowledged is lost or done twice while connections break at random (${ROUNDS} faults, CASETRAIL_TEST_SEED=${SEED})`,
  async () => {
    const clients = new Clients();
    const load = await clients.startSending(cluster, CLIENTS);
    for (let round = 0; round < ROUNDS; round++) await pick([storm, outage, standstill])(clients);
    await load.stop();
    await Promise.all(
      [...cluster.apis, cluster.portal, ...cluster.projectors].map(({ url }) => untilReady(url)),
    );
    expect(clients.unanswered).toEqual([]);
    const log = await readLog(cluster);
    expectEachOnce(log, clients.acknowledged);
    await expectSameAnswers(await HttpClient.as(cluster, 'operator'), clients.acknowledged.slice(-COMMANDS));
    await untilReadable(cluster, clients.lastAnswer);
    await expectSameAfterRebuild(cluster, log, COMPARED);
  },
  ROUNDS * 30 * SECOND + 120 * SECOND,
);

/** Cuts, resets and short standstills one after the other, to both stores or one of them. */
async function storm(clients: Clients): Promise<void> {
  const struck = pick([[stores.events], [stores.documents], [stores.events, stores.documents]]);
  for (const proxy of struck) proxy.startChaos();
  await acknowledged(clients, COMMANDS);
  for (const proxy of struck) proxy.endChaos();
  await acknowledged(clients, COMMANDS);
}

/** A store is gone until somebody has noticed. */
const outage = (clients: Clients) =>
  away(
    clients,
    (proxy) => proxy.refuse(),
    (proxy) => proxy.accept(),
  );

/** A store stands still until somebody has noticed. */
const standstill = (clients: Clients) =>
  away(
    clients,
    (proxy) => proxy.stall(...pick([[], ['answers'], ['requests']] as const)),
    (proxy) => proxy.resume(),
  );

async function away(
  clients: Clients,
  begin: (proxy: TcpProxy) => void,
  end: (proxy: TcpProxy) => void,
): Promise<void> {
  const proxy = pick([stores.events, stores.documents]);
  begin(proxy);
  await until('an api is not ready', async () => {
    const answer = await fetch(`${cluster.apis[0]!.url}/health/ready`);
    return answer.status === 503;
  });
  end(proxy);
  await acknowledged(clients, COMMANDS);
}

function acknowledged(clients: Clients, more: number): Promise<void> {
  const enough = clients.acknowledged.length + more;
  return until(`${enough} commands are acknowledged`, () => clients.acknowledged.length >= enough);
}
