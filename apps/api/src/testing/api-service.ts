import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalIssuer } from '#access';
import type { StaffRole } from '#access';
import { CaseCommands } from '#cases';
import { DEFAULT_CATALOGUE, SHIPPED_BOOK } from '#complaint';
import { openMemoryEventStore } from '#event-store';
import { Projector } from '#projecting';
import { CaseReads, readModels } from '#projections';
import { openMemoryReadStore } from '#read-store';
import { openMemorySealing } from '#sealing';
import { Webhooks } from '#webhooks';
import { ApiRoot } from '../api-root.module.js';
import { createHttpApp } from '../http-app.js';
import { apiPorts } from '../ports.js';
import { ApiClient } from './api-client.js';

/** The API on stores in memory, listening on a port of its own. */
export class ApiService {
  private constructor(
    readonly url: string,
    readonly parts: Parts,
    readonly app: Awaited<ReturnType<typeof createHttpApp>>,
  ) {}

  static async start(clock: () => Date = () => new Date()): Promise<ApiService> {
    const parts = await openParts(clock);
    await parts.projector.start();
    const app = await createHttpApp(ApiRoot.on(apiPorts({ ...parts, progress: parts.projector })));
    await app.listen(0, '127.0.0.1');
    return new ApiService(await app.getUrl(), parts, app);
  }

  async as(role: StaffRole, department?: string): Promise<ApiClient> {
    const order = { role, name: `${role} ${department ?? ''}`, department, days: 1 };
    return new ApiClient(this.url, (await this.parts.issuer.issueToken(order)).token);
  }

  anyone(): ApiClient {
    return new ApiClient(this.url);
  }

  async stop(): Promise<void> {
    await this.app.close();
    await this.parts.projector.stop();
    await this.parts.events.close();
    await rm(this.parts.folder, { recursive: true });
  }
}

type Parts = Awaited<ReturnType<typeof openParts>>;

async function openParts(clock: () => Date) {
  const folder = await mkdtemp(join(tmpdir(), 'casetrail-api-'));
  const catalogue = DEFAULT_CATALOGUE;
  const policies = SHIPPED_BOOK;
  const events = openMemoryEventStore({ clock });
  const documents = openMemoryReadStore();
  const sealing = openMemorySealing();
  const rules = { catalogue, policies, defaultPolicy: 'simple' };
  return {
    folder,
    clock,
    catalogue,
    policies,
    configuration: { CASETRAIL_POLICY: 'simple' },
    events,
    sealing,
    issuer: await LocalIssuer.open(join(folder, 'issuer.key'), clock),
    projector: new Projector({ events, documents, clock, projections: readModels({ sealing, policies }) }),
    reads: new CaseReads({ documents, sealing, catalogue, policies, clock }),
    strangers: { count: 0 },
    webhooks: new Webhooks({ events, sealing, catalogue }),
    commands: new CaseCommands({ events, sealing, rules, clock }),
  };
}
