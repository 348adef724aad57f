import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { CommandAnswer } from '#cases';
import { COMPLAINT } from '../e2e/covered-rubbish.js';
import { type Answer, HttpClient } from '../http-client.js';
import { type EmbeddedService, casetrail, startEmbeddedService } from '../running-service.js';
import { readLog } from '../load/log-check.js';

/** Where the system lets one limit the files of a running process, that limit stands for a full disk. */
const limited = process.platform === 'linux' ? it : it.skip;

describe('a disk without space', () => {
  limited(
    'refuses with a clear problem, loses nothing that was acknowledged, and goes on once there is space',
    async () => {
      const service = await startEmbeddedService();
      const operator = await HttpClient.as(service, 'operator');
      const acknowledged = [await received(operator)];
      limitFiles(service, statSync(join(service.folder, 'events.db-wal')).size + 200_000);
      const refusal = await untilRefused(operator, acknowledged);
      expect(refusal.status).toBe(503);
      expect(refusal.headers.get('retry-after')).toBe('1');
      expect(refusal.body.code).toMatch(/^(key-)?store-unavailable$/);
      await until(async () => (await operator.get('/health/ready')).status === 503);
      expect((await casetrail(service.folder, 'status')).out).toMatch(/tries again after \d+ failures/);

      limitFiles(service, 'unlimited');
      await until(async () => (await operator.get('/health/ready')).status === 200);
      acknowledged.push(await received(operator));
      const streams = (await readLog(service)).map(({ stream }) => stream);
      expect(streams).toEqual(acknowledged.map((number) => `complaint-${number}`));
      expect(await service.stop()).toBe(0);
    },
    60_000,
  );
});

function limitFiles({ process: child }: EmbeddedService, bytes: number | 'unlimited'): void {
  execFileSync('prlimit', ['--pid', String(child.pid), `--fsize=${bytes}:unlimited`]);
}

async function received(operator: HttpClient): Promise<string> {
  const answer = await operator.post<CommandAnswer>('/api/complaints', COMPLAINT);
  expect(answer.status).toBe(201);
  return answer.body.caseNumber;
}

async function untilRefused(
  operator: HttpClient,
  acknowledged: string[],
): Promise<Answer<{ readonly code: string }>> {
  for (;;) {
    const answer = await operator.post<CommandAnswer & { code: string }>('/api/complaints', COMPLAINT);
    if (answer.status !== 201) return answer;
    acknowledged.push(answer.body.caseNumber);
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((done) => setTimeout(done, 50));
}
