import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { yearsKnown } from '#calendar';
import type { CommandAnswer } from '#cases';
import { complaintStream, SHIPPED_POLICIES, type Policy, type PolicyRef } from '#complaint';
import { writePolicyFile } from '#rulebook';
import { HttpClient } from '../http-client.js';
import {
  ON_CLUSTER,
  type RunningService,
  casetrail,
  newDataFolder,
  runMain,
  startEmbeddedService,
  startRunningService,
} from '../running-service.js';
import { until } from '../until.js';
import { COMPLAINT } from './covered-rubbish.js';

const SIMPLE = SHIPPED_POLICIES.find(({ id }) => id === 'simple')!;
/** Long enough to be adopted before it begins, also on a busy machine. */
const SOON_MS = 8000;
const SOON_HERE_MS = ON_CLUSTER ? 25_000 : SOON_MS;
const GENEROUS: Policy = {
  ...SIMPLE,
  version: 2,
  limits: [{ respond: { hours: 24 }, resolve: { days: 10 } }],
};
const NEW_NAME = 'Cleansing and greening';

let service: RunningService;
let operator: HttpClient;
const files = mkdtempSync(join(tmpdir(), 'casetrail-rules-'));

beforeAll(async () => {
  service = await startRunningService();
  operator = await HttpClient.as(service, 'operator');
}, 60_000);
afterAll(() => service.kill());

function file(name: string, text: string): string {
  const path = join(files, name);
  writeFileSync(path, text);
  return path;
}

async function receive(): Promise<string> {
  const { status, text, body } = await operator.post<CommandAnswer>('/api/complaints', COMPLAINT);
  if (status !== 201) throw new Error(text);
  return body.caseNumber;
}

async function policyOf(caseNumber: string): Promise<PolicyRef> {
  const log = service.openLog();
  try {
    for await (const { data } of log.readStream(complaintStream(caseNumber)))
      return data.policy as unknown as PolicyRef;
    throw new Error(`There is no case ${caseNumber}.`);
  } finally {
    await log.close();
  }
}

describe('a policy that is adopted while the service runs', () => {
  let before: string;
  let appliesFrom: string;

  beforeAll(async () => {
    before = await receive();
    appliesFrom = new Date(Date.now() + SOON_HERE_MS).toISOString();
    const mine = file('generous.yaml', writePolicyFile({ ...GENEROUS, appliesFrom }));
    const both = await Promise.all([
      casetrail(service.folder, 'policy', 'adopt', mine),
      casetrail(service.folder, 'policy', 'adopt', mine),
    ]);
    expect(both.map(({ code, err }) => ({ code, err }))).toEqual([
      { code: 0, err: '' },
      { code: 0, err: '' },
    ]);
    expect(both.map(({ out }) => out.split('\n')[0]).toSorted()).toEqual([
      expect.stringMatching(
        /^simple version 2 is adopted, for complaints received from .* \(Asia\/Shanghai\) on\.$/,
      ),
      'simple version 2 was adopted already. Nothing changes.',
    ]);
  }, 60_000);

  it('holds for what is received from its moment on, in every process; older cases keep theirs', async () => {
    let last = '';
    await until('a complaint is received under version 2', async () => {
      last = await receive();
      return (await policyOf(last)).version === 2;
    });
    expect(await policyOf(before)).toEqual({ id: 'simple', version: 1 });
    const daysOf = async (caseNumber: string) => {
      const { body } = await operator.get<{ receivedAt: string; deadline: { resolveBy: string } }>(
        `/api/cases/${caseNumber}`,
      );
      return (Date.parse(body.deadline.resolveBy) - Date.parse(body.receivedAt)) / 86_400_000;
    };
    for (const caseNumber of [before, last])
      await until(
        'both cases can be read',
        async () => (await operator.get(`/api/cases/${caseNumber}`)).status === 200,
      );
    expect([await daysOf(before), await daysOf(last)]).toEqual([3, 10]);
  }, 60_000);

  it('can be read by everybody', async () => {
    const anyone = new HttpClient(service.url);
    const { body } = await anyone.get<Policy>('/api/policies/simple?version=2');
    expect(body).toEqual({ ...GENEROUS, appliesFrom });
  });

  it('is not followed by two that differ under one number', async () => {
    const third = { ...GENEROUS, version: 3, appliesFrom: '2099-01-01T00:00:00.000Z' };
    const [one, other] = [30, 60].map((reopenDays) =>
      file(`third-${reopenDays}.yaml`, writePolicyFile({ ...third, reopenDays })),
    );
    const answers = await Promise.all(
      [one!, other!].map((path) => casetrail(service.folder, 'policy', 'adopt', path)),
    );
    expect(answers.map(({ code }) => code).toSorted()).toEqual([0, 1]);
    expect(answers.find(({ code }) => code === 1)?.err).toMatch(/call this one version 4/);
  }, 60_000);
});

