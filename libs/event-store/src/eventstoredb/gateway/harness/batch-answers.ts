import anyPb from 'google-protobuf/google/protobuf/any_pb.js';
import emptyPb from 'google-protobuf/google/protobuf/empty_pb.js';
import { status } from '@grpc/grpc-js';
import type { ExpectedRevision } from '../../../event-store.js';
import { streamIdentifier } from '../event-message.js';
import { rpc, shared, streams } from '../protocol.js';
import type { Outcome } from './harness-log.js';
import { MAX_APPEND_BYTES } from './write-requests.js';

const { BatchAppendResp } = streams;
const nothing = () => new emptyPb.Empty();

/** What became of one append of a call. */
export function batchResponse(
  outcome: Outcome,
  stream: string,
  expected: ExpectedRevision,
): streams.BatchAppendResp {
  switch (outcome.kind) {
    case 'done':
      return responseFor(stream).setSuccess(success(outcome));
    case 'wrong-version':
      return failure(
        stream,
        status.FAILED_PRECONDITION,
        'WrongExpectedVersion',
        wrongVersion(outcome.actual, expected),
      );
    case 'deleted':
      return failure(
        stream,
        status.FAILED_PRECONDITION,
        'StreamDeleted',
        new shared.StreamDeleted().setStreamIdentifier(streamIdentifier(stream)),
      );
    case 'denied':
      return failure(stream, status.PERMISSION_DENIED, 'AccessDenied', new shared.AccessDenied());
  }
}

export const tooLateBatch = (stream: string): streams.BatchAppendResp =>
  failure(stream, status.DEADLINE_EXCEEDED, 'Timeout', new shared.Timeout());

export const tooLargeBatch = (stream: string): streams.BatchAppendResp =>
  failure(
    stream,
    status.INVALID_ARGUMENT,
    'MaximumAppendSizeExceeded',
    new shared.MaximumAppendSizeExceeded().setMaxappendsize(MAX_APPEND_BYTES),
  );

export const batchFailed = (stream: string, why: string): streams.BatchAppendResp =>
  failure(stream, status.UNKNOWN, 'Unknown', new shared.Unknown(), why);

interface Detail {
  serializeBinary(): Uint8Array;
}

function failure(
  stream: string,
  code: status,
  name: string,
  detail: Detail,
  why = name,
): streams.BatchAppendResp {
  const details = new anyPb.Any();
  details.pack(detail.serializeBinary(), `event_store.client.${name}`);
  // The numbers of google.rpc.Code are those of gRPC's status.
  const error = new rpc.Status().setCode(code as number);
  return responseFor(stream).setError(error.setMessage(why).setDetails(details));
}

const responseFor = (stream: string): streams.BatchAppendResp =>
  new BatchAppendResp().setStreamIdentifier(streamIdentifier(stream));

function success({ revision, position }: Outcome & { kind: 'done' }): streams.BatchAppendResp.Success {
  const message = new BatchAppendResp.Success();
  if (revision === undefined) message.setNoStream(nothing());
  else message.setCurrentRevision(String(revision));
  if (position === undefined) return message.setNoPosition(nothing());
  return message.setPosition(
    new shared.AllStreamPosition().setCommitPosition(String(position)).setPreparePosition(String(position)),
  );
}

function wrongVersion(actual: number | undefined, expected: ExpectedRevision): shared.WrongExpectedVersion {
  const message = new shared.WrongExpectedVersion();
  if (actual === undefined) message.setCurrentNoStream(nothing());
  else message.setCurrentStreamRevision(String(actual));
  if (typeof expected === 'number') return message.setExpectedStreamPosition(String(expected));
  if (expected === 'no-stream') return message.setExpectedNoStream(nothing());
  if (expected === 'stream-exists') return message.setExpectedStreamExists(nothing());
  return message.setExpectedAny(nothing());
}
