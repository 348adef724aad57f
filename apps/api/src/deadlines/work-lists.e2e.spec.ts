import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandAnswer } from '#cases';
import type { DeadlineItem, DeferredItem, MitigationItem, RevisitItem, TypedPage } from '#projections';
import { RECEIVE_EXAMPLE } from '../receive/receive.example.js';
import type { ApiClient } from '../testing/api-client.js';
import { ApiService } from '../testing/api-service.js';

const NOW = new Date('2026-10-19T04:00:00.000Z');

let api: ApiService;
let anyone: ApiClient;
let operator: ApiClient;
let sanitation: ApiClient;
let water: ApiClient;
let mitigated: string;
let deferred: string;
let resolved: string;

beforeAll(async () => {
  api = await ApiService.start(() => NOW);
  anyone = api.anyone();
  operator = await api.as('operator');
  sanitation = await api.as('department', 'sanitation');
  water = await api.as('department', 'water');
  mitigated = await accepted();
  await act(sanitation, mitigated, 'mitigate', {
    done: 'heap covered',
    whyNotPermanent: { code: 'access-blocked', text: 'the truck cannot get in' },
    plan: 'clear the heap',
    reviewOn: '2026-10-21',
  });
  deferred = await accepted();
  await act(sanitation, deferred, 'defer', {
    reason: 'the wall has to be rebuilt',
    plan: 'rebuild it in spring',
    targetDate: '2027-04-01',
    nextReportOn: '2026-12-01',
  });
  resolved = await accepted();
  const { position } = await act(sanitation, resolved, 'resolve', {
    outcome: 'fixed',
    done: 'swept',
    evidence: [],
  });
  for (const list of ['revisits', 'deadlines', 'mitigations', 'deferred'])
    expect((await operator.get(`/api/${list}?after=${position}`)).status).toBe(200);
}, 60_000);
afterAll(() => api.stop());

async function accepted(): Promise<string> {
  const complaint = { ...RECEIVE_EXAMPLE, occurredAt: undefined, visibility: 'listed' };
  const { body } = await operator.post<CommandAnswer>('/api/complaints', complaint);
  const { caseNumber } = body;
  await act(operator, caseNumber, 'assign', { departments: [{ id: 'sanitation', part: 'lead' }] });
  await act(sanitation, caseNumber, 'accept', {});
  return caseNumber;
}

async function act(who: ApiClient, caseNumber: string, action: string, body: object): Promise<CommandAnswer> {
  const answer = await who.post<CommandAnswer>(`/api/cases/${caseNumber}/${action}`, body);
  if (answer.status >= 400) throw new Error(answer.text);
  return answer.body;
}

async function listed<Item>(who: ApiClient, path: string): Promise<readonly Item[]> {
  const { status, text, body } = await who.get<TypedPage<Item>>(`/api/${path}`);
  if (status !== 200) throw new Error(text);
  return body.items;
}

const kinds = async (who: ApiClient, query: string) =>
  (await listed<DeadlineItem>(who, `deadlines?${query}`)).map(({ caseNumber, kind }) => [caseNumber, kind]);

describe('lists of work over HTTP', () => {
  it('show deadlines by kind, branch and clock', async () => {
    expect(await kinds(sanitation, 'kind=mitigation-review')).toEqual([[mitigated, 'mitigation-review']]);
    expect(await kinds(operator, 'kind=deferral-report&department=sanitation&late=false')).toEqual([
      [deferred, 'deferral-report'],
    ]);
    expect(await kinds(operator, 'late=true')).toEqual([]);
    expect(await kinds(operator, 'district=xicheng')).toEqual([]);
    expect(await kinds(water, '')).toEqual([]);
  });

  it('page through deadlines, soonest first', async () => {
    const seen: DeadlineItem[] = [];
    let next = '';
    do {
      const { body } = await operator.get<TypedPage<DeadlineItem>>(
        `/api/deadlines?late=false&limit=2${next && `&cursor=${encodeURIComponent(next)}`}`,
      );
      seen.push(...body.items);
      next = body.next ?? '';
    } while (next);
    expect(seen.length).toBeGreaterThan(4);
    expect(seen.map(({ dueAt }) => dueAt)).toEqual(seen.map(({ dueAt }) => dueAt).toSorted());
  });

  it('show stopgaps to those who work on them', async () => {
    expect(await listed<MitigationItem>(sanitation, 'mitigations?lapsed=false')).toEqual([
      expect.objectContaining({ caseNumber: mitigated, reviewOn: '2026-10-21', renewals: 0, lapsed: false }),
    ]);
    expect(await listed(water, 'mitigations')).toEqual([]);
  });

  it('show whom to call back', async () => {
    expect(await listed<RevisitItem>(operator, 'revisits')).toEqual([
      expect.objectContaining({ caseNumber: resolved, waiting: [resolved], callable: false }),
    ]);
    expect(await listed<RevisitItem>(operator, 'revisits?callable=true')).toEqual([]);
  });

  it('show deferred cases to everybody, without what only handlers see', async () => {
    const [item] = await listed<DeferredItem>(anyone, 'deferred?overdue=false');
    expect(item).toMatchObject({ caseNumber: deferred, nextReportOn: '2026-12-01', overdue: false });
    expect(item).not.toHaveProperty('calls');
  });

  it.each([
    ['deadlines', 401, 200, 200],
    ['mitigations', 401, 200, 200],
    ['revisits', 401, 403, 200],
    ['deferred', 200, 200, 200],
  ])('of %s answer the public %i, a department %i, the operator %i', async (list, ...expected) => {
    const statuses = [anyone, water, operator].map(async (who) => (await who.get(`/api/${list}`)).status);
    expect(await Promise.all(statuses)).toEqual(expected);
  });

  it('of another branch are refused with what is its own', async () => {
    for (const list of ['deadlines', 'mitigations']) {
      const { status, text } = await water.get(`/api/${list}?department=sanitation`);
      expect([status, text]).toEqual([403, expect.stringContaining('the work of water')]);
    }
  });

  it.each(['deadlines?late=perhaps', 'deadlines?kind=wish', 'revisits?callable=1', 'mitigations?cursor=x'])(
    'refuse %s',
    async (query) => expect((await operator.get(`/api/${query}`)).status).toBe(400),
  );
});