describe('a year that is entered while the service runs', () => {
  it('is known to every process, and what is owed is counted by it', async () => {
    const { calendar } = SHIPPED_POLICIES.find(({ id }) => id === 'guangdong')!;
    const year = yearsKnown(calendar).to + 1;
    const days = ['01-01', '05-01', '10-01'].map((date) => `  - { day: ${year}-${date}, working: false }`);
    const mine = file('year.yaml', [`year: ${year}`, 'days:', ...days].join('\n'));
    const { code, out } = await casetrail(service.folder, 'policy', 'year', 'guangdong', mine);
    expect([code, out]).toEqual([0, expect.stringMatching(/^20\d\d is entered [^]*is counted by it\.\n$/)]);
    const anyone = new HttpClient(service.url);
    await until('every process knows the year', async () => {
      const read = () => anyone.get<Policy>('/api/policies/guangdong?version=1');
      const policies = await Promise.all(Array.from({ length: 6 }, read));
      return policies.every(({ body }) => body.calendar.completedYears?.includes(year));
    });
    expect((await casetrail(service.folder, 'policy', 'list')).out).toContain(
      `working time can be counted until ${year}-12-28`,
    );
  }, 60_000);
});

describe('a catalogue that is changed while the service runs', () => {
  it('shows a renamed department by its new name on old cases and new ones, and sends work to the heir', async () => {
    const page = async (caseNumber: string) => (await operator.get(`/cases/${caseNumber}?lang=en`)).text;
    const assigned = async () => {
      const caseNumber = await receive();
      const departments = [
        { id: 'sanitation', part: 'lead' },
        { id: 'parks', part: 'support' },
      ];
      await operator.post(`/api/cases/${caseNumber}/assign`, { departments });
      return caseNumber;
    };
    const old = await assigned();
    await until('the page names its departments', async () => /Sanitation/.test(await page(old)));
    const shown = await casetrail(service.folder, 'catalogue', 'show', '--as', 'yaml');
    const city = file(
      'city.yaml',
      shown.out
        .replace('en: Sanitation }', `en: ${NEW_NAME} }`)
        .replace('- id: parks\n', '- id: parks\n    mergedInto: environment\n'),
    );
    const applied = await casetrail(service.folder, 'catalogue', 'apply', city);
    expect(applied).toEqual({
      code: 0,
      out: `Calls department sanitation ${NEW_NAME} (环境卫生服务中心).\nMerges department parks into environment.\n`,
      err: '',
    });
    await until('the old page has the new name', async () => (await page(old)).includes(NEW_NAME));
    await until('every process refuses the merged department', async () => {
      const departments = [{ id: 'parks', part: 'lead' }];
      const refusals = await Promise.all(
        Array.from({ length: 6 }, async () =>
          operator.post<{ code: string; data: object }>(`/api/cases/${await receive()}/assign`, {
            departments,
          }),
        ),
      );
      return refusals.every(({ body }) => body.code === 'no-longer-in-use');
    });
    expect(await page(old)).toContain('Parks (now Environment)');
    const young = await receive();
    await operator.post(`/api/cases/${young}/assign`, { departments: [{ id: 'sanitation', part: 'lead' }] });
    await until('the new page has the new name', async () => (await page(young)).includes(NEW_NAME));
    const { body } = await operator.get<{ departments: object[] }>('/api/catalogue');
    expect(body.departments).toContainEqual(
      expect.objectContaining({ id: 'parks', mergedInto: 'environment' }),
    );
  }, 120_000);
});

describe('a service whose policy is nobody’s', () => {
  it('is not started, and says which there are', async () => {
    const { code, err } = await runMain(newDataFolder(), { CASETRAIL_POLICY: 'lunar', CASETRAIL_PORT: '0' });
    expect(code).toBe(1);
    expect(err).toMatch(/CASETRAIL_POLICY=lunar: There is no policy lunar .*simple version 1/);
  }, 30_000);

  it('is started once the policy is adopted and holds', async () => {
    const folder = newDataFolder();
    const appliesFrom = new Date(Date.now() + SOON_MS).toISOString();
    const mine = file('lhasa.yaml', writePolicyFile({ ...SIMPLE, id: 'lhasa', appliesFrom }));
    expect((await casetrail(folder, 'policy', 'adopt', mine)).code).toBe(0);
    let started: RunningService | undefined;
    await until('the service starts, since the policy holds', async () => {
      started = await startEmbeddedService(folder, { CASETRAIL_POLICY: 'lhasa' }).catch(() => undefined);
      return started !== undefined;
    });
    expect(new Date().toISOString() >= appliesFrom).toBe(true);
    const { body } = await new HttpClient(started!.url).get<{ current: string }>('/api/policies');
    expect(body.current).toBe('lhasa');
    expect(await started!.stop()).toBe(0);
  }, 60_000);
});
