import {
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
  const bound = await bind(server, host, port, credentials);
  return { port: bound, stop: () => stop(server, stopping) };
}

/** The generated typings know the service's shape, but not that a server may take it. */
const definition = (service: unknown): ServiceDefinition => service as ServiceDefinition;

function bind(server: Server, host: string, port: number, credentials: ServerCredentials): Promise<number> {
  const address = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  return new Promise((resolve, reject) =>
    server.bindAsync(address, credentials, (error, bound) =>
      error
        ? reject(new StoreUnavailable(`Cannot listen on ${address}: ${error.message}`, { cause: error }))
        : resolve(bound),
    ),
  );
}

async function stop(server: Server, stopping: AbortController): Promise<void> {
  stopping.abort();
  const force = setTimeout(() => server.forceShutdown(), STOP_GRACE_MS);
  await new Promise<void>((resolve) => server.tryShutdown(() => resolve()));
  clearTimeout(force);
}
