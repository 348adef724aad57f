import type { EventStoreDBClient, ResolvedEvent } from '@eventstore/db-client';
import { START } from '@eventstore/db-client';
import type { LogFilter, Position } from '../event-store.js';
import type { Connection } from './connection.js';
import { isBeyond, readPosition } from './eventstoredb-positions.js';
import type { KnownStreams } from './known-streams.js';
import type { LogEnd } from './log-end.js';
import { CHUNK_EVENTS, readEvents } from './read-events.js';
import { type Found, found } from './stored-event.js';
import type { Strangers } from './strangers.js';

export type Scanned = Found & { readonly passes: boolean };

interface Parts {
  readonly connection: Connection;
  readonly end: LogEnd;
  readonly streams: KnownStreams;
  readonly strangers: Strangers;
}

/** Reads what is in the log and takes note of it: how far it goes, what ids a stream holds, who else wrote. */
export class LogScan {
  constructor(private readonly parts: Parts) {}

  /** What was received, if it is still to be seen. */
  look(resolved: ResolvedEvent, filter?: LogFilter): Scanned | undefined {
    const item = found(resolved);
    if (!item) return undefined;
    this.parts.end.saw(item);
    const passes = item.kind !== 'system' && passesFilter(filter, item.stream);
    if (passes && item.kind === 'stranger') this.parts.strangers.saw(item);
    return { ...item, passes };
  }

  /** The log behind a position, of everybody and of every stream, in chunks; at most `limit` events if given. */
  async *read(
    after: Position | undefined,
    filter?: LogFilter,
    limit = Infinity,
  ): AsyncGenerator<readonly Scanned[]> {
    let last = after;
    let left = limit;
    const open = (client: EventStoreDBClient) =>
      client.readAll(
        {
          fromPosition: last === undefined ? START : readPosition(last),
          requiresLeader: this.parts.connection.string.wantsLeader,
          // Reading begins with the event at the position itself.
          ...(Number.isFinite(left) && { maxCount: left + 1 }),
        },
        { highWaterMark: CHUNK_EVENTS },
      );
    for await (const chunk of readEvents(this.parts.connection, open)) {
      const items = chunk
        .flatMap((resolved) => this.look(resolved, filter) ?? [])
        .filter(({ position }) => isBeyond(position, last))
        .slice(0, left);
      last = items.at(-1)?.position ?? last;
      left -= items.length;
      yield items;
      if (left <= 0) return;
    }
  }

  /** A stream from a revision on, strangers included; at most `limit` events if given. */
  async *readStream(stream: string, from: number, limit?: number): AsyncGenerator<Found> {
    const { connection, streams } = this.parts;
    const known = streams.of(stream);
    let next = from;
    const open = (client: EventStoreDBClient) =>
      client.readStream(stream, {
        fromRevision: BigInt(next),
        requiresLeader: connection.string.wantsLeader,
        ...(limit !== undefined && { maxCount: limit - (next - from) }),
      });
    for await (const chunk of readEvents(connection, open)) {
      const items = chunk.flatMap((resolved) => this.look(resolved) ?? []);
      streams.learn(stream, known, next, items);
      next = (items.at(-1)?.revision ?? next - 1) + 1;
      yield* items;
      if (limit !== undefined && next - from >= limit) return;
    }
  }
}

const passesFilter = (filter: LogFilter | undefined, stream: string): boolean =>
  filter === undefined || filter.streamPrefixes.some((prefix) => stream.startsWith(prefix));
