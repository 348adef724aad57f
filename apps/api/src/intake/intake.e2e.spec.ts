import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandAnswer } from '#cases';
import type { SimilarCase, SimilarCases, Suggestions, ToTell } from '#projections';
import { ApiClient } from '../testing/api-client.js';
import { ApiService } from '../testing/api-service.js';

type Received = CommandAnswer & { readonly similar?: readonly SimilarCase[] };
type Linked = CommandAnswer & { readonly tell?: ToTell };

const PHONE = '13800000107';
const OTHER_PHONE = '13800000555';
const POINT: [number, number] = [116.298, 39.959];
const HEAP = {
  channel: 'phone',
  kind: 'complaint',
  category: 'sanitation.rubbish',
  summary: '七号楼窗下垃圾堆积，没人清运',
  complainant: { name: '示例市民', phones: [PHONE] },
  location: { district: 'haidian', street: '学院路', point: POINT },
};

let api: ApiService;
let operator: ApiClient;
let sanitation: ApiClient;

beforeAll(async () => {
  api = await ApiService.start();
  operator = await api.as('operator');
  sanitation = await api.as('department', 'sanitation');
}, 30_000);
afterAll(() => api.stop());

async function receive(more: object = {}): Promise<Received> {
  const { status, body, text } = await operator.post<Received>('/api/complaints', { ...HEAP, ...more });
  if (status !== 201) throw new Error(text);
  return body;
}

async function act(who: ApiClient, caseNumber: string, action: string, body: object): Promise<CommandAnswer> {
  const answer = await who.post<CommandAnswer>(`/api/cases/${caseNumber}/${action}`, body);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.body;
}

async function similar(call: object, after: string): Promise<SimilarCases> {
  const { status, body, text } = await operator.post<SimilarCases>(
    `/api/intake/similar?after=${after}`,
    call,
  );
  if (status !== 200) throw new Error(text);
  return body;
}

const day = (ahead: number) => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10);

async function coverTheHeap(language: 'zh-CN' | 'en'): Promise<string> {
  const { caseNumber } = await receive({ language });
  await act(operator, caseNumber, 'assign', { departments: [{ id: 'sanitation', part: 'lead' }] });
  await act(sanitation, caseNumber, 'accept', {});
  await act(sanitation, caseNumber, 'contact', {});
  await act(sanitation, caseNumber, 'mitigate', {
    done: '垃圾堆已遮盖',
    whyNotPermanent: { code: 'access-blocked', text: '今天车进不去' },
    plan: '清走垃圾',
    reviewOn: day(2),
  });
  return caseNumber;
}

describe('a caller on the line', () => {
  it('is known by the number, and a neighbour’s case by the place and the words', async () => {
    const { caseNumber, position } = await receive();
    const own = await similar({ phone: '138-0000-0107' }, position);
    expect(own.cases.find((found) => found.caseNumber === caseNumber)).toMatchObject({
      sameCaller: true,
      step: 'link-call',
    });
    const neighbour = await similar(
      {
        category: 'sanitation.rubbish',
        summary: '门口垃圾堆积很臭',
        phone: OTHER_PHONE,
        location: { district: 'haidian', point: [116.2985, 39.9594] },
      },
      position,
    );
    expect(neighbour.cases.find((found) => found.caseNumber === caseNumber)).toMatchObject({
      sameCaller: false,
      sameCategory: true,
      metres: 60,
      words: ['垃圾堆积'],
      step: 'merge',
    });
  });

  it('is asked for in the body alone, by those who take calls', async () => {
    for (const role of ['analyst', 'auditor', 'administrator'] as const) {
      const other = await api.as(role);
      expect((await other.post('/api/intake/similar', { phone: PHONE })).status).toBe(403);
      expect((await other.post('/api/intake/suggest', { summary: 'x' })).status).toBe(403);
    }
    expect((await sanitation.post('/api/intake/similar', { phone: PHONE })).status).toBe(403);
    expect((await api.anyone().post('/api/intake/similar', { phone: PHONE })).status).toBe(401);
    expect((await operator.get(`/api/intake/similar?phone=${PHONE}`)).status).toBe(404);
    expect((await (await api.as('supervisor')).post('/api/intake/similar', {})).status).toBe(200);
  });

  it.each([
    ['phone', { phone: 'mine' }],
    ['phone', { phone: null }],
    ['metres', { metres: 1 }],
    ['days', { days: 1000 }],
    ['location.point', { location: { point: [1] } }],
    ['limit', { limit: 5 }],
    ['except', { except: 'HD-7K3M-9QWD-4' }],
  ])('%s is refused in %j, and not said again', async (field, call) => {
    const { status, body } = await operator.post<{ errors: { field: string }[]; detail: string }>(
      '/api/intake/similar',
      call,
    );
    expect([status, body.errors[0]!.field]).toEqual([400, field]);
    expect(body.detail).not.toContain('mine');
  });
});

