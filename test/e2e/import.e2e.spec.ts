import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { FullHistory, Timelines } from '#projections';
import { HttpClient } from '../http-client.js';
import { type RunningService, casetrail, newDataFolder, startRunningService } from '../running-service.js';

interface Source {
  readonly file: string;
  /** A request whose survey was done within days and whose sewer was repaired more than a year after the complaint. */
  readonly request: string;
  readonly midway: string;
  readonly surveyed: RegExp;
  readonly cases: number;
}

const TWIN: Source = {
  file: join(import.meta.dirname, '../fixtures/import/open311-requests.json'),
  request: '20-00000001',
  midway: '2021-01-01T00:00:00-06:00',
  surveyed: /Survey/,
  cases: 4,
};
const CHICAGO: Source = {
  file: join(import.meta.dirname, '../../../shared/data/chicago_open311_2014_notes.json'),
  request: '14-01543615',
  midway: '2015-01-01T00:00:00-06:00',
  surveyed: /Survey Completed/,
  cases: 50,
};

const HALF_A_YEAR = 180 * 86_400;

describe.each([
  ['invented requests', TWIN],
  // The city's own file may not be kept here; where it lies beside the checkout it is imported too.
  ...(existsSync(CHICAGO.file) ? ([['Chicago’s file', CHICAGO]] as const) : []),
])('%s imported beside the running service', (_name, { file, request, midway, surveyed, cases }) => {
  let service: RunningService;
  let runs: { out: string; err: string; code: number | null }[];
  let caseNumber: string;

  beforeAll(async () => {
    service = await startRunningService(newDataFolder());
    const run = () => casetrail(service.folder, 'import', '--format', 'open311', file);
    runs = [await run(), await run()];
    const log = service.openLog();
    const position = await log.head();
    await log.close();
    const found = await new HttpClient(service.url).get<{ items: { caseNumber: string }[] }>(
      `/api/cases?text=${request}&after=${position}`,
    );
    caseNumber = found.body.items[0]!.caseNumber;
    for (const path of [`cases/${caseNumber}`, 'analytics/timelines'])
      await new HttpClient(service.url).get(`/api/${path}?after=${position}`);
  }, 60_000);
  afterAll(() => service.kill());

  it('takes them once: the second run adds no event', () => {
    expect(runs[0]!.out + runs[0]!.err).toMatch(new RegExp(`^${cases} cases taken`));
    expect(runs[1]!.out + runs[1]!.err).toMatch(/^0 cases taken.* 0 events added/);
  });

  it('tells the case in its source’s words on a page that anyone can open', async () => {
    const page = await new HttpClient(service.url).get(`/cases/${caseNumber}?lang=en`);
    expect(page.status).toBe(200);
    expect(page.text).toContain(request);
    expect(page.text).toMatch(surveyed);
    expect(page.text).not.toMatch(/9999|undefined|null/);
  });

  it('replays it midway for the auditor: the survey done, the sewer not repaired', async () => {
    const auditor = await HttpClient.as(service, 'auditor');
    const replay = (basis: string) =>
      auditor.get<FullHistory>(
        `/api/audit/cases/${caseNumber}?asOf=${encodeURIComponent(midway)}&basis=${basis}`,
      );
    const { status, body } = await replay('occurred');
    expect([status, body.status]).toEqual([200, 'in-progress']);
    expect({ promised: body.plain.next, deadline: body.deadline }).toEqual({});
    const told = body.entries.map(({ text }) => text.en).join('\n');
    expect(told).toMatch(surveyed);
    expect(told).toMatch(/Repair Main Sewer.* Created/);
    expect(told).not.toMatch(/Repair Main Sewer.* Closed/);
    expect((await replay('recorded')).status).toBe(404);
    const cli = await casetrail(service.folder, 'audit', request, '--as-of', midway, '--basis', 'occurred');
    expect([cli.code, cli.out]).toEqual([0, expect.stringMatching(surveyed)]);
  });

  it('shows the analyst first measure and true resolution far apart, and leaves historical cases out unless asked', async () => {
    const analyst = await HttpClient.as(service, 'analyst');
    const timelines = (historical: string) =>
      analyst.get<Timelines>(`/api/analytics/timelines?groupBy=category&historical=${historical}`);
    const { body } = await timelines('only');
    const survey = body.groups.find(({ name }) => name.en === 'Pavement Cave-In Survey')!;
    expect(survey.toTrueResolution!.median - survey.toFirstMeasure!.median).toBeGreaterThan(HALF_A_YEAR);
    expect(body.total.cases).toBe(body.total.resolved + body.total.open + body.total.endedOtherwise);
    expect((await timelines('exclude')).body.total.cases).toBe(0);
  });
});
