import { setImmediate as nextTurn } from 'node:timers/promises';
import { type ServerReadableStream, type sendUnaryData, status } from '@grpc/grpc-js';
import type { ExpectedRevision } from '../../../event-store.js';
import { shared, streams } from '../protocol.js';
import { nameOf } from '../read-request.js';
import { Refusal, accessDenied, invalidArgument, refusalOf, streamDeleted } from '../refusals.js';
import type { HarnessLog, Outcome } from './harness-log.js';
import { type ProposedEvent } from './records.js';
import { MAX_APPEND_BYTES, bytesOf, expectedRevision, proposedEvent } from './write-requests.js';
import { appendTooLarge } from './write-refusals.js';

const SETTLING_TURNS = 4;
const { AppendResp } = streams;
type AppendCall = ServerReadableStream<streams.AppendReq, streams.AppendResp>;

/** One append: first its options, then its events one by one. */
export const appendHandler =
  (log: HarnessLog) =>
  (call: AppendCall, answer: sendUnaryData<streams.AppendResp>): void => {
    append(log, call).then(
      (response) => answer(null, response),
      (error: unknown) => answer(refusalOf(error)),
    );
  };

async function append(log: HarnessLog, call: AppendCall): Promise<streams.AppendResp> {
  let options: streams.AppendReq.Options | undefined;
  const events: ProposedEvent[] = [];
  let bytes = 0;
  for await (const request of call as AsyncIterable<streams.AppendReq>) {
    options ??= request.getOptions();
    const message = request.getProposedMessage();
    if (!message) continue;
    const event = proposedEvent(message);
    events.push(event);
    bytes += bytesOf(event);
    if (bytes > MAX_APPEND_BYTES) throw appendTooLarge();
  }
  if (!options) throw invalidArgument('An append needs options.');
  // For two turns a call that breaks off looks like one whose client has said all.
  for (let turn = 0; turn < SETTLING_TURNS && !call.cancelled; turn++) await nextTurn();
  if (call.cancelled) throw new Refusal(status.CANCELLED, 'The append was given up before it was whole.');
  const stream = nameOf(options);
  const expected = expectedRevision(options, options.hasRevision() ? options.getRevision() : undefined);
  const outcome = await log.propose({ stream, expected, write: { events } });
  return responseTo(outcome, stream, expected);
}

function responseTo(outcome: Outcome, stream: string, expected: ExpectedRevision): streams.AppendResp {
  switch (outcome.kind) {
    case 'done':
      return new AppendResp().setSuccess(success(outcome));
    case 'wrong-version':
      return new AppendResp().setWrongExpectedVersion(wrongVersion(outcome.actual, expected));
    case 'deleted':
      throw streamDeleted(stream);
    case 'denied':
      throw accessDenied(`Nobody may write to ${stream} here.`);
  }
}

function success({ revision, position }: Outcome & { kind: 'done' }): streams.AppendResp.Success {
  const message = new AppendResp.Success();
  if (revision === undefined) message.setNoStream(new shared.Empty());
  else message.setCurrentRevision(String(revision));
  if (position === undefined) return message.setNoPosition(new shared.Empty());
  return message.setPosition(
    new AppendResp.Position().setCommitPosition(String(position)).setPreparePosition(String(position)),
  );
}

function wrongVersion(
  actual: number | undefined,
  expected: ExpectedRevision,
): streams.AppendResp.WrongExpectedVersion {
  const message = new AppendResp.WrongExpectedVersion();
  if (actual === undefined) message.setCurrentNoStream(new shared.Empty());
  else message.setCurrentRevision(String(actual));
  if (typeof expected === 'number') return message.setExpectedRevision(String(expected));
  if (expected === 'no-stream') return message.setExpectedNoStream(new shared.Empty());
  if (expected === 'stream-exists') return message.setExpectedStreamExists(new shared.Empty());
  return message.setExpectedAny(new shared.Empty());
}
