import { type AddressInfo, createServer, type Socket } from 'node:net';
import {
  type ConnectionInjector,
  Server,
  ServerCredentials,
  type ServerInterceptor,
  type ServiceDefinition,
  type UntypedHandleCall,
} from '@grpc/grpc-js';
import { StoreUnavailable } from '../../errors.js';
import type { GatewayLog } from './gateway-log.js';
import { featuresGrpc, gossipGrpc, streamsGrpc } from './protocol.js';
import { type ReadCall, serveRead } from './read-call.js';
import { readGossip, supportedMethods } from './server-information.js';

const STOP_GRACE_MS = 500;
/** A client that answers no more is let go. */
const KEEPALIVE_MS = 20_000;

export interface ServeOptions {
  readonly log: GatewayLog;
  readonly host: string;
  /** 0 takes any free port. */
  readonly port: number;
  readonly credentials: ServerCredentials;
  /** Looks at each call before it is served. */
  readonly interceptors?: readonly ServerInterceptor[];
  /** The methods of `Streams` besides `read`. */
  readonly writes: WritingMethods;
  /** The methods of `Streams` that clients shall know of. */
  readonly offered: readonly string[];
  readonly maxRequestBytes: number;
}

export type WritingMethods = Readonly<
  Record<'append' | 'batchAppend' | 'delete' | 'tombstone', UntypedHandleCall>
>;

export interface Serving {
  readonly port: number;
  /** Ends all calls, then listens no more. */
  stop(): Promise<void>;
}

/** @throws {StoreUnavailable} the address is taken, or not one of this machine */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { log, host, port, credentials, interceptors = [], writes, offered, maxRequestBytes } = options;
  const server = new Server({
    interceptors: [...interceptors],
    'grpc.max_receive_message_length': maxRequestBytes,
    'grpc.keepalive_time_ms': KEEPALIVE_MS,
    'grpc.keepalive_timeout_ms': KEEPALIVE_MS,
  });
  const stopping = new AbortController();
  const read = (call: ReadCall) => void serveRead(log, call, stopping.signal);
  server.addService(definition(streamsGrpc.StreamsService), { ...writes, read });
  server.addService(definition(gossipGrpc.GossipService), { read: readGossip });
  server.addService(definition(featuresGrpc.ServerFeaturesService), {
    getSupportedMethods: (_call: unknown, answer: (error: null, methods: unknown) => void) =>
      answer(null, supportedMethods(offered)),
  });
  const injector = server.createConnectionInjector(credentials);
  const door = await openDoor(injector, host, port);
  const stop = async () => {
    stopping.abort();
    injector.drain(STOP_GRACE_MS);
    await door.shut(STOP_GRACE_MS);
    server.forceShutdown();
  };
  return { port: door.port, stop };
}

/** The generated typings know the service's shape, but not that a server may take it. */
const definition = (service: unknown): ServiceDefinition => service as ServiceDefinition;

/** Where connections come in. The gRPC server itself would wait for ever for one on which nothing was ever said. */
interface Door {
  readonly port: number;
  /** Lets nobody in any more, and those who are in have a grace, in milliseconds, to leave. */
  shut(graceMs: number): Promise<void>;
}

async function openDoor(injector: ConnectionInjector, host: string, port: number): Promise<Door> {
  const sockets = new Set<Socket>();
  const listener = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket.once('close', () => sockets.delete(socket)));
    socket.on('error', () => socket.destroy());
    injector.injectConnection(socket);
  });
  await new Promise<void>((resolve, reject) => {
    listener.once('error', (error) =>
      reject(new StoreUnavailable(`Cannot listen on ${host}:${port}: ${error.message}`, { cause: error })),
    );
    listener.listen(port, host, resolve);
  });
  const shut = async (graceMs: number) => {
    const late = setTimeout(() => sockets.forEach((socket) => socket.destroy()), graceMs);
    await new Promise((resolve) => listener.close(resolve));
    clearTimeout(late);
  };
  return { port: (listener.address() as AddressInfo).port, shut };
}
