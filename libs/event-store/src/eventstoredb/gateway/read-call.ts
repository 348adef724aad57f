import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { ServerWritableStream } from '@grpc/grpc-js';
import { EventMessages, streamIdentifier } from './event-message.js';
import { type Followed, followAll, followStream } from './follow-events.js';
import type { GatewayLog } from './gateway-log.js';
import { streams } from './protocol.js';
import { readAll, readStream } from './read-events.js';
import { type ReadRequest, readRequest } from './read-request.js';
import { refusalOf, shuttingDown, streamDeleted } from './refusals.js';

const { ReadResp } = streams;

export type ReadCall = ServerWritableStream<streams.ReadReq, streams.ReadResp>;

/** Answers one read or subscription until it is done, the client leaves, or the server stops. */
export async function serveRead(log: GatewayLog, call: ReadCall, stopping: AbortSignal): Promise<void> {
  const gone = new AbortController();
  for (const event of ['cancelled', 'close', 'error']) call.on(event, () => gone.abort());
  const signal = AbortSignal.any([gone.signal, stopping]);
  try {
    for await (const message of answers(log, readRequest(call.request), signal)) {
      if (signal.aborted) break;
      // A client that does not read must cost no memory: wait until the connection takes more.
      if (!call.write(message)) await once(call, 'drain', { signal });
    }
    if (stopping.aborted) throw shuttingDown();
    call.end();
  } catch (error) {
    if (!gone.signal.aborted) call.emit('error', stopping.aborted ? shuttingDown() : refusalOf(error));
  }
}

async function* answers(
  log: GatewayLog,
  request: ReadRequest,
  signal: AbortSignal,
): AsyncGenerator<streams.ReadResp> {
  const messages = new EventMessages(log, request);
  if (request.subscription) {
    yield confirmation();
    const { stream } = request;
    const followed =
      stream === undefined
        ? followAll(log, request, signal)
        : followStream(log, { ...request, stream }, signal);
    for await (const item of followed) yield followedMessage(item, messages);
  } else if (request.stream === undefined) {
    for await (const event of readAll(log, request)) yield messages.message(event);
  } else yield* streamAnswers(log, { ...request, stream: request.stream }, messages);
}

async function* streamAnswers(
  log: GatewayLog,
  request: ReadRequest & { readonly stream: string },
  messages: EventMessages,
): AsyncGenerator<streams.ReadResp> {
  const { stream, wantsBounds } = request;
  const state = log.state(stream);
  if (state?.deleted === 'for-ever') throw streamDeleted(stream);
  if (!state || state.deleted) {
    yield new ReadResp().setStreamNotFound(
      new ReadResp.StreamNotFound().setStreamIdentifier(streamIdentifier(stream)),
    );
    return;
  }
  if (wantsBounds) yield new ReadResp().setFirstStreamPosition(String(state.first));
  for await (const event of readStream(log, request, state)) yield messages.message(event);
  if (wantsBounds) yield new ReadResp().setLastStreamPosition(String(state.last));
}

function followedMessage(item: Followed, messages: EventMessages): streams.ReadResp {
  if ('event' in item) return messages.message(item.event);
  if ('caughtUp' in item) return new ReadResp().setCaughtUp(new ReadResp.CaughtUp());
  const position = String(item.checkpoint);
  return new ReadResp().setCheckpoint(
    new ReadResp.Checkpoint().setCommitPosition(position).setPreparePosition(position),
  );
}

function confirmation(): streams.ReadResp {
  return new ReadResp().setConfirmation(
    new ReadResp.SubscriptionConfirmation().setSubscriptionId(randomUUID()),
  );
}
