import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMPLAINT } from '../e2e/covered-rubbish.js';
import { type Answer, HttpClient, type Service } from '../http-client.js';
import { Clients, type Sent, send } from '../load/clients.js';
import { expectEachOnce, readLog } from '../load/log-check.js';
import { untilReadable } from '../load/read-models.js';
import type { Started } from '../processes.js';
import { newDataFolder } from '../running-service.js';
import { until } from '../until.js';
import { ProxiedStores, SECRET } from './proxied-stores.js';
import { startRole, untilReady } from './running-cluster.js';

const CLIENTS = 4;
/** No answer may take longer, whatever the stores do. */
const LONGEST_MS = 10_000;

interface Readiness {
  readonly ready: boolean;
  readonly waitingFor?: string;
}

let stores: ProxiedStores;
let roles: Started[] = [];
let service: Service;
let operator: HttpClient;
let portal: HttpClient;
const clients = new Clients();

beforeAll(async () => {
  stores = await ProxiedStores.open(newDataFolder());
  stores.documents.refuse();
  const settings = stores.settings();
  roles = await Promise.all(['api', 'portal', 'projector'].map((role) => startRole(role, settings)));
  service = { url: roles[0]!.url, folder: stores.folder };
  operator = await HttpClient.as(service, 'operator');
  portal = new HttpClient(roles[1]!.url);
}, 30_000);
afterAll(async () => {
  for (const { process } of roles) process.kill('SIGKILL');
  await stores.close();
});

const readiness = (role: Started) => new HttpClient(role.url).get<Readiness>('/health/ready');
const allReady = () => Promise.all(roles.map(({ url }) => untilReady(url)));
const untilUnready = (role: Started) =>
  until(`${role.url} is not ready`, async () => (await readiness(role)).status === 503);

async function inTime<T>(asked: Promise<T>): Promise<T> {
  const begun = performance.now();
  const answer = await asked;
  expect(performance.now() - begun).toBeLessThan(LONGEST_MS);
  return answer;
}

const newCommand = (): Sent => ({ path: '/api/complaints', body: COMPLAINT, key: randomUUID() });

/** Sends a command that must be refused for now; under its key it may be sent again. */
async function refused(): Promise<Sent> {
  const command = newCommand();
  const asked = operator.post<{ code: string }>(command.path, command.body, {
    'idempotency-key': command.key,
  });
  const { status, body, headers } = await inTime(asked);
  expect([status, body.code, headers.get('retry-after')]).toEqual([503, 'store-unavailable', '1']);
  expect(headers.get('content-type')).toContain('application/problem+json');
  return command;
}

const expectPageRefused = async () => {
  const page: Answer<unknown> = await inTime(portal.get('/search?text=rubbish', { accept: 'text/html' }));
  expect([page.status, page.headers.get('content-type')]).toEqual([
    503,
    expect.stringContaining('text/html'),
  ]);
};

async function goesOnWith(command: Sent): Promise<void> {
  command.answer = await send(operator, command);
  clients.sent.push(command);
  await untilReadable(service, command.answer);
}

describe('while neither store is there', () => {
  it('roles live, and say what they wait for', async () => {
    for (const role of roles) {
      expect((await new HttpClient(role.url).get('/health/live')).status).toBe(200);
      const { status, body } = await inTime(readiness(role));
      expect([status, body.ready]).toEqual([503, false]);
      expect(body.waitingFor).toMatch(/(EventStoreDB|database \S+) at 127\.0\.0\.1:\d+/);
    }
  }, 60_000);

  it('commands and pages are refused for now', async () => {
    await Promise.all([refused(), expectPageRefused()]);
  }, 30_000);

  it('each try is a line, without the password', async () => {
    for (const role of roles) {
      await until(
        'it has tried twice',
        () => (role.printed().match(/Trying again in \d+ s/g) ?? []).length > 1,
      );
      expect(role.printed()).not.toContain(SECRET);
    }
  }, 60_000);

  it('everything becomes ready by itself once they come', async () => {
    await stores.startEventStore();
    stores.documents.accept();
    await allReady();
    await goesOnWith(newCommand());
  }, 60_000);
});

describe('when a store goes in the middle', () => {
  it('commands wait for an EventStoreDB that is started again, and none is lost or done twice', async () => {
    const load = await clients.startSending(service, CLIENTS);
    await stores.killEventStore();
    await untilUnready(roles[0]!);
    const command = await refused();
    await stores.startEventStore();
    await allReady();
    await goesOnWith(command);
    await load.stop();
    expectEachOnce(await readLog(service), clients.acknowledged);
  }, 90_000);

  it('commands go on without the read store, and are read once it is back', async () => {
    stores.documents.refuse();
    await untilUnready(roles[0]!);
    const command = newCommand();
    command.answer = await send(operator, command);
    clients.sent.push(command);
    await expectPageRefused();
    stores.documents.accept();
    await allReady();
    await untilReadable(service, command.answer);
  }, 90_000);

  it.each(['events', 'documents'] as const)(
    'a standstill of the %s is refused for now, and got over',
    async (which) => {
      stores[which].stall();
      const command = which === 'events' ? await refused() : newCommand();
      if (which === 'documents') await expectPageRefused();
      expect((await inTime(readiness(roles[0]!))).status).toBe(503);
      stores[which].resume();
      await allReady();
      await goesOnWith(command);
      expectEachOnce(await readLog(service), clients.acknowledged);
    },
    90_000,
  );
});
