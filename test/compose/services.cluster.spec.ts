import { execFileSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type Harness,
  startHarness,
} from '../../libs/event-store/src/eventstoredb/gateway/harness/start-harness.js';
import { clusterSettings } from '../cluster/running-cluster.js';
import { COMPLAINT } from '../e2e/covered-rubbish.js';
import { HttpClient } from '../http-client.js';
import { type Started, runNode, startNode } from '../processes.js';
import { newDataFolder, tokenFor } from '../running-service.js';
import { type ResolvedService, casetrailServices, resolveService } from './compose-file.js';

const ROOT = join(import.meta.dirname, '../..');
const NODE = join(ROOT, 'node_modules/.bin/node');
const HEALTHY_MS = 60_000;

/** A container of Casetrail as a process of this machine: its command, its environment and nothing else. */
interface Container {
  readonly name: string;
  readonly service: ResolvedService;
  readonly started: Started;
}

describe.each(['single', 'cluster'] as const)(
  'the services of profile %s, started as their containers would be',
  (profile) => {
    const containers: Container[] = [];
    const data = newDataFolder();
    let harness: Harness;

    beforeAll(async () => {
      harness = await startHarness();
      const secrets = secretsFor(profile, data, harness.url);
      const words = { node: NODE, '/app': ROOT, '/secrets': secrets, '/data': data };
      for (const name of casetrailServices(profile)) {
        const environment = {
          CASETRAIL_HOST: '127.0.0.1',
          CASETRAIL_PORT: String(await freePort()),
          PATH: process.env.PATH!,
        };
        const service = resolveService(name, { words, environment });
        const [, ...args] = service.command;
        expect(service.command[0]).toBe(NODE);
        containers.push({
          name,
          service,
          started: await startNode(args, service.environment, / on (http:\S+)$/),
        });
      }
    }, 120_000);
    afterAll(async () => {
      for (const { started } of containers) started.process.kill('SIGTERM');
      for (const { name, started } of containers)
        expect({ name, code: await started.exited }).toEqual({ name, code: 0 });
      await harness.stop();
    }, 60_000);

    it('become healthy by the check of their image', async () => {
      for (const { name, service } of containers)
        expect({ name, healthy: await becomesHealthy(service) }).toEqual({ name, healthy: true });
    }, 120_000);

    it('receive a complaint and show it', async () => {
      const urlOf = (role: RegExp) => containers.find(({ name }) => role.test(name))!.started.url;
      const [api, portal] = profile === 'single' ? [/casetrail/, /casetrail/] : [/api/, /portal/];
      const operator = new HttpClient(urlOf(api), await tokenFor(secretsOf(containers), 'operator'));
      const received = await operator.post<{ caseNumber: string; position: string }>(
        '/api/complaints',
        COMPLAINT,
      );
      expect(received.status).toBe(201);
      const { caseNumber, position } = received.body;
      expect((await operator.get(`/api/cases/${caseNumber}?after=${position}`)).status).toBe(200);
      const page = await new HttpClient(urlOf(portal)).get(`/cases/${caseNumber}?lang=en`);
      expect([page.status, page.text]).toEqual([200, expect.stringContaining(COMPLAINT.summary)]);
    }, 60_000);
  },
);

/** The folder where the containers find the key that signs tokens. */
const secretsOf = ([container]: readonly Container[]): string =>
  join(container!.service.environment.CASETRAIL_ISSUER_KEY!, '..');

/** The secrets that the one-shot service makes, with the addresses of the servers of this test in the place of the containers'. */
function secretsFor(profile: string, data: string, events: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'casetrail-secrets-'));
  execFileSync('sh', [join(ROOT, 'deploy/make-secrets.sh'), folder]);
  const secrets = join(folder, 'casetrail');
  writeFileSync(join(secrets, `events-${profile}`), `${events}\n`);
  writeFileSync(
    join(secrets, `documents-${profile}`),
    `${clusterSettings(data, events, {}).CASETRAIL_DOCUMENTS}\n`,
  );
  return secrets;
}

async function becomesHealthy({ environment, healthPath }: ResolvedService): Promise<boolean> {
  const deadline = performance.now() + HEALTHY_MS;
  while (performance.now() < deadline) {
    const { code } = await runNode([join(ROOT, 'deploy/health.mjs'), healthPath], environment);
    if (code === 0) return true;
  }
  return false;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
}
