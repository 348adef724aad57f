import { type IncomingMessage, request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { LookupFunction } from 'node:net';
import { type SendResult, doubtful, failed } from '../message-sender.js';
import type { ResolvedAddress, SafeTarget } from '../target/require-safe-target.js';
import { meaningOf } from './answer.js';

const MOST_BYTES_READ = 64 * 1024;

export interface Posting {
  readonly target: SafeTarget;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly signal: AbortSignal;
}

/**
 * One POST over a connection of its own to one of the checked addresses. Follows no redirect, reads little of the answer and
 * keeps none of it. The signal ends it at any point.
 */
export function post({ target: { url, addresses }, headers, body, signal }: Posting): Promise<SendResult> {
  const secure = url.protocol === 'https:';
  const { promise, resolve } = Promise.withResolvers<SendResult>();
  const request = (secure ? httpsRequest : httpRequest)(url, {
    method: 'POST',
    agent: false,
    lookup: onlyTo(addresses),
    headers: { ...headers, 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    signal,
  });
  let handedOver = false;
  let answered = false;
  let broke: NodeJS.ErrnoException | undefined;
  request.once('socket', (socket) =>
    socket.once(secure ? 'secureConnect' : 'connect', () => (handedOver = true)),
  );
  request.once('response', (response) => {
    answered = true;
    void drain(response).then(() => resolve(meaningOf(response.statusCode!, response.headers.location, url)));
  });
  request.on('error', (error) => (broke = error));
  request.once('close', () => {
    if (!answered) resolve(withoutAnswer(handedOver, signal.aborted ? 'given up' : broke?.code));
  });
  request.end(body);
  return promise;
}

function onlyTo(addresses: readonly ResolvedAddress[]): LookupFunction {
  return (_host, { all }, answer) => {
    if (all) answer(null, [...addresses]);
    else answer(null, addresses[0]!.address, addresses[0]!.family);
  };
}

/** The status has said what there is to say: how the rest ends does not matter. */
async function drain(response: IncomingMessage): Promise<void> {
  let read = 0;
  try {
    for await (const chunk of response as AsyncIterable<Buffer>) {
      read += chunk.length;
      if (read > MOST_BYTES_READ) break;
    }
  } catch {
    return;
  }
}

function withoutAnswer(handedOver: boolean, why = 'closed'): SendResult {
  return handedOver
    ? doubtful(`The target took the call and gave no answer (${why}): the message may have been delivered.`)
    : failed(`No connection to the target could be made (${why}).`);
}
