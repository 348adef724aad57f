import { MongoError, MongoServerSelectionError } from 'mongodb';
import { StoreUnavailable } from '#event-store';

const WRONG_CREDENTIALS = new Set<unknown>([18, 8000]);
const TLS = /tls|ssl|certificate|altname|EPROTO/i;

/** What the driver's error means for whoever runs the service, in one sentence; other errors stay as they are. */
export function unavailable(name: string, error: unknown): unknown {
  if (!(error instanceof MongoError)) return error;
  const reason = rootOf(error);
  return new StoreUnavailable(`${sentence(name, reason)}.`, { cause: error });
}

function sentence(name: string, reason: Error & { code?: unknown }): string {
  const text = reason.message.replace(/\.$/, '');
  if (WRONG_CREDENTIALS.has(reason.code))
    return `The read store refuses the user or password for ${name}: ${text}`;
  if (TLS.test(`${String(reason.code)} ${text}`))
    return `No TLS connection to the read store in ${name}: ${text}`;
  return `The read store in ${name} does not answer as it should: ${text}`;
}

/** The selection of a server fails for what its last connection failed of. */
function rootOf(error: Error): Error {
  if (error instanceof MongoServerSelectionError) {
    const servers = [...(error.reason?.servers.values() ?? [])];
    const failed = servers.find((server) => server.error)?.error;
    if (failed) return rootOf(failed);
  }
  return error.cause instanceof Error ? rootOf(error.cause) : error;
}
