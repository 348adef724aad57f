import { once } from 'node:events';
import type { ServerDuplexStream } from '@grpc/grpc-js';
import { idMessage, idOf } from '../event-message.js';
import { streams } from '../protocol.js';
import { nameOf } from '../read-request.js';
import { invalidArgument, refusalOf } from '../refusals.js';
import { batchFailed, batchResponse, tooLargeBatch, tooLateBatch } from './batch-answers.js';
import type { HarnessLog } from './harness-log.js';
import { type ProposedEvent } from './records.js';
import { MAX_APPEND_BYTES, bytesOf, expectedRevision, proposedEvent } from './write-requests.js';

type BatchCall = ServerDuplexStream<streams.BatchAppendReq, streams.BatchAppendResp>;

/** An append whose parts are still coming in. */
interface Gathering {
  readonly options: streams.BatchAppendReq.Options;
  events: ProposedEvent[];
  bytes: number;
}

/** Many appends over one call, each in one part or several, each answered under its own correlation id. */
export const batchAppendHandler =
  (log: HarnessLog, stopping: AbortSignal) =>
  (call: BatchCall): void => {
    const gone = new AbortController();
    for (const event of ['cancelled', 'close', 'error']) call.on(event, () => gone.abort());
    serve(log, call, AbortSignal.any([gone.signal, stopping])).catch((error: unknown) => {
      if (!gone.signal.aborted) call.emit('error', refusalOf(error));
    });
  };

async function serve(log: HarnessLog, call: BatchCall, signal: AbortSignal): Promise<void> {
  const gathered = new Map<string, Gathering>();
  const pending = new Set<Promise<void>>();
  for await (const request of call as AsyncIterable<streams.BatchAppendReq>) {
    const id = idOf(request.getCorrelationId());
    const append = gather(gathered, id, request);
    if (!request.getIsFinal()) continue;
    gathered.delete(id);
    const answering = answer(log, append).then((response) => {
      call.write(response.setCorrelationId(idMessage(id, false)));
    });
    const done = answering.finally(() => pending.delete(done));
    pending.add(done);
    if (call.writableNeedDrain) await once(call, 'drain', { signal });
  }
  await Promise.all(pending);
  call.end();
}

function gather(gathered: Map<string, Gathering>, id: string, request: streams.BatchAppendReq): Gathering {
  const options = request.getOptions();
  if (options) gathered.set(id, { options, events: [], bytes: 0 });
  const append = gathered.get(id);
  if (!append) throw invalidArgument('The first part of an append needs options.');
  for (const message of request.getProposedMessagesList()) {
    const event = proposedEvent(message);
    append.bytes += bytesOf(event);
    // What will be refused need not be kept.
    if (append.bytes <= MAX_APPEND_BYTES) append.events.push(event);
  }
  return append;
}

async function answer(
  log: HarnessLog,
  { options, events, bytes }: Gathering,
): Promise<streams.BatchAppendResp> {
  const stream = nameOf(options);
  const expected = expectedRevision(
    options,
    options.hasStreamPosition() ? options.getStreamPosition() : undefined,
  );
  const deadline = options.getDeadline()?.toDate();
  if (deadline && deadline.getTime() < Date.now()) return tooLateBatch(stream);
  if (bytes > MAX_APPEND_BYTES) return tooLargeBatch(stream);
  try {
    return batchResponse(await log.propose({ stream, expected, write: { events } }), stream, expected);
  } catch (error) {
    return batchFailed(stream, (error as Error).message);
  }
}
