import { once } from 'node:events';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import type { CommandAnswer } from '#cases';
import { COMPLAINT_STREAM_PREFIX } from '#complaint';
import type { EventStore } from '#event-store';
import { HttpClient } from '../http-client.js';
import { startEmbeddedService, startRunningService } from '../running-service.js';
import { COMPLAINT } from './covered-rubbish.js';

const CLIENTS = 16;
/** What a request under way may take; no connection is held so long for nothing. */
const GRACE_MS = 4_000;

describe('a service that is asked to stop', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'answers what it recorded, ends live feeds and exits with 0 on %s',
    async (signal) => {
      const service = await startRunningService();
      const operator = await HttpClient.as(service, 'operator');
      const { body } = await operator.post<CommandAnswer>('/api/complaints', COMPLAINT);
      const feed = await fetch(`${service.url}/api/cases/${body.caseNumber}/live`);
      const acknowledged = [body.caseNumber];
      const clients = Array.from({ length: CLIENTS }, () => receiveUntilGone(operator, acknowledged));
      while (acknowledged.length < 2 * CLIENTS) await Promise.race([clients[0], nextTurn()]);
      const asked = performance.now();
      const log = service.openLog();
      service.signal(signal);
      expect(await feed.text()).toBeDefined();
      await Promise.all(clients);
      expect(await service.exited).toBe(0);
      expect(performance.now() - asked).toBeLessThan(GRACE_MS);
      await expectAllAnswered(log, acknowledged);
      await service.kill();
    },
    30_000,
  );
});

describe('a service that meets what nobody expected', () => {
  it('ends with one line and exit code 1 on an error that nobody handles', async () => {
    const failing = 'process.on("SIGUSR2", () => Promise.reject(Error("boom")))';
    const service = await startEmbeddedService(undefined, {
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(failing)}`,
    });
    const lines: string[] = [];
    service.process.stderr!.on('data', (chunk) => lines.push(...String(chunk).trimEnd().split('\n')));
    service.process.kill('SIGUSR2');
    expect(await once(service.process, 'close')).toEqual([1, null]);
    const last = lines.filter((line) => !/ is live$/.test(line));
    expect(last).toEqual([expect.stringMatching(/^Casetrail ended on an error .*: Error: boom \| at /)]);
  }, 30_000);

  it('goes on when its socket is sent something that is no request', async () => {
    const service = await startEmbeddedService();
    const socket = createConnection(join(service.folder, 'socket'));
    socket.end('not a request\n');
    const [answer] = (await once(socket, 'data')) as [Buffer];
    expect(String(answer)).toContain('"err":');
    expect((await fetch(`${service.url}/health/live`)).status).toBe(200);
    expect(await service.stop()).toBe(0);
  }, 30_000);
});

const nextTurn = () => new Promise((done) => setTimeout(done, 5));

/** Until the connection is refused or cut. */
async function receiveUntilGone(operator: HttpClient, acknowledged: string[]): Promise<void> {
  for (;;) {
    const answer = await operator.post<CommandAnswer>('/api/complaints', COMPLAINT).catch(() => undefined);
    if (answer === undefined) return;
    expect(answer.status).toBe(201);
    acknowledged.push(answer.body.caseNumber);
  }
}

/** Nothing was recorded whose answer was cut off. */
async function expectAllAnswered(log: EventStore, acknowledged: string[]): Promise<void> {
  const streams: string[] = [];
  const filter = { streamPrefixes: [COMPLAINT_STREAM_PREFIX] };
  for await (const { stream } of log.readAll({ filter })) streams.push(stream);
  await log.close();
  expect(streams.sort()).toEqual(acknowledged.map((number) => `complaint-${number}`).sort());
}
