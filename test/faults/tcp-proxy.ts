import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { type Chaos, makeChaos, type Random } from './chaos.js';

export interface TcpProxyOptions {
  /** The port of the server behind it, on this machine. */
  readonly to: number;
  /** Draws the faults of `startChaos`. */
  readonly random?: Random;
}

/** Which way bytes go: `requests` to the server, `answers` back. */
export type Way = 'requests' | 'answers';

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
}

/** Stands between a client and a server on this machine and does to their connections what networks do. */
export class TcpProxy {
  /** Bytes that the server sent so far. */
  answeredBytes = 0;
  readonly #pairs = new Set<Pair>();
  readonly #stalled = new Set<Way>();
  readonly #chaos: Chaos;
  #refuses = false;

  constructor(
    private readonly listener: Server,
    private readonly options: TcpProxyOptions,
  ) {
    listener.on('connection', (client) => this.#join(client));
    this.#chaos = makeChaos(this, options.random);
  }

  get port(): number {
    return (this.listener.address() as AddressInfo).port;
  }

  get connections(): number {
    return this.#pairs.size;
  }

  /** Ends every connection. What was on its way is lost. */
  cutAll(): void {
    for (const { client, server } of this.#pairs) {
      client.destroy();
      server.destroy();
    }
  }

  /** Ends every connection as a crashed machine does. */
  resetAll(): void {
    for (const { client, server } of this.#pairs) {
      client.resetAndDestroy();
      server.resetAndDestroy();
    }
  }

  /** Lets nothing pass until `resume`; connections stay, and new ones are taken. */
  stall(...ways: readonly Way[]): void {
    for (const way of ways.length > 0 ? ways : (['requests', 'answers'] as const)) this.#stalled.add(way);
    for (const pair of this.#pairs) this.#applyStalls(pair);
  }

  resume(): void {
    this.#stalled.clear();
    for (const pair of this.#pairs) this.#applyStalls(pair);
  }

  /** Ends every connection and takes no new one until `accept`, as if the server were gone. */
  refuse(): void {
    this.#refuses = true;
    this.cutAll();
  }

  accept(): void {
    this.#refuses = false;
  }

  /** Cuts, resets and stalls at random until `endChaos`. */
  startChaos(): void {
    this.#chaos.start();
  }

  /** Ends it, and lets everything pass again. */
  endChaos(): void {
    this.#chaos.stop();
  }

  async close(): Promise<void> {
    this.#chaos.stop();
    this.cutAll();
    this.listener.close();
    await once(this.listener, 'close');
  }

  #join(client: Socket): void {
    if (this.#refuses) return void client.destroy();
    const server = connect(this.options.to, '127.0.0.1');
    const pair = { client, server };
    this.#pairs.add(pair);
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => this.#part(pair));
    }
    client.on('data', (bytes) => passOn(bytes, client, server, () => this.#stalled.has('requests')));
    server.on('data', (bytes) => (this.answeredBytes += bytes.length));
    server.on('data', (bytes) => passOn(bytes, server, client, () => this.#stalled.has('answers')));
    this.#applyStalls(pair);
  }

  #part(pair: Pair): void {
    this.#pairs.delete(pair);
    pair.client.destroy();
    pair.server.destroy();
  }

  #applyStalls({ client, server }: Pair): void {
    flow(client, !this.#stalled.has('requests'));
    flow(server, !this.#stalled.has('answers'));
  }
}

/** Listens on a free port of this machine. */
export async function openTcpProxy(options: TcpProxyOptions): Promise<TcpProxy> {
  const listener = createServer();
  const proxy = new TcpProxy(listener, options);
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  return proxy;
}

/** A receiver that is slow slows the sender down. */
function passOn(bytes: Buffer, from: Socket, to: Socket, isStalled: () => boolean): void {
  if (to.write(bytes)) return;
  from.pause();
  to.once('drain', () => flow(from, !isStalled()));
}

function flow(socket: Socket, open: boolean): void {
  if (open) socket.resume();
  else socket.pause();
}
