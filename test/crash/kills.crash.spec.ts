import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import type { CommandAnswer } from '../../apps/api/src/cases/case-command.js';
import { COMPLAINT } from '../e2e/covered-rubbish.js';
import { HttpClient } from '../http-client.js';
import { type RunningService, casetrail, newDataFolder, startRunningService } from '../running-service.js';

const KILLS = Number(process.env.CASETRAIL_TEST_KILLS ?? 5);
const CLIENTS = 64;
/** A seed gives the same moments to kill at; a failure prints it. */
const SEED = Number(process.env.CASETRAIL_TEST_SEED ?? Date.now() % 1_000_000);

interface Acknowledged {
  readonly caseNumber: string;
  readonly revision: number;
  readonly key: string;
}

interface StoredEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
}

describe(`SIGKILL while ${CLIENTS} clients send commands (${KILLS} kills, seed ${SEED})`, () => {
  it(
    'keeps every acknowledged command, once, and read models that agree with a rebuild from nothing',
    async () => {
      const folder = newDataFolder();
      const acknowledged: Acknowledged[] = [];
      const delay = delays(SEED);
      for (let kill = 0; kill < KILLS; kill++) {
        const service = await startRunningService(folder);
        await sendUntilKilled(service, acknowledged, delay());
        const again = await startRunningService(folder);
        const log = await expectEverythingOnce(again, acknowledged);
        if (kill === KILLS - 1) await expectSameAfterRebuild(again, log);
        await again.kill();
      }
      expect(acknowledged.length).toBeGreaterThan(KILLS * CLIENTS);
    },
    KILLS * 20_000 + 60_000,
  );
});

async function sendUntilKilled(
  service: RunningService,
  acknowledged: Acknowledged[],
  ms: number,
): Promise<void> {
  const operator = await HttpClient.as(service, 'operator');
  let alive = true;
  const client = async () => {
    while (alive)
      await oneCase(operator, acknowledged).catch((error: unknown) => stopsAtTheKill(error, () => alive));
  };
  const clients = Array.from({ length: CLIENTS }, client);
  await new Promise((done) => setTimeout(done, ms));
  alive = false;
  await service.kill();
  await Promise.all(clients);
}

/** Receives, assigns and links calls: several commands to one case, each acknowledged or not. */
async function oneCase(operator: HttpClient, acknowledged: Acknowledged[]): Promise<void> {
  const send = async (path: string, body: object) => {
    const key = randomUUID();
    const answer = await operator.post<CommandAnswer>(path, body, { 'idempotency-key': key });
    if (answer.status >= 300) throw new Error(`${answer.status} ${answer.text}`);
    acknowledged.push({ ...answer.body, key });
    return answer.body.caseNumber;
  };
  const caseNumber = await send('/api/complaints', COMPLAINT);
  await send(`/api/cases/${caseNumber}/assign`, { departments: [{ id: 'sanitation', part: 'lead' }] });
  await Promise.all([1, 2, 3].map(() => send(`/api/cases/${caseNumber}/link-call`, { text: 'again' })));
}

/** A connection cut by the kill is expected; anything else is a failure of the service. */
function stopsAtTheKill(error: unknown, alive: () => boolean): void {
  const cut = error instanceof TypeError;
  if (!cut || alive()) throw error;
}

async function expectEverythingOnce(
  service: RunningService,
  acknowledged: readonly Acknowledged[],
): Promise<StoredEvent[]> {
  const log = await readLog(service);
  const places = new Set(log.map(({ stream, revision }) => `${stream}@${revision}`));
  const missing = acknowledged.filter(
    ({ caseNumber, revision }) => !places.has(`complaint-${caseNumber}@${revision}`),
  );
  expect({ seed: SEED, missing }).toEqual({ seed: SEED, missing: [] });
  expect(new Set(log.map(({ id }) => id)).size).toBe(log.length);
  expect(new Set(acknowledged.map(({ caseNumber, revision }) => `${caseNumber}@${revision}`)).size).toBe(
    acknowledged.length,
  );
  for (const [stream, revisions] of Map.groupBy(log, (event) => event.stream))
    expect({ stream, revisions: revisions.map(({ revision }) => revision) }).toEqual({
      stream,
      revisions: revisions.map((_, place) => place),
    });
  return log;
}

async function readLog(service: RunningService): Promise<StoredEvent[]> {
  const auditor = await HttpClient.as(service, 'auditor');
  const log: (StoredEvent & { position: string })[] = [];
  for (;;) {
    const after = log.at(-1)?.position;
    const { text } = await auditor.get(`/api/audit/events?limit=10000${after ? `&from=${after}` : ''}`);
    const page = text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as StoredEvent & { position: string });
    if (page.length === 0) return log;
    log.push(...page);
  }
}

/** Compares what readers see before and after all read models were built anew. */
async function expectSameAfterRebuild(service: RunningService, log: readonly StoredEvent[]): Promise<void> {
  const before = await everythingSeen(service, log);
  for (const name of ['case-history', 'case-search', 'department-worklist', 'resolution-timelines']) {
    const { code, err } = await casetrail(service.folder, 'rebuild', name);
    expect({ name, code, err: code === 0 ? '' : err }).toEqual({ name, code: 0, err: '' });
  }
  expect(await everythingSeen(service, log)).toEqual(before);
}

async function everythingSeen(service: RunningService, log: readonly StoredEvent[]): Promise<unknown> {
  const operator = await HttpClient.as(service, 'operator');
  const head = (log.at(-1) as StoredEvent & { position: string }).position;
  const numbers = [...new Set(log.map(({ stream }) => stream.slice('complaint-'.length)))].slice(0, 200);
  const see = async (path: string) =>
    (await operator.get<object>(`${path}${path.includes('?') ? '&' : '?'}after=${head}`)).body;
  return {
    cases: await Promise.all(numbers.map((number) => see(`/api/cases/${number}`))),
    search: await see('/api/cases?text=rubbish&limit=100'),
    worklist: await see('/api/worklists/sanitation?limit=100'),
    timelines: await see('/api/analytics/timelines?by=category'),
  };
}

/** A small generator of moments between 300 and 1,500 ms, repeatable from its seed. */
function delays(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return 300 + (state / 2 ** 32) * 1_200;
  };
}
