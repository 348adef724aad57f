import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandAnswer } from '#cases';
import { HttpClient } from '../http-client.js';
import { type RunningService, startRunningService } from '../running-service.js';
import { COMPLAINT } from './covered-rubbish.js';
import { apiRoutes, portalRoutes } from './routes.js';

/** Each in a field of its own that only those who need it may read. */
const CANARIES = {
  name: 'Invented Quill Ferrow',
  phone: '13899887766',
  email: 'quill.ferrow@mail.example',
  street: 'Block 9, Made-up Lane 44, flat 1203',
  description: 'The vapour keeps the whole ninth floor awake',
  call: 'She said on the telephone that her chest hurts',
  information: 'The spare key hangs behind the meter box',
  internal: 'The crew suspects the tenant of the corner shop',
  opinion: 'They only came because the newspaper asked',
  reopening: 'It came back the night the neighbour moved out',
  caption: 'A photograph of her balcony with the washing',
  point: '116.2983174',
};
const SECRETS = Object.values(CANARIES);
const { district } = COMPLAINT.location;
const TOLD = {
  ...COMPLAINT,
  description: CANARIES.description,
  complainant: { name: CANARIES.name, phones: [CANARIES.phone], email: CANARIES.email },
  location: { district, address: CANARIES.street, point: [Number(CANARIES.point), 39.959] },
};

let service: RunningService;
let anyone: HttpClient;
let operator: HttpClient;
let caseNumber: string;

beforeAll(async () => {
  service = await startRunningService();
  anyone = new HttpClient(service.url);
  operator = await HttpClient.as(service, 'operator');
  await tellAll();
}, 60_000);
afterAll(() => service.kill());

/** A life in which every personal field is filled. */
async function tellAll(): Promise<void> {
  const sanitation = await HttpClient.as(service, 'department', 'sanitation');
  const received = await operator.post<CommandAnswer>('/api/complaints', TOLD);
  caseNumber = received.body.caseNumber;
  const steps: readonly (readonly [HttpClient, string, object])[] = [
    [operator, 'assign', { departments: [{ id: 'sanitation', part: 'lead' }] }],
    [sanitation, 'accept', {}],
    [operator, 'link-call', { text: CANARIES.call }],
    [operator, 'add-information', { text: CANARIES.information }],
    [sanitation, 'progress', { text: 'on our way', internal: CANARIES.internal }],
    [operator, 'attach', evidence],
    [sanitation, 'resolve', { outcome: 'fixed', done: 'heap cleared', evidence: [] }],
    [operator, 'attempt-revisit', { result: 'unanswered', phone: 1 }],
    [operator, 'revisit', { ...answers, opinion: CANARIES.opinion }],
    [sanitation, 'resolve', { outcome: 'fixed', done: 'heap cleared again', evidence: [] }],
    [operator, 'reopen', { reason: 'called-again', text: CANARIES.reopening }],
  ];
  let position = received.body.position;
  for (const [who, action, body] of steps) {
    const {
      status,
      text,
      body: answer,
    } = await who.post<CommandAnswer>(`/api/cases/${caseNumber}/${action}`, body);
    if (status !== 200) throw new Error(`${action}: ${text}`);
    position = answer.position;
  }
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
    await operator.get(`/api/${path}?after=${position}`);
  const similar = { phone: CANARIES.phone, location: { district, point: TOLD.location.point } };
  const { text } = await operator.post(`/api/intake/similar?after=${position}`, similar);
  if (!text.includes(caseNumber)) throw new Error(`The caller's own case is not offered: ${text}`);
}

const answers = { contacted: true, solved: 'no', satisfaction: 'dissatisfied' };
const evidence = {
  hash: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  mediaType: 'image/jpeg',
  size: 48_213,
  public: false,
  caption: CANARIES.caption,
};

const leaks = (text: string): string[] => SECRETS.filter((secret) => text.includes(secret));

function filesOf(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name));
}

