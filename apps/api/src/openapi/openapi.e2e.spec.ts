import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import type { CommandAnswer } from '#cases';
import { RECEIVE_EXAMPLE } from '../receive/receive.example.js';
import type { Answer, ApiClient } from '../testing/api-client.js';
import { ApiService } from '../testing/api-service.js';

interface Operation {
  readonly operationId: string;
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, unknown>> }>>;
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
}

let api: ApiService;
let description: Description;
let judge: Ajv2020;
let caseNumber: string;
let merged: string;

beforeAll(async () => {
  api = await ApiService.start();
  description = (await api.anyone().get<Description>('/api/openapi.json')).body;
  judge = new Ajv2020({ strict: false, allErrors: true })
    .addFormat('date-time', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/)
    .addFormat('date', /^\d{4}-\d\d-\d\d$/)
    .addSchema(closed(description) as object, 'api');
  await tellLives();
}, 30_000);
afterAll(() => api.stop());

/** The same description, in which an object may hold nothing that is not described. Problems may: they say what they like. */
function closed(schema: unknown, name = ''): unknown {
  if (typeof schema !== 'object' || schema === null) return schema;
  if (Array.isArray(schema)) return schema.map((each) => closed(each));
  const within = Object.entries(schema).map(([key, value]) => [key, closed(value, key)] as const);
  const shut =
    name !== 'ProblemDto' && (schema as { type?: unknown }).type === 'object' && 'properties' in schema;
  return { ...Object.fromEntries(within), ...(shut && { additionalProperties: false }) };
}

async function tellLives(): Promise<void> {
  const operator = await api.as('operator');
  const sanitation = await api.as('department', 'sanitation');
  const first = await receive(operator);
  const second = await receive(operator);
  [caseNumber, merged] = [first.caseNumber, second.caseNumber];
  const waiting = await receive(operator);
  const at = (number: string) => `/api/cases/${number}`;
  await done(operator.post(`${at(merged)}/merge`, { into: caseNumber, reason: 'the same heap' }));
  const assign = { departments: [{ id: 'sanitation', part: 'lead', instruction: 'clear the heap' }] };
  const solved = { contacted: true, solved: 'no', satisfaction: 'dissatisfied', opinion: 'only covered' };
  const steps: readonly (readonly [ApiClient, string, object])[] = [
    [operator, 'assign', assign],
    [sanitation, 'accept', {}],
    [sanitation, 'contact', { text: 'spoke with her' }],
    [sanitation, 'mitigate', mitigation()],
    [operator, 'link-call', { text: 'it smells' }],
    [sanitation, 'progress', { text: 'a truck comes', internal: 'the gate is narrow' }],
    [sanitation, 'resolve', { outcome: 'fixed', done: 'heap cleared', evidence: [] }],
    [operator, 'attempt-revisit', { result: 'unanswered', phone: 1 }],
    [operator, 'revisit', solved],
    [sanitation, 'mitigate', mitigation()],
  ];
  for (const [who, action, body] of steps) await done(who.post(`${at(caseNumber)}/${action}`, body));
  await done(operator.post(`${at(waiting.caseNumber)}/assign`, assign));
  await done(sanitation.post(`${at(waiting.caseNumber)}/accept`, {}));
  const last = await done(
    sanitation.post<CommandAnswer>(`${at(waiting.caseNumber)}/resolve`, {
      outcome: 'fixed',
      done: 'swept',
      evidence: [],
    }),
  );
  for (const path of [
    `cases/${caseNumber}`,
    'cases',
    'analytics/timelines',
    'analytics/rates',
    'revisits',
    'deadlines',
    'mitigations',
    'deferred',
  ])
    await done(operator.get(`/api/${path}?after=${last.position}`));
}

const mitigation = () => ({
  done: 'heap covered',
  whyNotPermanent: { code: 'access-blocked', text: 'the truck cannot get in' },
  plan: 'clear the heap',
  reviewOn: new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10),
});

async function receive(operator: ApiClient): Promise<CommandAnswer> {
  return done(operator.post<CommandAnswer>('/api/complaints', { ...RECEIVE_EXAMPLE, occurredAt: undefined }));
}

async function done<Body>(asked: Promise<Answer<Body>>): Promise<Body> {
  const { status, text, body } = await asked;
  if (status >= 400) throw new Error(text);
  return body;
}

