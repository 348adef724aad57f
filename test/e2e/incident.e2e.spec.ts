import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { StaffRole } from '#access';
import type { CommandAnswer } from '#cases';
import type { IncidentAnswer } from '#incidents';
import type { CaseView, IncidentView } from '#projections';
import { HttpClient } from '../http-client.js';
import { type RunningService, newDataFolder, startEmbeddedService } from '../running-service.js';
import { until } from '../until.js';

interface Many {
  readonly done: number;
  readonly refused: readonly { readonly caseNumber: string; readonly code: string }[];
}

const NO_WATER = {
  channel: 'phone',
  kind: 'complaint',
  category: 'water.supply',
  summary: 'There is no water',
  complainant: { phones: ['13800000107'] },
  location: { district: 'haidian', street: 'Invented Lane' },
};
const BURST = {
  category: 'water.supply',
  district: 'haidian',
  area: 'Invented Lane',
  text: 'A main burst this morning',
};

describe('a burst main, over HTTP', () => {
  const folder = newDataFolder();
  let service: RunningService;
  let incident: string;
  const cases: string[] = [];
  let hidden: string;

  const as = (role: StaffRole, department?: string) => HttpClient.as(service, role, department);
  const send = async <Body>(
    role: StaffRole,
    path: string,
    body: object,
    department?: string,
  ): Promise<Body> => {
    const answer = await (await as(role, department)).post<Body>(path, body);
    if (answer.status >= 300) throw new Error(answer.text);
    return answer.body;
  };
  const act = (caseNumber: string, action: string, body: object, department?: string) =>
    send<CommandAnswer>(
      department ? 'department' : 'operator',
      `/api/cases/${caseNumber}/${action}`,
      body,
      department,
    );
  const news = async (caseNumber: string): Promise<readonly string[]> => {
    const { body } = await new HttpClient(service.url).get<CaseView>(`/api/cases/${caseNumber}`);
    return body.entries.filter(({ type }) => type === 'IncidentReported').map(({ text }) => text.en);
  };
  const everyoneHeard = async (count: number): Promise<boolean> => {
    const heard = await Promise.all(cases.map(news));
    return heard.every(({ length }) => length >= count);
  };

  beforeAll(async () => {
    service = await startEmbeddedService(folder);
    for (let each = 0; each < 5; each++)
      cases.push((await send<CommandAnswer>('operator', '/api/complaints', NO_WATER)).caseNumber);
    const secret = { ...NO_WATER, visibility: 'confidential' };
    hidden = (await send<CommandAnswer>('operator', '/api/complaints', secret)).caseNumber;
    for (const caseNumber of cases) {
      await act(caseNumber, 'assign', { departments: [{ id: 'water', part: 'lead' }] });
      await act(caseNumber, 'accept', {}, 'water');
    }
    await act(cases[0]!, 'add-department', { department: 'traffic', reason: 'the lane must be closed' });
  }, 60_000);
  afterAll(() => service.kill());

  it('is opened, and takes cases in by when they were received, and by number', async () => {
    const opened = await send<IncidentAnswer>('operator', '/api/incidents', BURST);
    incident = opened.incident;
    const today = new Date().toISOString().slice(0, 10);
    const from = new Date(Date.parse(today) - 86_400_000).toISOString().slice(0, 10);
    await until('the search knows them', async () => {
      const { body } = await (
        await as('operator')
      ).get<{ items: unknown[] }>('/api/cases?category=water.supply');
      return body.items.length === 6;
    });
    const added = await send<Many>('operator', `/api/incidents/${incident}/add-received`, { from });
    expect(added).toMatchObject({ done: 6, refused: [] });
    const again = await send<Many>('operator', `/api/incidents/${incident}/add-cases`, { cases });
    expect(again.done).toBe(0);
    expect(again.refused.map(({ code }) => code)).toEqual(cases.map(() => 'same-value'));
    await until('each case has heard of it', () => everyoneHeard(1));
  }, 60_000);

  it('refuses a case that names an incident which is not there', async () => {
    const answer = await (
      await as('operator')
    ).post<{ code: string }>(`/api/cases/${cases[0]}/join-incident`, { incident: 'INC-HD-0000-0000-Z' });
    expect([answer.status, answer.body.code]).toEqual([404, 'unknown-incident']);
  });

  it('tells every case each update once, whatever becomes of the process', async () => {
    await send('operator', `/api/incidents/${incident}/update`, { text: 'A pump is on its way' });
    await service.kill();
    service = await startEmbeddedService(folder);
    await until('each case has heard of the pump', () => everyoneHeard(2));
    await send('operator', `/api/incidents/${incident}/end`, { text: 'The main is mended' });
    await until('each case has heard of the end', () => everyoneHeard(3));
    for (const caseNumber of cases)
      expect(await news(caseNumber)).toEqual([
        'What is known of the incident: “A main burst this morning”.',
        'News of the incident: “A pump is on its way”.',
        'The incident is over; this case is resolved and revisited on its own: “The main is mended”.',
      ]);
  }, 60_000);

  it('is on a page in both languages, without a confidential case', async () => {
    const { body } = await new HttpClient(service.url).get<IncidentView>(`/api/incidents/${incident}`);
    expect(body).toMatchObject({ cases: 5, news: [{}, {}, {}] });
    for (const language of ['en', 'zh-CN']) {
      const { status, text } = await new HttpClient(service.url).get(
        `/incidents/${incident}?lang=${language}`,
      );
      expect(status).toBe(200);
      expect(text).toContain('The main is mended');
      expect(text).not.toContain(hidden);
    }
    const { text } = await new HttpClient(service.url).get(`/cases/${cases[0]}?lang=en`);
    expect(text).toContain(`<a href="/incidents/${incident}">`);
  });

  it('lets the lead resolve all of them in one step; each then waits for its own callback', async () => {
    const water = await as('department', 'water');
    const { body } = await water.get<IncidentView>(`/api/incidents/${incident}`);
    expect(body.yoursToResolve).toBe(5);
    const done = 'the main is mended and water is back';
    const path = `/api/incidents/${incident}/resolve-members`;
    const resolved = await send<Many>('department', path, { outcome: 'fixed', done }, 'water');
    expect(resolved).toMatchObject({ done: 4, refused: [{ caseNumber: cases[0], code: 'part-unfinished' }] });
    await until('each is resolved', async () => {
      const views = await Promise.all(
        cases.slice(1).map((each) => new HttpClient(service.url).get<CaseView>(`/api/cases/${each}`)),
      );
      return views.every((view) => view.body.status === 'resolved');
    });
    const others = await (await as('department', 'parks')).post(path, { outcome: 'fixed', done });
    expect(others.body).toMatchObject({ done: 0, refused: [] });
    expect((await (await as('operator')).post(path, { outcome: 'fixed', done })).status).toBe(403);
  }, 60_000);
});

