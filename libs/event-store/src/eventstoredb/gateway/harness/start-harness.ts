import { ServerCredentials } from '@grpc/grpc-js';
import { serve } from '../serve.js';
import { appendHandler } from './append-call.js';
import { batchAppendHandler } from './batch-append-call.js';
import { deleteHandler, tombstoneHandler } from './delete-call.js';
import { HarnessLog } from './harness-log.js';

export interface HarnessOptions {
  /** Keeps the log between runs; it lasts as long as the harness when absent. */
  readonly file?: string;
  /** Any free one when absent. */
  readonly port?: number;
}

export interface Harness {
  /** For a client to connect to. */
  readonly url: string;
  readonly port: number;
  stop(): Promise<void>;
}

const HOST = '127.0.0.1';
/** As much as EventStoreDB takes in one message. */
const MAX_REQUEST_BYTES = 17 * 1024 * 1024;

/** A stand-in for EventStoreDB over a log of its own, for tests: it takes whatever it is sent, from anyone. */
export async function startHarness({ file = ':memory:', port = 0 }: HarnessOptions = {}): Promise<Harness> {
  const log = new HarnessLog(file);
  const stopping = new AbortController();
  const serving = await serve({
    log,
    host: HOST,
    port,
    credentials: ServerCredentials.createInsecure(),
    offered: ['read', 'append', 'batchappend', 'delete', 'tombstone'],
    maxRequestBytes: MAX_REQUEST_BYTES,
    writes: {
      append: appendHandler(log),
      batchAppend: batchAppendHandler(log, stopping.signal),
      delete: deleteHandler(log),
      tombstone: tombstoneHandler(log),
    },
  });
  const stop = async () => {
    stopping.abort();
    await serving.stop();
    log.close();
  };
  return { port: serving.port, url: `esdb://${HOST}:${serving.port}?tls=false`, stop };
}
