import type { EventStoreDBClient, ResolvedEvent, StreamingRead } from '@eventstore/db-client';
import { Arrivals } from './arrivals.js';
import type { Connection } from './connection.js';
import { isMissingStream } from './faults.js';

/** How many events are taken, and may wait to be taken, at once. */
export const CHUNK_EVENTS = 250;

/**
 * Everything that a read answers, chunk by chunk; nothing for a stream that does not exist.
 *
 * @param open begins the read behind what has been handed out so far: it is called again after a failure
 * @throws {StoreUnavailable}
 */
export async function* readEvents(
  connection: Connection,
  open: (client: EventStoreDBClient) => StreamingRead<ResolvedEvent>,
): AsyncGenerator<readonly ResolvedEvent[]> {
  for (let patience = connection.patience(); ;) {
    const { client, release } = connection.lease();
    const arrivals = new Arrivals(open(client));
    let failure: unknown;
    try {
      while (!arrivals.over) {
        const chunk = arrivals.take(CHUNK_EVENTS);
        if (chunk.length > 0) {
          yield chunk;
          patience = connection.patience();
        } else if (!arrivals.over) {
          await arrivals.expected(patience.attemptMs, connection.closing);
          connection.requireOpen();
        }
      }
      return;
    } catch (error) {
      if (isMissingStream(error)) return;
      failure = error;
      await connection.retry(error, patience);
    } finally {
      arrivals.cancel();
      release(failure);
    }
  }
}