describe('a receipt', () => {
  it('answers an operator with up to three cases it may be the same as, itself left out', async () => {
    for (let n = 0; n < 4; n++) await receive();
    const last = await receive();
    await similar({}, last.position);
    const { caseNumber, similar: found } = await receive();
    expect(found).toHaveLength(3);
    expect(found!.map((one) => one.caseNumber)).not.toContain(caseNumber);
    expect(found![0]).toMatchObject({ sameCaller: true, metres: 0 });
  });

  it('answers a citizen on the web with no case of anyone else', async () => {
    const { status, text } = await api.anyone().post('/api/complaints', { ...HEAP, channel: undefined });
    expect(status).toBe(201);
    expect(text).not.toContain('similar');
  });
});

describe('a repeat call', () => {
  it.each([
    [
      'zh-CN',
      '只是临时处理，问题还没有解决。',
      '下一步：“清走垃圾”。',
      /时间：最迟.*复查.*负责：环境卫生服务中心。$/,
    ],
    [
      'en',
      'A stopgap is in place, but it is not solved.',
      'Next: “清走垃圾”.',
      /When: It is looked at.*Who: Sanitation\.$/,
    ],
  ] as const)(
    'is linked in one step, and answered with what to tell in %s',
    async (language, status, next, end) => {
      const caseNumber = await coverTheHeap(language);
      const { status: code, body } = await operator.post<Linked>(`/api/cases/${caseNumber}/link-call`, {
        text: 'It is only covered!',
      });
      expect(code).toBe(200);
      expect(body.tell).toMatchObject({ language, calls: 2, status, done: '“垃圾堆已遮盖”' });
      expect(body.tell!.text).toContain(next);
      expect(body.tell!.text).toMatch(end);
      const list = await sanitation.get<{
        items: { caseNumber: string; calls: number; calledAgain?: object }[];
      }>(`/api/worklists/sanitation?limit=100&after=${body.position}`);
      expect(list.body.items.find((item) => item.caseNumber === caseNumber)).toMatchObject({
        calls: 2,
        calledAgain: { en: expect.stringContaining('called 2 times, the last time just now') },
      });
      const view = await operator.get<{ entries: { type: string }[] }>(`/api/cases/${caseNumber}`);
      expect(view.body.entries.map(({ type }) => type)).toContain('RepeatCallLinked');
    },
  );

  it('on a closed case is led to reopening, on a merged one to the other', async () => {
    interface Refusal {
      readonly code: string;
      readonly detail: string;
      readonly data: Readonly<Record<string, string>>;
    }
    const link = async (caseNumber: string) => {
      const { status, body } = await operator.post<Refusal>(`/api/cases/${caseNumber}/link-call`, {});
      expect([status, body.code]).toEqual([409, 'illegal-step']);
      return body;
    };
    const { caseNumber } = await receive();
    await act(operator, caseNumber, 'withdraw', {});
    expect((await link(caseNumber)).data).toMatchObject({ instead: 'reopen', reason: 'called-again' });
    await act(operator, caseNumber, 'reopen', { reason: 'called-again' });
    const [one, other] = [await receive(), await receive()];
    await act(operator, one.caseNumber, 'merge', { into: other.caseNumber, reason: 'the same heap' });
    expect((await link(one.caseNumber)).detail).toContain(other.caseNumber);
  });
});

