import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandAnswer } from '#cases';
import type { CountedCase, Rates, TypedPage } from '#projections';
import { RECEIVE_EXAMPLE } from '../receive/receive.example.js';
import type { ApiClient } from '../testing/api-client.js';
import { ApiService } from '../testing/api-service.js';

/** 19 October 2026 at noon in Beijing: the first day of its November. */
const NOW = new Date('2026-10-19T04:00:00.000Z');
const RATES = '/api/analytics/rates';

let api: ApiService;
let anyone: ApiClient;
let operator: ApiClient;
let sanitation: ApiClient;
let last: CommandAnswer;

beforeAll(async () => {
  api = await ApiService.start(() => NOW);
  anyone = api.anyone();
  operator = await api.as('operator');
  sanitation = await api.as('department', 'sanitation');
  for (let index = 0; index < 10; index++) last = await called('listed', index < 9 ? 'yes' : 'no');
  last = await called('unlisted', 'partly');
  last = await called('confidential', 'no');
  await operator.get(`${RATES}?after=${last.position}`);
}, 60_000);
afterAll(() => api.stop());

async function called(visibility: string, solved: string): Promise<CommandAnswer> {
  const complaint = { ...RECEIVE_EXAMPLE, occurredAt: undefined, visibility, policy: 'beijing' };
  const { caseNumber } = await done(operator.post('/api/complaints', complaint));
  const act = (who: ApiClient, action: string, body: object) =>
    done(who.post(`/api/cases/${caseNumber}/${action}`, body));
  await act(operator, 'assign', { departments: [{ id: 'sanitation', part: 'lead' }] });
  await act(sanitation, 'accept', {});
  await act(sanitation, 'resolve', { outcome: 'fixed', done: 'swept', evidence: [] });
  return act(operator, 'revisit', { contacted: true, solved, satisfaction: 'basically-satisfied' });
}

async function done(asked: ReturnType<ApiClient['post']>): Promise<CommandAnswer> {
  const { status, text, body } = await asked;
  if (status >= 400) throw new Error(text);
  return body as CommandAnswer;
}

describe('rates', () => {
  it('are public, without the confidential case', async () => {
    const { body } = await anyone.get<Rates>(`${RATES}?month=2026-11&policy=beijing`);
    expect(body.groups).toEqual([
      expect.objectContaining({
        key: 'sanitation',
        valid: 11,
        response: { numerator: 11, denominator: 11, rate: 1 },
        resolution: { numerator: 9, denominator: 11, rate: 0.8182 },
        satisfaction: { numerator: 9.9, denominator: 11, rate: 0.9 },
        composite: { numerator: 9.56, denominator: 11, rate: 0.8691 },
      }),
    ]);
  });

  it('of another month, department, district or policy are none', async () => {
    for (const choice of ['month=2026-10', 'department=water', 'district=xicheng', 'policy=simple']) {
      const { body } = await anyone.get<Rates>(`${RATES}?${choice}`);
      expect({ choice, valid: body.total.valid }).toEqual({ choice, valid: 0 });
    }
  });

  it('come as CSV', async () => {
    for (const asked of [
      anyone.get(`${RATES}?groupBy=month`, { accept: 'text/csv' }),
      anyone.get(`${RATES}?groupBy=month&format=csv`),
    ]) {
      const { headers, text } = await asked;
      expect(headers.get('content-type')).toContain('text/csv');
      expect(text).toMatch(/^month,name_zh,.*\r\n2026-11,2026-11,2026-11,11,11,11,1,,/);
    }
  });

  it.each(['month=2026-13', 'month=October', 'groupBy=mood', 'historical=maybe', 'cursor=x'])(
    'refuse %s',
    async (query) => expect((await anyone.get(`${RATES}?${query}`)).status).toBe(400),
  );
});

describe('the cases behind a figure', () => {
  const behind = async (who: ApiClient, query: string) =>
    (await who.get<TypedPage<CountedCase>>(`${RATES}/cases?${query}`)).body;

  it('are those that the reader may see', async () => {
    const parked = await api.as('department', 'parks');
    const count = async (who: ApiClient) => (await behind(who, 'counts=valid&limit=100')).items.length;
    expect([
      await count(anyone),
      await count(operator),
      await count(sanitation),
      await count(parked),
    ]).toEqual([10, 11, 11, 0]);
  });

  it('come in pages, each with what it counts as', async () => {
    const first = await behind(anyone, 'counts=solved&limit=5');
    const second = await behind(anyone, `counts=solved&limit=5&cursor=${first.next}`);
    const all = [...first.items, ...second.items];
    expect(new Set(all.map(({ caseNumber }) => caseNumber)).size).toBe(9);
    expect(second.next).toBeUndefined();
    expect(all[0]).toMatchObject({
      round: 1,
      counts: ['valid', 'contacted', 'solved', 'basically-satisfied'],
      month: '2026-11',
      departmentName: { en: 'Sanitation' },
      policy: { id: 'beijing', version: 1 },
    });
  });

  it('are asked for by figures that there are', async () => {
    expect((await anyone.get(`${RATES}/cases?counts=happy`)).status).toBe(400);
  });
});
