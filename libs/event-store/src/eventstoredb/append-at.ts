import {
  type AppendResult,
  type EventData,
  type EventStoreDBClient,
  MaxAppendSizeExceededError,
  NO_STREAM,
  WrongExpectedVersionError,
} from '@eventstore/db-client';
import appendCall from '@eventstore/db-client/dist/streams/appendToStream/append.js';
import { AppendTooLarge, StoreUnavailable } from '../errors.js';
import type { Connection } from './connection.js';
import { isTransient } from './faults.js';
import type { Patience } from './patience.js';

export interface ExactAppend {
  readonly stream: string;
  readonly events: EventData[];
  /** Revision of the last event in the stream; -1 when there must be none. */
  readonly at: number;
}

/**
 * Appends at an exact revision, again and again until the server has answered; a repeat cannot be stored twice.
 *
 * @returns `undefined` when the stream goes on with other events
 * @throws {StoreUnavailable} whether it was stored may be unknown @throws {AppendTooLarge}
 */
export async function appendAt(
  connection: Connection,
  append: ExactAppend,
  patience: Patience,
): Promise<AppendResult | undefined> {
  const { stream, events } = append;
  for (;;) {
    if (patience.isOver) throw outOfTime(connection, stream);
    const deadline = patience.attemptMs;
    try {
      return await connection.call((client) => send(client, connection, append, deadline), deadline);
    } catch (error) {
      if (error instanceof WrongExpectedVersionError) return undefined;
      if (error instanceof MaxAppendSizeExceededError)
        throw new AppendTooLarge(sizeOf(events), error.maxAppendSize);
      await retry(connection, error, patience, stream);
    }
  }
}

/** The client's other way to append shares one call among all, without a deadline, and one failure fails them all. */
function send(
  client: EventStoreDBClient,
  connection: Connection,
  { stream, events, at }: ExactAppend,
  deadline: number,
): Promise<AppendResult> {
  return appendCall.append.call(client, stream, events, {
    expectedRevision: at === -1 ? NO_STREAM : BigInt(at),
    batchAppendSize: 0,
    deadline,
    requiresLeader: connection.string.wantsLeader,
  });
}

async function retry(
  connection: Connection,
  error: unknown,
  patience: Patience,
  stream: string,
): Promise<void> {
  try {
    await connection.retry(error, patience);
  } catch (final) {
    if (!isTransient(error) || !(final instanceof StoreUnavailable)) throw final;
    throw new StoreUnavailable(
      `${final.message} Whether the append to ${stream} was stored is unknown: repeat it with the same ids.`,
      { cause: error },
    );
  }
}

function outOfTime(connection: Connection, stream: string): StoreUnavailable {
  const { servers } = connection.string;
  return new StoreUnavailable(
    `EventStoreDB at ${servers} did not take the append to ${stream} in time: repeat it with the same ids.`,
  );
}

const sizeOf = (events: readonly EventData[]): number => Buffer.byteLength(JSON.stringify(events));