describe('a joint case, over HTTP', () => {
  let service: RunningService;
  let caseNumber: string;
  const act = async (role: StaffRole, department: string | undefined, action: string, body: object) =>
    (await HttpClient.as(service, role, department)).post<CommandAnswer & { code?: string }>(
      `/api/cases/${caseNumber}/${action}`,
      body,
    );

  beforeAll(async () => {
    service = await startEmbeddedService();
    const operator = await HttpClient.as(service, 'operator');
    caseNumber = (await operator.post<CommandAnswer>('/api/complaints', NO_WATER)).body.caseNumber;
  }, 60_000);
  afterAll(() => service.kill());

  it('says who does what, by when, and who decides', async () => {
    const dueBy = new Date(Date.now() + 3_600_000).toISOString();
    const departments = [
      { id: 'water', part: 'lead', instruction: 'Mend the main' },
      { id: 'traffic', part: 'support', instruction: 'Close the lane', dueBy },
    ];
    expect((await act('operator', undefined, 'assign', { departments })).status).toBe(200);
    expect((await act('department', 'traffic', 'accept', {})).status).toBe(200);
    const instruction = 'Close both lanes';
    const instructed = { department: 'traffic', instruction, reason: 'the pump is wide' };
    expect((await act('operator', undefined, 'instruct', instructed)).status).toBe(200);
    expect((await act('department', 'traffic', 'instruct', instructed)).status).toBe(403);
    const returned = await act('department', 'traffic', 'return-part', { reason: 'the road is private' });
    expect(returned.status).toBe(200);
    const path = `/api/cases/${caseNumber}?after=${returned.body.position}`;
    const { body } = await new HttpClient(service.url).get<CaseView>(path);
    const [water, traffic] = body.departments;
    expect(water).toMatchObject({ task: 'Mend the main', state: 'assigned' });
    expect(traffic).toMatchObject({ task: instruction, state: 'disputed', ruledBy: expect.any(String) });
    expect(traffic!.now.en).toMatch(/given its part back\. A supervisor decides by .+ who handles it\./);
    const ruling = { department: 'traffic', ruling: 'upheld', reason: 'it is public' };
    expect((await act('supervisor', undefined, 'rule', ruling)).status).toBe(200);
    const again = await act('department', 'traffic', 'return-part', { reason: 'really private' });
    expect([again.status, again.body.code]).toEqual([409, 'illegal-step']);
  }, 30_000);
});
