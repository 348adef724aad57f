import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeCaseNumber } from '#complaint';
import type { CaseView } from '#projections';
import { HttpClient } from '../http-client.js';
import { type RunningService, casetrail, startRunningService } from '../running-service.js';
import { COMPLAINT, PERSONAL, type Told, tellCoveredRubbish } from './covered-rubbish.js';

const STORY = [
  'ComplaintReceived',
  'ComplaintAssigned',
  'AssignmentAccepted',
  'AssignmentAccepted',
  'CitizenContacted',
  'TemporarilyMitigated',
  'RepeatCallLinked',
  'DepartmentPartFinished',
  'Resolved',
  'RevisitScheduled',
  'RevisitAttempted',
  'RevisitScheduled',
  'RevisitAttempted',
  'RevisitScheduled',
  'RevisitAttempted',
  'RevisitScheduled',
  'Revisited',
  'Closed',
];

describe('the covered-rubbish story over HTTP', () => {
  let service: RunningService;
  let told: Told;
  let anyone: HttpClient;

  beforeAll(async () => {
    service = await startRunningService();
    anyone = new HttpClient(service.url);
    told = await tellCoveredRubbish(service);
  }, 60_000);
  afterAll(() => service.kill());

  it('is told to anyone in order, in both languages, with both times on each entry', async () => {
    const { status, body } = await anyone.get<CaseView>(
      `/api/cases/${told.caseNumber}?after=${told.position}`,
    );
    expect(status).toBe(200);
    expect(body.status).toBe('closed');
    expect(body.entries.map(({ type }) => type)).toEqual(STORY);
    expect(body.revision).toBe(STORY.length - 1);
    for (const entry of body.entries) {
      expect(entry.text['zh-CN']).toMatch(/\p{Script=Han}/u);
      expect(entry.text.en).toMatch(/[a-z]/);
      expect(Date.parse(entry.occurredAt)).not.toBeNaN();
      expect(Date.parse(entry.recordedAt)).not.toBeNaN();
    }
    const mitigated = body.entries.find(({ type }) => type === 'TemporarilyMitigated')!;
    expect(mitigated.text.en).toContain('heap covered');
    expect(mitigated.text.en).toContain('the truck cannot get in today');
  });

  it('has a page that comes with its style, icon and script', async () => {
    const { text } = await anyone.get(`/cases/${told.caseNumber}?lang=en`);
    const addresses = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, address]) => address!);
    expect(addresses.map((address) => address.split('?')[0]).sort()).toEqual([
      '/assets/icon.svg',
      '/assets/live.js',
      '/assets/portal.css',
    ]);
    for (const address of addresses) expect((await anyone.get(address)).status).toBe(200);
  });

  it('is one that the service has no more to do in: its status says so', async () => {
    const { code, out } = await casetrail(service.folder, 'status');
    expect(out).toMatch(/^timers: nothing is due; [1-9]\d* done since the process started$/m);
    expect(code).toBe(0);
  });

  it('shows no personal data in any public answer', async () => {
    const paths = [
      `/api/cases/${told.caseNumber}`,
      `/cases/${told.caseNumber}?lang=en`,
      `/cases/${told.caseNumber}?lang=zh-CN`,
      '/api/cases?text=Rubbish',
      '/search?text=Rubbish',
      '/api/analytics/timelines',
    ];
    for (const path of paths) {
      const { status, text } = await anyone.get(path);
      expect({ path, status }).toEqual({ path, status: 200 });
      for (const secret of Object.values(PERSONAL))
        expect({ path, shows: text.includes(secret) }).toEqual({ path, shows: false });
    }
  });

  it('opens the full history to the citizen with the access code, and to nobody with a wrong one', async () => {
    const path = `/api/cases/${told.caseNumber}`;
    expect((await anyone.get(`${path}/history`)).status).toBe(401);
    expect((await anyone.post(`${path}/session`, { accessCode: '0000000000000' })).status).toBe(401);
    const session = await anyone.post<{ token: string }>(`${path}/session`, { accessCode: told.accessCode });
    expect(session.status).toBe(201);
    const citizen = new HttpClient(service.url, session.body.token);
    const history = await citizen.get(`${path}/history`);
    expect(history.status).toBe(200);
    expect(history.text).toContain(PERSONAL.description);
    expect(history.text).toContain(PERSONAL.opinion);
  });

  it('leaves no personal word in any file of the data folder while it runs, nor in any document', async () => {
    for (const text of await service.stored())
      for (const secret of Object.values(PERSONAL)) expect(text).not.toContain(secret);
    for (const file of readdirSync(service.folder, { recursive: true, withFileTypes: true }).filter((each) =>
      each.isFile(),
    )) {
      const bytes = readFileSync(join(file.parentPath, file.name)).toString('latin1');
      for (const secret of Object.values(PERSONAL))
        expect({ file: file.name, holds: bytes.includes(secret) }).toEqual({ file: file.name, holds: false });
    }
  });

  it('answers a confidential case like an unknown number on every public route', async () => {
    const operator = await HttpClient.as(service, 'operator');
    const received = await operator.post<{ caseNumber: string; position: string }>('/api/complaints', {
      ...COMPLAINT,
      category: 'conduct.official',
      visibility: 'confidential',
    });
    expect(received.status).toBe(201);
    const { caseNumber, position } = received.body;
    await operator.get(`/api/cases/${caseNumber}?after=${position}`);
    const unknown = makeCaseNumber('HD', new Uint8Array(5));
    for (const path of [
      '/api/cases/N',
      '/cases/N',
      '/api/cases/N/live',
      '/api/cases/N/history',
      '/cases/N?lang=en',
    ]) {
      const [secret, none] = await Promise.all(
        [caseNumber, unknown].map((number) => anyone.get(path.replace('N', number))),
      );
      expect({ path, status: secret!.status }).toEqual({ path, status: none!.status });
      expect(neutral(secret!.text, caseNumber)).toBe(neutral(none!.text, unknown));
    }
    const found = await anyone.get('/api/cases?text=Rubbish&category=conduct.official');
    expect(found.text).not.toContain(caseNumber);
  });
});

/** Takes out what may differ: the number asked for and what names the single request. */
function neutral(text: string, caseNumber: string): string {
  return text.replaceAll(caseNumber, 'N').replace(/"(correlationId|instance)":"[^"]*"/g, '');
}
