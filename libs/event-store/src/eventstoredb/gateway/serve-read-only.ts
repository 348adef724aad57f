import type { UntypedHandleCall } from '@grpc/grpc-js';
import { requireToken, serverCredentials } from './access.js';
import { EmbeddedLog } from './embedded-log.js';
import type { GatewayOptions } from './gateway.js';
import { accessDenied } from './refusals.js';
import { type Serving, serve } from './serve.js';

/** A request to read is short. */
const MAX_REQUEST_BYTES = 256 * 1024;

type Bound = GatewayOptions & { readonly host: string; readonly port: number };

/** @throws {GatewayRefused} @throws {StoreUnavailable} */
export function serveReadOnly({ events, host, port, token, tls }: Bound): Promise<Serving> {
  return serve({
    log: new EmbeddedLog(events),
    host,
    port,
    credentials: serverCredentials(tls),
    interceptors: token === undefined ? [] : [requireToken(token)],
    offered: ['read'],
    maxRequestBytes: MAX_REQUEST_BYTES,
    writes: { append: refuse, batchAppend: refuse, delete: refuse, tombstone: refuse },
  });
}

/** Writing would bypass the domain. A call that answers once takes its error by callback, one that streams as an event. */
const refuse: UntypedHandleCall = (
  call: { emit(event: 'error', error: unknown): boolean },
  answer?: (error: unknown) => void,
): void => {
  const refusal = accessDenied('The gateway only reads: record what happened through Casetrail itself.');
  if (answer) answer(refusal);
  else call.emit('error', refusal);
};
