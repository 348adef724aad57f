import type { handleUnaryCall } from '@grpc/grpc-js';
import { shared, streams } from '../protocol.js';
import { nameOf } from '../read-request.js';
import { accessDenied, invalidArgument, refusalOf, streamDeleted } from '../refusals.js';
import type { HarnessLog } from './harness-log.js';
import { wrongExpectedVersion } from './write-refusals.js';
import { expectedRevision } from './write-requests.js';

type Deletion = 'delete' | 'tombstone';
type Options = streams.DeleteReq.Options | streams.TombstoneReq.Options;

export const deleteHandler =
  (log: HarnessLog): handleUnaryCall<streams.DeleteReq, streams.DeleteResp> =>
  (call, answer) => {
    carryOut(log, 'delete', call.request.getOptions()).then(
      (position) => {
        const response = new streams.DeleteResp();
        const place = position === undefined ? undefined : at(new streams.DeleteResp.Position(), position);
        answer(null, place ? response.setPosition(place) : response.setNoPosition(new shared.Empty()));
      },
      (error: unknown) => answer(refusalOf(error)),
    );
  };

export const tombstoneHandler =
  (log: HarnessLog): handleUnaryCall<streams.TombstoneReq, streams.TombstoneResp> =>
  (call, answer) => {
    carryOut(log, 'tombstone', call.request.getOptions()).then(
      (position) => {
        const response = new streams.TombstoneResp();
        const place = position === undefined ? undefined : at(new streams.TombstoneResp.Position(), position);
        answer(null, place ? response.setPosition(place) : response.setNoPosition(new shared.Empty()));
      },
      (error: unknown) => answer(refusalOf(error)),
    );
  };

async function carryOut(
  log: HarnessLog,
  write: Deletion,
  options: Options | undefined,
): Promise<number | undefined> {
  if (!options) throw invalidArgument('It needs options.');
  const stream = nameOf(options);
  const expected = expectedRevision(options, options.hasRevision() ? options.getRevision() : undefined);
  const outcome = await log.propose({ stream, expected, write });
  switch (outcome.kind) {
    case 'done':
      return outcome.position;
    case 'wrong-version':
      throw wrongExpectedVersion(stream, expected, outcome.actual);
    case 'deleted':
      throw streamDeleted(stream);
    case 'denied':
      throw accessDenied(`Nobody may delete ${stream} here.`);
  }
}

interface Place {
  setCommitPosition(value: string): Place;
  setPreparePosition(value: string): Place;
}

function at<P extends Place>(place: P, position: number): P {
  place.setCommitPosition(String(position)).setPreparePosition(String(position));
  return place;
}
