import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { yearsKnown } from '#calendar';
import type { CommandAnswer } from '#cases';
import { complaintStream, SHIPPED_POLICIES } from '#complaint';
import { DueCases } from '#projections';
import { readConfiguration, type Service } from '#service';
import { type Engine, openEngine } from '../../apps/casetrail/src/engine.js';
import { startService } from '../../apps/casetrail/src/service.js';
import { HttpClient } from '../http-client.js';
import { casetrail, newDataFolder } from '../running-service.js';
import { until } from '../until.js';
import { COMPLAINT } from './covered-rubbish.js';

const GUANGDONG = SHIPPED_POLICIES.find(({ id }) => id === 'guangdong')!;
const LAST = yearsKnown(GUANGDONG.calendar).to;
const YEAR = LAST + 1;
const SENTENCE = `The calendar of policy guangdong ends on 28 December ${LAST}: enter the year ${YEAR} (casetrail policy year guangdong <file>) or update Casetrail.`;
const HOLIDAYS = `year: ${YEAR}
days:
  - { day: ${LAST}-12-31, working: false, name: 元旦 }
  - { day: ${YEAR}-01-01, working: false, name: 元旦 }
  - { day: ${YEAR}-05-01, working: false }
  - { day: ${YEAR}-10-01, working: false }
`;

const folder = newDataFolder();
let now = new Date(`${LAST}-12-10T02:00:00.000Z`);
let engine: Engine;
let service: Service;
let operator: HttpClient;
let early: string;
const told = jest.spyOn(console, 'error').mockImplementation(() => undefined);

beforeAll(async () => {
  const configuration = readConfiguration({
    CASETRAIL_DATA: folder,
    CASETRAIL_PORT: '0',
    CASETRAIL_POLICY: 'guangdong',
  });
  engine = await openEngine(configuration, { what: 'spec', clock: () => now });
  service = await startService(engine);
  const { token } = await engine.issuer.issueToken({ role: 'operator', name: 'Operator', days: 60 });
  operator = new HttpClient(service.url, token);
  early = (await receive()).body.caseNumber;
  now = new Date(`${LAST}-12-28T02:00:00.000Z`);
}, 60_000);
afterAll(async () => {
  await service.stop();
  told.mockRestore();
});

const receive = (words: object = {}) =>
  operator.post<CommandAnswer & { code: string; detail: string }>('/api/complaints', {
    ...COMPLAINT,
    ...words,
  });

async function received(caseNumber: string) {
  for await (const { data } of engine.events.readStream(complaintStream(caseNumber)))
    return data as { policy: object; resolveBy: string };
  throw new Error(`There is no case ${caseNumber}.`);
}

/** When the case is escalated by itself, as far as it can be counted. */
async function escalations(caseNumber: string): Promise<readonly string[]> {
  const [timed] = await new DueCases(engine.documents).of([caseNumber]);
  return timed!.duties.filter(({ action }) => action === 'escalate').map(({ dueAt }) => dueAt);
}

async function typesOf(caseNumber: string): Promise<readonly string[]> {
  const types: string[] = [];
  for await (const { type } of engine.events.readStream(complaintStream(caseNumber))) types.push(type);
  return types;
}

const uncounted = async () => (await engine.timing.status()).uncounted;

describe('a service that counts working days, late in a year whose next is not known', () => {
  it('says so when it starts, in its status and in its metrics', async () => {
    expect(told.mock.calls.flat()).toContain(SENTENCE);
    expect((await casetrail(folder, 'status')).out).toContain(SENTENCE);
    const { text } = await operator.get('/metrics');
    expect(text).toMatch(/^casetrail_calendar_days_left\{policy="guangdong"\} 0$/m);
  }, 30_000);

  it('refuses a complaint that it could promise nothing, and says what to do', async () => {
    const { status, body } = await receive();
    expect([status, body.code]).toEqual([503, 'calendar-lacks-year']);
    expect(body.detail).toMatch(new RegExp(`public holidays of ${YEAR}: .*casetrail policy year`));
  });

  it.each(['simple', 'beijing'])('receives one under %s', async (policy) => {
    const { status, body } = await receive({ policy });
    expect(status).toBe(201);
    expect(await received(body.caseNumber)).toMatchObject({ policy: { id: policy, version: 1 } });
  });

  it('knows how many cases have dates that it cannot count', async () => {
    await until('the first case is projected', async () => (await uncounted()) !== undefined);
    expect(await uncounted()).toEqual({ cases: 1, year: YEAR });
  });
});

describe('entering the year while it runs', () => {
  let answer: Awaited<ReturnType<typeof casetrail>>;
  let before: readonly string[];

  beforeAll(async () => {
    before = await escalations(early);
    const file = join(folder, `${YEAR}.yaml`);
    writeFileSync(file, HOLIDAYS);
    answer = await casetrail(folder, 'policy', 'year', 'guangdong', file);
  }, 60_000);

  it('tells what is counted as free', () => {
    expect(answer.code).toBe(0);
    expect(answer.out).toMatch(
      new RegExp(`^${YEAR} is entered for every version of guangdong:\nFree: \\w+ 31 December`),
    );
    expect(answer.out).toMatch(/What is owed to every case is counted by it\.\n$/);
  });

  it('lets a complaint be received under the version there was, with its deadlines', async () => {
    const { status, body } = await receive();
    expect(status).toBe(201);
    const { policy, resolveBy } = await received(body.caseNumber);
    expect(policy).toEqual({ id: 'guangdong', version: 1 });
    expect(resolveBy > `${YEAR}-01-08`).toBe(true);
  });

  it('lets old cases have all that is owed to them', async () => {
    expect(await uncounted()).toBeUndefined();
    const isNextYear = (dueAt: string) => dueAt.startsWith(`${YEAR}-01-0`);
    expect(before.filter(isNextYear)).toEqual([]);
    expect((await escalations(early)).filter(isNextYear)).toHaveLength(1);
    await until('the first case is escalated, late', async () =>
      (await typesOf(early)).includes('Escalated'),
    );
  });

  it('ends the warning', async () => {
    expect((await casetrail(folder, 'status')).out).not.toContain('The calendar of policy');
    const { text } = await operator.get('/metrics');
    expect(Number(/casetrail_calendar_days_left\{policy="guangdong"\} (\d+)/.exec(text)?.[1])).toBe(365);
  }, 30_000);
});
