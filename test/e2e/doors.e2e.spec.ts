import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandAnswer } from '#cases';
import { makeCaseNumber } from '#complaint';
import { type Answer, HttpClient } from '../http-client.js';
import { type RunningService, startRunningService } from '../running-service.js';
import { COMPLAINT } from './covered-rubbish.js';
import { type ApiRoutes, type Route, apiRoutes, portalRoutes } from './routes.js';

const UNKNOWN = makeCaseNumber('HD', Uint8Array.of(1, 2, 3, 4, 5));
const SECRET_WORD = 'Quillwort';
const REFUSALS = [400, 401, 403, 404];

let service: RunningService;
let operator: HttpClient;
let anyone: HttpClient;
let routes: ApiRoutes;
let pages: readonly Route[];
/** Whoever may not see the confidential case, about the traffic department and not dispatched. */
let outsiders: Readonly<Record<string, HttpClient>>;
let confidential: string;
let unlisted: string;
let listed: string;
/** Merged into the unlisted one. */
let merged: string;

beforeAll(async () => {
  service = await startRunningService();
  anyone = new HttpClient(service.url);
  operator = await HttpClient.as(service, 'operator');
  pages = portalRoutes();
  routes = await apiRoutes(anyone);
  const about = { category: 'conduct.official', about: ['traffic'] };
  confidential = (await receive({ visibility: 'confidential', ...about })).caseNumber;
  unlisted = (await receive({ visibility: 'unlisted' })).caseNumber;
  merged = (await receive({ visibility: 'listed', summary: 'A heap by the gate' })).caseNumber;
  await done(operator.post(`/api/cases/${merged}/merge`, { into: unlisted, reason: 'the same heap' }));
  const last = await receive({ visibility: 'listed', summary: 'Another heap' });
  listed = last.caseNumber;
  for (const model of [
    'cases/' + listed,
    'cases',
    'analytics/timelines',
    'analytics/rates',
    'revisits',
    'deadlines',
    'mitigations',
    'deferred',
  ])
    await done(operator.get(`/api/${model}?after=${last.position}`));
  outsiders = {
    public: anyone,
    citizen: new HttpClient(service.url, await sessionOf(last)),
    analyst: await HttpClient.as(service, 'analyst'),
    department: await HttpClient.as(service, 'department', 'traffic'),
  };
}, 60_000);
afterAll(() => service.kill());

async function receive(more: object): Promise<CommandAnswer> {
  const summary = `${SECRET_WORD} grows on the heap`;
  return done(operator.post<CommandAnswer>('/api/complaints', { ...COMPLAINT, summary, ...more }));
}

async function sessionOf({ caseNumber, accessCode }: CommandAnswer): Promise<string> {
  const opened = anyone.post<{ token: string }>(`/api/cases/${caseNumber}/session`, { accessCode });
  return (await done(opened)).token;
}

async function done<Body>(asked: Promise<Answer<Body>>): Promise<Body> {
  const { status, text, body } = await asked;
  if (status >= 400) throw new Error(text);
  return body;
}

const filled = (path: string, caseNumber: string): string =>
  path
    .replace('{caseNumber}', caseNumber)
    .replace('{department}', 'traffic')
    .replace('{id}', 'simple')
    .replace('{code}', 'unknown-case')
    .replace('{name}', 'portal.css')
    .replace('*', 'nothing');

/** All that an answer tells, with the number asked for and the time of day taken out. */
function told({ status, headers, text }: Answer<unknown>, caseNumber: string) {
  const said = JSON.stringify([[...headers].filter(([name]) => name !== 'date'), text]);
  const spellings = [caseNumber, caseNumber.toLowerCase(), caseNumber.replaceAll('-', '')];
  return { status, said: spellings.reduce((all, number) => all.replaceAll(number, 'N'), said) };
}

/** Asks the same of the confidential case and of a number nobody has. */
async function sameForBoth(ask: (caseNumber: string) => Promise<Answer<unknown>>): Promise<number> {
  const secret = told(await ask(confidential), confidential);
  expect(secret).toEqual(told(await ask(UNKNOWN), UNKNOWN));
  return secret.status;
}