describe('what only those who need it may read', () => {
  it('is all there for the operator, or this would prove nothing', async () => {
    const { text } = await operator.get(`/api/cases/${caseNumber}/history`);
    expect(leaks(text)).toEqual(SECRETS);
  });

  it('is in no public answer', async () => {
    const reads = [...(await apiRoutes(anyone)).reads, ...portalRoutes()].filter(
      ({ path }) => !path.endsWith('/live'),
    );
    expect(reads.length).toBeGreaterThan(15);
    for (const { path } of reads) {
      const asked = path.replace('{caseNumber}', caseNumber).replace(/\{\w+\}|\*/, 'sanitation');
      const { text } = await anyone.get(asked);
      expect({ path, leaks: leaks(text) }).toEqual({ path, leaks: [] });
    }
  });

  it('is in no live entry', async () => {
    const leave = new AbortController();
    const feed = await fetch(`${service.url}/api/cases/${caseNumber}/live?after=0`, { signal: leave.signal });
    const { body } = await anyone.get<{ revision: number }>(`/api/cases/${caseNumber}`);
    let text = '';
    for await (const chunk of feed.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      if (text.includes(`id: ${body.revision}\n`) && text.endsWith('\n\n')) break;
    }
    leave.abort();
    expect(leaks(text)).toEqual([]);
  });

  it('finds nothing when it is searched for', async () => {
    for (const secret of SECRETS) {
      const { body } = await anyone.get<{ items: unknown[] }>(
        `/api/cases?text=${encodeURIComponent(secret)}`,
      );
      expect({ secret, found: body.items }).toEqual({ secret, found: [] });
    }
  });

  it('comes back in no refusal, to nobody', async () => {
    const json = { 'content-type': 'application/json' };
    const typed = JSON.stringify(TOLD);
    const wrong: readonly object[] = [
      { kind: CANARIES.description },
      { category: CANARIES.name },
      { visibility: CANARIES.opinion },
      { occurredAt: CANARIES.name },
      { colour: CANARIES.name },
      { callRecording: CANARIES.call },
      { description: [CANARIES.description] },
      { description: `${CANARIES.description}\0` },
      { complainant: CANARIES.name },
      { complainant: { name: { first: CANARIES.name } } },
      { complainant: { ...TOLD.complainant, phones: [`${CANARIES.phone} ask for ${CANARIES.name}`] } },
      { complainant: { ...TOLD.complainant, phones: CANARIES.phone } },
      { complainant: { ...TOLD.complainant, email: `${CANARIES.email} ${CANARIES.name}` } },
      { complainant: { ...TOLD.complainant, wechat: CANARIES.name } },
      { location: { district: CANARIES.street } },
      { location: { ...TOLD.location, point: [CANARIES.street, CANARIES.street] } },
      { location: CANARIES.street },
      { about: [CANARIES.name] },
      { policy: 'nowhere' },
      { occurredAt: '2999-01-01T00:00:00Z' },
    ];
    const path = `/api/cases/${caseNumber}`;
    const refusals = await Promise.all([
      ...wrong.map((more) => operator.post('/api/complaints', { ...TOLD, ...more })),
      ...wrong.map((more) => anyone.post('/api/complaints', { ...TOLD, ...more })),
      operator.send('POST', '/api/complaints', typed.slice(0, -1), json),
      operator.send('POST', '/api/complaints', `${typed} ${CANARIES.name}`, json),
      operator.send('POST', '/api/complaints', CANARIES.name, json),
      operator.send('POST', '/api/complaints', typed, { 'content-type': 'text/plain' }),
      operator.post('/api/intake/similar', { phone: `${CANARIES.phone} ask for ${CANARIES.name}` }),
      operator.post('/api/intake/similar', { category: CANARIES.name, summary: [CANARIES.description] }),
      operator.post('/api/intake/suggest', { summary: { text: CANARIES.description } }),
      operator.post(`${path}/revisit`, { ...answers, solved: CANARIES.opinion, opinion: CANARIES.opinion }),
      operator.post(`${path}/revisit`, { ...answers, opinion: CANARIES.opinion.repeat(1000) }),
      operator.post(`${path}/withdraw`, { text: [CANARIES.call] }),
      operator.post(`${path}/progress`, { text: CANARIES.internal, internal: CANARIES.internal }),
      operator.post(`${path}/reopen`, { reason: 'not-solved', text: CANARIES.reopening }),
      operator.post(`${path}/link-call`, { text: CANARIES.call }, { 'if-match': '"99"' }),
      operator.post(`${path}/link-call`, { text: CANARIES.call }, { 'idempotency-key': CANARIES.name }),
      anyone.post(`${path}/session`, { accessCode: CANARIES.phone }),
      anyone.get(`${path}/history`, { authorization: `Bearer ${CANARIES.phone}` }),
      anyone.get(`/api/cases?status=${encodeURIComponent(CANARIES.name)}`),
      anyone.get(`/api/cases?from=${CANARIES.phone}`),
    ]);
    for (const { status, text } of refusals) {
      expect({ text, refused: status >= 400 && status < 500 }).toEqual({ text, refused: true });
      expect({ text, leaks: leaks(text) }).toEqual({ text, leaks: [] });
    }
  });

  it('is in no file of the data folder, in no document, nor in anything printed', async () => {
    for (const text of await service.stored())
      expect({ text, leaks: leaks(text) }).toEqual({ text, leaks: [] });
    for (const file of filesOf(service.folder))
      expect({ file, leaks: leaks(readFileSync(file, 'latin1')) }).toEqual({ file, leaks: [] });
    await service.stop();
    for (const file of filesOf(service.folder))
      expect({ file, leaks: leaks(readFileSync(file, 'latin1')) }).toEqual({ file, leaks: [] });
    expect(leaks(service.printed())).toEqual([]);
  });
});