describe('after an erasure or a restriction', () => {
  it('nothing of it is offered, by number, place or words', async () => {
    const phone = '13800000222';
    const place = { district: 'tongzhou', street: '无名路', point: [116.65, 39.9] };
    const more = { complainant: { phones: [phone] }, location: place };
    const [erased, restricted] = [await receive(more), await receive(more)];
    const call = { category: HEAP.category, summary: HEAP.summary, phone, location: place };
    const found = await similar(call, restricted.position);
    expect(found.cases.map(({ caseNumber }) => caseNumber).sort()).toEqual(
      [erased.caseNumber, restricted.caseNumber].sort(),
    );
    const administrator = await api.as('administrator');
    const another = await api.parts.issuer.issueToken({ role: 'administrator', name: 'Another', days: 1 });
    const second = new ApiClient(api.url, another.token);
    await act(operator, erased.caseNumber, 'withdraw', {});
    const order = { legalBasis: 'PIPL art. 47', reason: 'asked' };
    await act(administrator, erased.caseNumber, 'order-erasure', order);
    await act(second, erased.caseNumber, 'confirm-erasure', {});
    const { position } = await act(administrator, restricted.caseNumber, 'restrict', order);
    expect(await similar(call, position)).toEqual({ cases: [] });
  });
});

describe('what a call may be about', () => {
  const suggest = async (heard: object) =>
    (await operator.post<Suggestions>('/api/intake/suggest', heard)).body.categories;

  it.each([
    ['七号楼窗下垃圾堆积，没人清运', 'sanitation.rubbish', ['垃圾', '清运'], 'sanitation'],
    ['小区分类桶太少，垃圾分类没法做', 'sanitation.sorting', ['垃圾分类', '分类桶'], 'sanitation'],
    ['Radiators cold in block 7, no heating', 'heating.supply', ['radiator', 'heating'], 'heating'],
    ['A street lamp is out on our lane', 'road.streetlight', ['street lamp'], 'road-maintenance'],
  ])('%s', async (summary, category, words, department) => {
    const [first] = await suggest({ summary });
    expect(first).toMatchObject({ category, words });
    expect(first!.departments[0]).toMatchObject({ id: department, why: { en: 'usually leads such cases' } });
  });

  it('names who solved such cases in the district', async () => {
    const location = { district: 'fengtai' };
    const { caseNumber } = await receive({ location, category: 'parks.trees', summary: '树枝断了' });
    await act(operator, caseNumber, 'assign', { departments: [{ id: 'street-patrol', part: 'lead' }] });
    const patrol = await api.as('department', 'street-patrol');
    await act(patrol, caseNumber, 'accept', {});
    await act(patrol, caseNumber, 'resolve', { outcome: 'fixed', done: 'branch cut', evidence: [] });
    const { position } = await act(operator, caseNumber, 'revisit', {
      contacted: true,
      solved: 'yes',
      satisfaction: 'satisfied',
    });
    await similar({}, position);
    const [first] = await suggest({ summary: '树枝压到电线', district: 'fengtai' });
    expect(first!.departments.map(({ id, why }) => [id, why.en])).toEqual([
      ['parks', 'usually leads such cases'],
      ['street-patrol', 'solved 1 of the last 1 such cases in this district'],
    ]);
  });

  it('is nothing where no keyword speaks for it', async () =>
    expect(await suggest({ summary: 'quite something else' })).toEqual([]));
});