describe('a confidential case is an unknown number', () => {
  it('on every route that reads one case, for whoever may not see it', async () => {
    const ofOneCase = [...routes.reads, ...pages].filter(({ path }) => path.includes('{caseNumber}'));
    expect(ofOneCase.map(({ path }) => path)).toEqual(
      expect.arrayContaining([
        '/api/cases/{caseNumber}',
        '/api/cases/{caseNumber}/live',
        '/cases/{caseNumber}',
        '/cases/{caseNumber}/fragment',
      ]),
    );
    for (const [who, outsider] of Object.entries(outsiders))
      for (const { path } of ofOneCase)
        for (const method of ['GET', 'HEAD']) {
          const status = await sameForBoth((number) =>
            outsider.send(method, filled(path, number), undefined, { 'if-none-match': '"0"' }),
          );
          expect({ who, path, method, status, refused: REFUSALS.includes(status) }).toEqual({
            who,
            path,
            method,
            status,
            refused: true,
          });
        }
  });

  it('however it is spelled, and from wherever in the story one asks to go on', async () => {
    const asked = [
      '/api/cases/N/live?after=0',
      '/cases/N?lang=en',
      '/cases/N?lang=zh-CN',
      '/cases/N/fragment?lang=en',
      '/search?text=N',
      '/api/cases?text=N',
    ];
    for (const path of asked) {
      await sameForBoth((number) => anyone.get(path.replace('N', number)));
      await sameForBoth((number) => anyone.get(path.replace('N', number.replaceAll('-', ''))));
      await sameForBoth((number) => anyone.get(path.replace('N', number.toLowerCase())));
    }
    await sameForBoth((number) => anyone.get(`/api/cases/${number}/live`, { 'last-event-id': '0' }));
  });

  it('to every command, whatever its conditions', async () => {
    const conditions: Record<string, string>[] = [
      {},
      { 'if-match': '"0"' },
      { 'if-match': '"9"', 'idempotency-key': 'one' },
    ];
    const deeds = routes.deeds.filter(({ path }) => path.includes('{caseNumber}'));
    expect(deeds.length).toBeGreaterThan(30);
    for (const [who, outsider] of Object.entries(outsiders))
      for (const { path, body } of deeds)
        for (const headers of path.endsWith('/session') ? [{}] : conditions) {
          const status = await sameForBoth((number) => outsider.post(filled(path, number), body, headers));
          expect({ who, path, refused: REFUSALS.includes(status) }).toEqual({ who, path, refused: true });
        }
  });

  it('to a code that was not given for it', async () => {
    const accessCode = '0000000000000';
    const tried = (number: string) => anyone.post(`/api/cases/${number}/session`, { accessCode });
    expect(await sameForBoth(tried)).toBe(401);
  });
});

describe('lists, figures and pages', () => {
  /** What a list is asked besides nothing. */
  const wordsFor: Readonly<Record<string, string>> = {
    text: SECRET_WORD,
    category: 'conduct.official',
    groupBy: 'category',
    lang: 'en',
  };

  it('show the public neither a confidential nor an unlisted case', async () => {
    const ofMany = [...routes.reads, ...pages].filter(({ path }) => !path.includes('{caseNumber}'));
    for (const [who, reader] of Object.entries(outsiders))
      for (const { path, query } of ofMany) {
        const asked = Object.entries(wordsFor).filter(([name]) => query.includes(name));
        for (const [name, word] of [['', ''], ...asked]) {
          const { text } = await reader.get(`${filled(path, '')}${name && `?${name}=${word}`}`);
          const shows = [confidential, unlisted, `${SECRET_WORD} grows`].filter((words) =>
            text.includes(words),
          );
          expect({ who, path, name, shows }).toEqual({ who, path, name, shows: [] });
        }
      }
  });

  it('count no confidential case', async () => {
    const { text } = await anyone.get('/api/analytics/timelines?groupBy=category');
    expect(text).toContain('sanitation.rubbish');
    expect(text).not.toContain('conduct.official');
  });

  it('show an unlisted case by its number, and name it from no other', async () => {
    expect((await anyone.get(`/api/cases/${unlisted}`)).text).toContain(SECRET_WORD);
    expect((await anyone.get(`/cases/${unlisted}`)).text).toContain(SECRET_WORD);
    for (const path of [`/api/cases/${merged}`, `/cases/${merged}`, `/cases/${merged}/fragment`]) {
      const { status, text } = await anyone.get(path);
      expect({ path, status, names: text.includes(unlisted) }).toEqual({ path, status: 200, names: false });
    }
    expect((await anyone.get(`/api/cases/${unlisted}`)).text).not.toContain(listed);
  });
});