/** What is wrong with an answer, by its description. */
function faultsOf(path: string, method: string, { status, body }: Answer<unknown>): unknown[] {
  const { responses } = description.paths[path]![method]!;
  const [response, type] = status < 400 ? [String(status), 'json'] : ['default', 'problem+json'];
  if (!responses[response]) return [`${method} ${path} does not describe ${status}`];
  const pointer = ['paths', path, method, 'responses', response, 'content', `application/${type}`, 'schema']
    .map((part) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1')))
    .join('/');
  judge.validate({ $ref: `api#/${pointer}` }, body);
  return judge.errors ?? [];
}

const READERS = ['operator', 'auditor', 'analyst', 'administrator'] as const;

describe('the description of the API', () => {
  it('says of every read what it answers', () => {
    const silent = Object.entries(description.paths).filter(
      ([, { get }]) => get && !Object.values(get.responses['200']?.content ?? {}).length,
    );
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  it('is true of every JSON answer to every reader, refusals too, and leaves nothing out', async () => {
    const readers = [api.anyone(), await api.as('department', 'sanitation')];
    for (const role of READERS) readers.push(await api.as(role));
    const met = new Set<string>();
    for (const [path, { get }] of Object.entries(description.paths)) {
      if (!get?.responses['200']?.content?.['application/json']) continue;
      for (const number of [caseNumber, merged])
        for (const reader of readers) {
          const asked = path
            .replace('{caseNumber}', number)
            .replace('{department}', 'sanitation')
            .replace('{id}', 'simple')
            .replace('{code}', 'unknown-case');
          const answer = await reader.get(asked);
          if (answer.status === 200) met.add(path);
          expect({ asked, faults: faultsOf(path, 'get', answer) }).toEqual({ asked, faults: [] });
        }
    }
    expect(met.size).toBeGreaterThanOrEqual(13);
  });

  it('is true of what commands and sessions answer', async () => {
    const operator = await api.as('operator');
    const { kind, category, summary, location } = RECEIVE_EXAMPLE;
    const received = await api
      .anyone()
      .post<CommandAnswer>('/api/complaints', { kind, category, summary, location });
    expect(faultsOf('/api/complaints', 'post', received)).toEqual([]);
    const path = '/api/cases/{caseNumber}';
    const linked = await operator.post(`/api/cases/${caseNumber}/link-call`, {});
    expect(faultsOf(`${path}/link-call`, 'post', linked)).toEqual([]);
    const { accessCode } = received.body;
    const session = await operator.post(`/api/cases/${received.body.caseNumber}/session`, { accessCode });
    expect([session.status, faultsOf(`${path}/session`, 'post', session)]).toEqual([201, []]);
  });

  it('is true of what an operator with a caller on the line is answered', async () => {
    const operator = await api.as('operator');
    const { category, summary, complainant, location } = RECEIVE_EXAMPLE;
    const { district, street, point } = location;
    const [phone] = complainant.phones;
    const call = { category, summary, phone, location: { district, street, point } };
    const asked = [
      ['similar', await operator.post<{ cases: object[] }>('/api/intake/similar', call)],
      ['suggest', await operator.post('/api/intake/suggest', { summary, district })],
    ] as const;
    for (const [name, answer] of asked)
      expect([name, answer.status, faultsOf(`/api/intake/${name}`, 'post', answer)]).toEqual([name, 200, []]);
    expect(asked[0][1].body.cases.length).toBeGreaterThan(0);
    const again = { ...RECEIVE_EXAMPLE, occurredAt: undefined };
    const received = await operator.post<{ similar: object[] }>('/api/complaints', again);
    expect(received.body.similar.length).toBeGreaterThan(0);
    expect(faultsOf('/api/complaints', 'post', received)).toEqual([]);
  });

  it('would notice an answer that it does not describe', async () => {
    const answer = await api.anyone().get<object>(`/api/cases/${caseNumber}`);
    const more = { ...answer, body: { ...answer.body, phone: '13800000000' } };
    expect(faultsOf('/api/cases/{caseNumber}', 'get', more)).toHaveLength(1);
    const less = { ...answer, body: { ...answer.body, status: 'sleeping' } };
    expect(faultsOf('/api/cases/{caseNumber}', 'get', less)).toHaveLength(1);
  });
});
