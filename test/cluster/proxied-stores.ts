import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import type { Random } from '../faults/chaos.js';
import { type TcpProxy, openTcpProxy } from '../faults/tcp-proxy.js';
import type { Started } from '../processes.js';
import { clusterSettings, startEventStore, testMongoDb } from './running-cluster.js';

/** Both stores of a cluster behind proxies that can be cut and stalled; the EventStoreDB can be ended and started again. */
export class ProxiedStores {
  private running: Started | undefined;

  private constructor(
    readonly folder: string,
    readonly events: TcpProxy,
    readonly documents: TcpProxy,
    private readonly port: number,
  ) {}

  /** The EventStoreDB does not run yet. */
  static async open(folder: string, random?: Random): Promise<ProxiedStores> {
    const port = await freePort();
    const options = random ? { random } : {};
    const events = await openTcpProxy({ to: port, ...options });
    const documents = await openTcpProxy({ to: Number(new URL(testMongoDb()).port), ...options });
    return new ProxiedStores(folder, events, documents, port);
  }

  /** The settings of processes that reach both stores through the proxies. */
  settings() {
    const settings = clusterSettings(
      this.folder,
      `esdb://ops:${SECRET}@127.0.0.1:${this.events.port}?tls=false`,
      {},
    );
    const documents = new URL(settings.CASETRAIL_DOCUMENTS);
    documents.port = String(this.documents.port);
    return { ...settings, CASETRAIL_DOCUMENTS: documents.href };
  }

  /** On the file and the port that it had before. */
  async startEventStore(file = 'eventstore.db'): Promise<Started> {
    return (this.running = await startEventStore(join(this.folder, file), this.port));
  }

  async killEventStore(): Promise<void> {
    this.running?.process.kill('SIGKILL');
    await this.running?.exited;
  }

  async close(): Promise<void> {
    await this.killEventStore();
    await Promise.all([this.events.close(), this.documents.close()]);
  }
}

/** A password that nothing may print. */
export const SECRET = 'open-sesame';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
