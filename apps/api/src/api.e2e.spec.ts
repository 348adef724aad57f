import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandAnswer } from '#cases';
import { makeCaseNumber } from '#complaint';
import type { CaseView } from '#projections';
import { RECEIVE_EXAMPLE } from './receive/receive.example.js';
import type { ApiClient } from './testing/api-client.js';
import { ApiService } from './testing/api-service.js';

const COMPLAINT = { ...RECEIVE_EXAMPLE, occurredAt: undefined };
const UNKNOWN = makeCaseNumber('HD', new Uint8Array(5));

interface Told {
  readonly code: string;
  readonly detail: string;
  readonly errors: readonly { readonly field: string }[];
}

let api: ApiService;
let operator: ApiClient;
let anyone: ApiClient;

beforeAll(async () => {
  api = await ApiService.start();
  operator = await api.as('operator');
  anyone = api.anyone();
}, 30_000);
afterAll(() => api.stop());

const receive = async (more: object = {}) => {
  const { status, text, body } = await operator.post<CommandAnswer>('/api/complaints', {
    ...COMPLAINT,
    ...more,
  });
  if (status !== 201) throw new Error(text);
  return body;
};

describe('commands', () => {
  it('receives, assigns and accepts, with an ETag that leads from one to the next', async () => {
    const { caseNumber } = await receive();
    const assigned = await operator.post<CommandAnswer>(
      `/api/cases/${caseNumber}/assign`,
      { departments: [{ id: 'sanitation', part: 'lead' }] },
      { 'if-match': '"0"' },
    );
    expect([assigned.status, assigned.headers.get('etag')]).toEqual([200, '"1"']);
    const sanitation = await api.as('department', 'sanitation');
    const accepted = await sanitation.post<CommandAnswer>(`/api/cases/${caseNumber}/accept`, {});
    expect(accepted.status).toBe(200);
    const view = await anyone.get<CaseView>(`/api/cases/${caseNumber}?after=${accepted.body.position}`);
    expect([view.status, view.headers.get('etag'), view.body.status]).toEqual([200, '"2"', 'in-progress']);
    expect(view.headers.get('cache-control')).toBe('no-store');
    expect(view.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it('takes an action without a body', async () => {
    const { caseNumber } = await receive();
    await operator.post(`/api/cases/${caseNumber}/assign`, {
      departments: [{ id: 'sanitation', part: 'lead' }],
    });
    const sanitation = await api.as('department', 'sanitation');
    expect((await sanitation.send('POST', `/api/cases/${caseNumber}/accept`, undefined, {})).status).toBe(
      200,
    );
  });

  it('keeps departments to the cases of their branch, which answer like unknown ones', async () => {
    const { caseNumber } = await receive({ about: ['traffic'] });
    await operator.post(`/api/cases/${caseNumber}/assign`, {
      departments: [{ id: 'sanitation', part: 'lead' }],
    });
    const defer = { reason: 'a', plan: 'b', targetDate: '2999-01-01', nextReportOn: '2999-01-01' };
    const traffic = await api.as('department', 'traffic');
    for (const [action, body] of [
      ['defer', defer],
      ['accept', {}],
    ] as const) {
      const [secret, unknown] = await Promise.all(
        [caseNumber, UNKNOWN].map((number) => traffic.post(`/api/cases/${number}/${action}`, body)),
      );
      expect([secret?.status, secret?.text]).toEqual([404, unknown?.text]);
    }
    const sanitation = await api.as('department', 'sanitation');
    expect((await sanitation.post<Told>(`/api/cases/${caseNumber}/defer`, defer)).body.code).toBe(
      'date-too-far',
    );
    await sanitation.post(`/api/cases/${caseNumber}/dispute`, { reason: 'not ours' });
    const supervisor = await api.as('supervisor');
    await supervisor.post(`/api/cases/${caseNumber}/rule`, {
      department: 'sanitation',
      ruling: 'moved',
      to: 'water',
      reason: 'a pipe',
    });
    expect((await sanitation.post<Told>(`/api/cases/${caseNumber}/defer`, defer)).body.code).toBe(
      'forbidden',
    );
  });

  it('lets nobody speak for another department', async () => {
    const { caseNumber } = await receive();
    const traffic = await api.as('department', 'traffic');
    const { status, body } = await traffic.post<Told>(`/api/cases/${caseNumber}/accept`, {
      department: 'sanitation',
    });
    expect([status, body.code]).toEqual([403, 'forbidden']);
    expect(body.detail).toContain('traffic');
  });

  it('names every field that is wrong, also within lists', async () => {
    const { caseNumber } = await receive();
    const { status, body } = await operator.post<Told>(`/api/cases/${caseNumber}/assign`, {
      departments: [{ id: 'sanitation', part: 'lead', colour: 'red' }],
      reason: null,
    });
    expect([status, body.code]).toEqual([400, 'invalid-request']);
    expect(body.errors.map(({ field }) => field).sort()).toEqual(['departments.0.colour', 'reason']);
  });

  it('lists so many wrong fields and no more', async () => {
    const fields = Object.fromEntries(Array.from({ length: 4_000 }, (_, i) => [`field${i}`, 1]));
    const { body } = await operator.post<Told>('/api/complaints', { ...COMPLAINT, ...fields });
    expect(body.errors).toHaveLength(50);
    expect(body.detail).toContain('3999 more');
  });

  it('receives from a citizen by web, whatever channel is claimed', async () => {
    const { kind, category, summary, location } = COMPLAINT;
    const { status, body } = await anyone.post<CommandAnswer>('/api/complaints', {
      kind,
      category,
      summary,
      location,
      channel: 'phone',
    });
    expect([status, body.accessCode]).toEqual([201, expect.stringMatching(/^[0-9A-Z]{13}$/)]);
    const refused = await anyone.post<Told>('/api/complaints', {
      kind,
      category,
      summary,
      location,
      urgency: 'emergency',
    });
    expect([refused.status, refused.body.errors[0]?.field]).toEqual([400, 'urgency']);
  });
});

describe('the citizen', () => {
  it('opens the full history with the access code, and acts on that case only', async () => {
    const { caseNumber, accessCode, position } = await receive();
    const path = `/api/cases/${caseNumber}`;
    const wrong = await anyone.post<Told>(`${path}/session`, { accessCode: '0000000000000' });
    const none = await anyone.post<Told>(`/api/cases/${UNKNOWN}/session`, { accessCode });
    expect([wrong.status, wrong.text]).toEqual([401, none.text]);
    const { token } = (await anyone.post<{ token: string }>(`${path}/session`, { accessCode })).body;
    const session = { authorization: `Bearer ${token}` };
    const history = await anyone.get<{ description: string }>(`${path}/history?after=${position}`, session);
    expect([history.status, history.body.description]).toEqual([200, COMPLAINT.description]);
    expect((await anyone.post(`${path}/add-information`, { text: 'gate B is open' }, session)).status).toBe(
      200,
    );
    expect((await anyone.post(`${path}/assign`, {}, session)).status).toBe(403);
    const other = await receive();
    expect((await anyone.get(`/api/cases/${other.caseNumber}/history`, session)).status).toBe(403);
  });

  it('is slowed down when guessing codes', async () => {
    const { caseNumber } = await receive();
    const guess = () => anyone.post(`/api/cases/${caseNumber}/session`, { accessCode: '0000000000001' });
    let answer = await guess();
    for (let tries = 0; tries < 20 && answer.status !== 429; tries++) answer = await guess();
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('reading', () => {
  it('answers a confidential case like an unknown one', async () => {
    const { caseNumber, position } = await receive({ visibility: 'confidential' });
    await operator.get(`/api/cases/${caseNumber}?after=${position}`);
    for (const part of ['', '/live']) {
      const [secret, unknown] = await Promise.all(
        [caseNumber, UNKNOWN].map((number) => anyone.get(`/api/cases/${number}${part}`)),
      );
      expect([secret?.status, secret?.text]).toEqual([404, unknown?.text]);
    }
  });

  it('refuses a mistyped number, a foreign position and a foreign cursor', async () => {
    const wrong = UNKNOWN.slice(0, -1) + (UNKNOWN.endsWith('A') ? 'B' : 'A');
    const asked = ['/api/cases/' + wrong, `/api/cases/${UNKNOWN}?after=x`, '/api/cases?cursor=x'];
    const answers = await Promise.all(asked.map((path) => anyone.get<Told>(path)));
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [400, 'wrong-check-character'],
      [400, 'foreign-position'],
      [400, 'invalid-cursor'],
    ]);
  });

  it('finds listed cases, shows worklists and revisits to whom they concern', async () => {
    const { caseNumber, position } = await receive({ summary: 'Streetlamp number forty flickers' });
    const found = await anyone.get<{ items: { caseNumber: string }[] }>(
      `/api/cases?text=flickers&after=${position}`,
    );
    expect(found.body.items.map((item) => item.caseNumber)).toEqual([caseNumber]);
    const sanitation = await api.as('department', 'sanitation');
    expect((await sanitation.get('/api/worklists/sanitation')).status).toBe(200);
    expect((await sanitation.get('/api/worklists/traffic')).status).toBe(403);
    expect((await operator.get('/api/revisits')).status).toBe(200);
    expect((await sanitation.get('/api/revisits')).status).toBe(403);
  });

  it('replays for the auditor and hands out the raw log, sealed', async () => {
    const { caseNumber } = await receive();
    const auditor = await api.as('auditor');
    const replayed = await auditor.get<CaseView>(`/api/audit/cases/${caseNumber}?basis=occurred`);
    expect([replayed.status, replayed.body.status]).toEqual([200, 'received']);
    const early = await auditor.get(`/api/audit/cases/${caseNumber}?asOf=2020-01-01T00:00:00Z`);
    expect(early.status).toBe(404);
    const log = await auditor.get('/api/audit/events?limit=2');
    expect(log.headers.get('content-type')).toContain('application/x-ndjson');
    expect(log.text.trim().split('\n')).toHaveLength(2);
    expect(log.text).not.toContain(COMPLAINT.description);
    expect((await operator.get('/api/audit/events')).status).toBe(403);
  });

  it('gives timelines as JSON or CSV', async () => {
    expect((await anyone.get('/api/analytics/timelines')).status).toBe(200);
    const csv = await anyone.get('/api/analytics/timelines?groupBy=district', { accept: 'text/csv' });
    expect(csv.headers.get('content-type')).toContain('text/csv');
    expect(csv.text).toMatch(/^district,name_zh,.*\r\n/);
  });
});

describe('the live feed', () => {
  it('replays after Last-Event-ID, then tells each new entry', async () => {
    const { caseNumber } = await receive();
    await operator.post(`/api/cases/${caseNumber}/link-call`, { text: 'it smells' });
    const leave = new AbortController();
    const feed = await anyone.follow(`/api/cases/${caseNumber}/live`, leave.signal, { 'last-event-id': '0' });
    expect(feed.headers.get('content-type')).toBe('text/event-stream');
    const seen = readIds(feed, 3);
    await operator.post(`/api/cases/${caseNumber}/link-call`, {});
    await operator.post(`/api/cases/${caseNumber}/assign`, {
      departments: [{ id: 'sanitation', part: 'lead' }],
    });
    expect(await seen).toEqual(['1', '2', '3']);
    leave.abort();
  });

  it('is open fifty times at once from one address, and tells others when to come back', async () => {
    const { caseNumber, position } = await receive();
    await operator.get(`/api/cases/${caseNumber}?after=${position}`);
    const leave = new AbortController();
    const open = () => operator.follow(`/api/cases/${caseNumber}/live`, leave.signal);
    expect((await Promise.all(Array.from({ length: 50 }, open))).map(({ status }) => status)).toEqual(
      Array(50).fill(200),
    );
    const refused = await open();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '60']);
    leave.abort();
    while ((await operator.send('HEAD', `/api/cases/${caseNumber}/live`, undefined, {})).status !== 200);
  });

  it('ends for the public once its case is confidential', async () => {
    const { caseNumber, position } = await receive();
    await operator.get(`/api/cases/${caseNumber}?after=${position}`);
    const feed = await anyone.follow(`/api/cases/${caseNumber}/live`, new AbortController().signal);
    const told = feed.text();
    const supervisor = await api.as('supervisor');
    const changed = { to: 'confidential', reason: 'the citizen asked' };
    expect((await supervisor.post(`/api/cases/${caseNumber}/change-visibility`, changed)).status).toBe(200);
    expect(await told).not.toContain('asked');
  });
});

async function readIds(feed: Response, count: number): Promise<string[]> {
  let text = '';
  for await (const chunk of feed.body!.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    const ids = [...text.matchAll(/^id: (\d+)$/gm)].map(([, id]) => id!);
    if (ids.length >= count && text.endsWith('\n\n')) return ids;
  }
  throw new Error(`the feed ended after: ${text}`);
}

describe('what HTTP itself refuses', () => {
  const json = { 'content-type': 'application/json' };

  it.each<[string, () => Promise<{ status: number; headers: Headers; body: Told }>, number, string]>([
    ['malformed JSON', () => operator.send('POST', '/api/complaints', '{"a":', json), 400, 'malformed-json'],
    [
      'a poisoned body',
      () => operator.send('POST', '/api/complaints', '{"__proto__":{}}', json),
      400,
      'malformed-json',
    ],
    ['a list', () => operator.send('POST', '/api/complaints', '[]', json), 400, 'invalid-request'],
    ['a text', () => operator.send('POST', '/api/complaints', '"a"', json), 400, 'invalid-request'],
    ['nothing', () => operator.send('POST', '/api/complaints', undefined, {}), 400, 'invalid-request'],
    [
      'a form',
      () =>
        operator.send('POST', '/api/complaints', 'a=b', {
          'content-type': 'application/x-www-form-urlencoded',
        }),
      415,
      'unsupported-media-type',
    ],
    [
      'a large body',
      () => operator.send('POST', '/api/complaints', `"${'x'.repeat(1024 * 1024)}"`, json),
      413,
      'body-too-large',
    ],
    [
      'a body too deep',
      () => anyone.send('POST', '/api/complaints', `${'['.repeat(100_000)}${']'.repeat(100_000)}`, json),
      400,
      'invalid-request',
    ],
    [
      'a body of too many values',
      () => anyone.post('/api/complaints', { ...COMPLAINT, complainant: Array(300_000).fill({}) }),
      400,
      'invalid-request',
    ],
    ['an address that is no address', () => anyone.get('/api/cases/%ff'), 400, 'malformed-request'],
    ['an address too long', () => anyone.get(`/api/cases/${'A'.repeat(3_000)}`), 400, 'malformed-request'],
    [
      'a case number too long',
      () => anyone.get(`/api/cases/${'A'.repeat(300)}`),
      400,
      'wrong-check-character',
    ],
    ['an unknown address', () => anyone.get('/api/nothing'), 404, 'unknown-route'],
    ['an unknown action', () => operator.post(`/api/cases/${UNKNOWN}/receive`, {}), 404, 'unknown-route'],
    ['no token', () => anyone.post(`/api/cases/${UNKNOWN}/assign`, {}), 401, 'unauthenticated'],
    [
      'a broken token',
      () => anyone.get('/api/cases', { authorization: 'Bearer x.y.z' }),
      401,
      'invalid-token',
    ],
    ['an unknown query field', () => anyone.get('/api/cases?colour=red'), 400, 'invalid-request'],
    ['a repeated query field', () => anyone.get('/api/cases?text=a&text=b'), 400, 'invalid-request'],
    [
      'a bad If-Match',
      () =>
        operator.post(
          `/api/cases/${UNKNOWN}/assign`,
          { departments: [{ id: 'sanitation', part: 'lead' }] },
          { 'if-match': '5' },
        ),
      400,
      'invalid-request',
    ],
    [
      'a bad Idempotency-Key',
      () => operator.post('/api/complaints', COMPLAINT, { 'idempotency-key': 'a b' }),
      400,
      'invalid-request',
    ],
  ])('%s', async (_name, send, status, code) => {
    const answer = await send();
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(answer.body.detail).toMatch(/[.:]/);
  });
});

interface Description {
  readonly openapi: string;
  readonly paths: Record<string, Record<string, { readonly operationId: string }>>;
  readonly components: { readonly schemas: object };
}

describe('the service about itself', () => {
  it('says whether it is ready, and in figures', async () => {
    expect((await anyone.get('/health/live')).body).toEqual({ status: 'up' });
    const ready = await anyone.get<{ ready: boolean; projections: unknown[] }>('/health/ready');
    expect([ready.status, ready.body.ready]).toEqual([200, true]);
    const metrics = await anyone.get('/metrics');
    expect(metrics.text).toMatch(/^casetrail_events \d+$/m);
    expect(metrics.text).toMatch(/^casetrail_commands_total\{action="receive",outcome="done"\} \d+$/m);
  });

  it('describes itself in OpenAPI 3.1 and on a page without script', async () => {
    const { body } = await anyone.get<Description>('/api/openapi.json');
    expect(body.openapi).toBe('3.1.0');
    expect(Object.keys(body.paths)).toContain('/api/cases/{caseNumber}/mitigate');
    const refs = [...JSON.stringify(body).matchAll(/"\$ref":"#\/components\/schemas\/([^"]*)"/g)].map(
      ([, name]) => name!,
    );
    const { components, paths } = body;
    expect(refs.filter((name) => !(name in components.schemas))).toEqual([]);
    const ids = Object.values(paths).flatMap((methods) =>
      Object.values(methods).map(({ operationId }) => operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    const page = await anyone.get('/api/docs');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.text).toContain('heap covered');
    expect(page.text).not.toContain('<script');
    expect((await anyone.get('/problems/stale-revision')).body).toMatchObject({ status: 412 });
  });
});
