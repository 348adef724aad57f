import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandAnswer } from '#cases';
import { makeCaseNumber } from '#complaint';
import { type Answer, HttpClient } from '../http-client.js';
import {
  type RunningService,
  casetrail,
  newDataFolder,
  runMain,
  startEmbeddedService,
  startRunningService,
} from '../running-service.js';
import { COMPLAINT } from './covered-rubbish.js';

interface Problem {
  readonly type: string;
  readonly status: number;
  readonly code: string;
  readonly detail: string;
}

describe('bad input over HTTP gets a problem document with one clear sentence', () => {
  let service: RunningService;
  let operator: HttpClient;
  let caseNumber: string;
  let position: string;

  beforeAll(async () => {
    service = await startRunningService();
    operator = await HttpClient.as(service, 'operator');
    const received = await operator.post<CommandAnswer>('/api/complaints', COMPLAINT);
    expect({ status: received.status, text: received.text }).toMatchObject({ status: 201 });
    ({ caseNumber, position } = received.body);
  }, 60_000);
  afterAll(() => service.kill());

  const expectProblem = (
    { status, headers, body }: Answer<Problem>,
    wanted: number,
    code: string,
    says: RegExp,
  ) => {
    expect([status, body.code, body.status]).toEqual([wanted, code, wanted]);
    expect(headers.get('content-type')).toContain('application/problem+json');
    expect(body.type).toContain(code);
    expect(body.detail).toMatch(says);
  };
  const assign = (id: string, headers = {}) =>
    operator.post<Problem>(
      `/api/cases/${caseNumber}/assign`,
      { departments: [{ id, part: 'lead' }] },
      headers,
    );

  it('an unknown case', async () =>
    expectProblem(
      await operator.get<Problem>(`/api/cases/${makeCaseNumber('HD', new Uint8Array(5))}`),
      404,
      'unknown-case',
      /number/,
    ));

  it('a case number with a wrong check character', async () => {
    const wrong = caseNumber.slice(0, -1) + (caseNumber.endsWith('A') ? 'B' : 'A');
    expectProblem(
      await operator.get<Problem>(`/api/cases/${wrong}`),
      400,
      'wrong-check-character',
      /typ|mis|check/i,
    );
  });

  it('an unknown department', async () =>
    expectProblem(await assign('sanitatoin'), 422, 'unknown-department', /sanitation/));

  it('an illegal step', async () => {
    const sanitation = await HttpClient.as(service, 'department', 'sanitation');
    const answer = await sanitation.post<Problem>(`/api/cases/${caseNumber}/accept`, {});
    expect(answer.status).toBeGreaterThanOrEqual(403);
    expect(answer.body.detail).toBeTruthy();
    expectProblem(
      await operator.post<Problem>(`/api/cases/${caseNumber}/reopen`, { reason: 'not-solved' }),
      409,
      'illegal-step',
      /assign/,
    );
  });

  it('a wrong role, and no token at all', async () => {
    const analyst = await HttpClient.as(service, 'analyst');
    expectProblem(
      await analyst.post<Problem>(`/api/cases/${caseNumber}/assign`, {}),
      403,
      'forbidden',
      /analyst/,
    );
    expectProblem(
      await new HttpClient(service.url).post<Problem>(`/api/cases/${caseNumber}/assign`, {}),
      401,
      'unauthenticated',
      /token/,
    );
  });

  it('a stale If-Match, and one that is no revision', async () => {
    expectProblem(await assign('sanitation', { 'if-match': '"7"' }), 412, 'stale-revision', /0/);
    expectProblem(await assign('sanitation', { 'if-match': 'abc' }), 400, 'invalid-request', /If-Match/);
  });

  it('a malformed and an oversized body', async () => {
    const json = { 'content-type': 'application/json' };
    expectProblem(
      await operator.send('POST', '/api/complaints', '{"channel":', json),
      400,
      'malformed-json',
      /JSON/,
    );
    const large = JSON.stringify({ ...COMPLAINT, description: 'x'.repeat(1024 * 1024) });
    expectProblem(
      await operator.send('POST', '/api/complaints', large, json),
      413,
      'body-too-large',
      /1 MiB/,
    );
  });

  it('unknown fields, dates without zone and in the future', async () => {
    const post = (body: object) => operator.post<Problem>('/api/complaints', { ...COMPLAINT, ...body });
    expectProblem(await post({ colour: 'red' }), 400, 'invalid-request', /colour/);
    expectProblem(await post({ occurredAt: '2026-09-23T09:00:00' }), 400, 'invalid-request', /zone/);
    expectProblem(await post({ occurredAt: '2999-01-01T00:00:00Z' }), 422, 'occurred-in-future', /after now/);
  });

  it('has lost nothing by any of it', async () => {
    const { body } = await operator.get<{ revision: number }>(`/api/cases/${caseNumber}?after=${position}`);
    expect(body.revision).toBe(0);
  });

  it('a port in use ends the start with one sentence', async () => {
    const port = new URL(service.url).port;
    const { code, err } = await runMain(newDataFolder(), { CASETRAIL_PORT: port });
    expect([code, err.trim().split('\n').length]).toEqual([1, 1]);
    expect(err).toMatch(/in use.*CASETRAIL_PORT/);
  });

  it('a second service on the same folder names the holder', async () => {
    const holder = await startEmbeddedService();
    const { code, err } = await runMain(holder.folder, { CASETRAIL_PORT: '0' });
    expect(code).toBe(1);
    expect(err).toContain(`process ${holder.process.pid}`);
    await holder.kill();
  });
});

describe('a folder or file that cannot be used ends the start with one sentence and exit code 1', () => {
  it('a data folder that is a file', async () => {
    const file = join(newDataFolder(), 'file');
    writeFileSync(file, '');
    const { code, err } = await runMain(join(file, 'data'));
    expect([code, err.trim().split('\n').length]).toEqual([1, 1]);
    expect(err).toMatch(/cannot be written.*CASETRAIL_DATA/);
  });

  it.each(['events.db', 'documents.db', 'keys.db'])('a %s of a newer schema', async (name) => {
    const folder = newDataFolder();
    const service = await startEmbeddedService(folder);
    await service.stop();
    const database = new DatabaseSync(join(folder, name));
    database.exec('PRAGMA user_version = 999');
    database.close();
    const { code, err } = await runMain(folder);
    expect([code, err.trim().split('\n').length]).toEqual([1, 1]);
    expect(err).toMatch(new RegExp(`${name}.*999.*newer`));
  });

  it('settings that are wrong are named', async () => {
    const { code, err } = await runMain(newDataFolder(), {
      CASETRAIL_PORT: 'eighty',
      CASETRAIL_POLCY: 'beijing',
    });
    expect(code).toBe(1);
    expect(err).toMatch(/CASETRAIL_PORT.*CASETRAIL_POLCY/);
  });

  it('a truncated import file', async () => {
    const folder = newDataFolder();
    const file = join(folder, 'truncated.json');
    mkdirSync(folder, { recursive: true });
    writeFileSync(file, '[{"service_request_id": "1", "notes": [');
    chmodSync(file, 0o644);
    const { code, err } = await casetrail(folder, 'import', '--format', 'open311', file);
    expect(code).not.toBe(0);
    expect(err).toMatch(/truncated|ends|JSON/);
  });
});
