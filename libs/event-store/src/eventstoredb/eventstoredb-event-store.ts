import { StoreUnavailable } from '../errors.js';
import type {
  Appended,
  EventStore,
  ExpectedRevision,
  Gap,
  NewEvent,
  Position,
  ReadAllOptions,
  ReadStreamOptions,
  RecordedEvent,
  SubscribeOptions,
  SubscriptionBatch,
} from '../event-store.js';
import { writeBatch } from '../log/batch.js';
import { Appends } from './appends.js';
import { Connection } from './connection.js';
import { isPosition, readPosition } from './eventstoredb-positions.js';
import { followLog } from './follow-log.js';
import { gapAfter } from './gap.js';
import { KnownStreams } from './known-streams.js';
import { LogEnd } from './log-end.js';
import { LogScan } from './log-scan.js';
import type { Stranger } from './stored-event.js';
import { Strangers } from './strangers.js';

export interface EventStoreDbOptions {
  /** Stamps `recordedAt`; the machine's clock by default. */
  readonly clock?: () => Date;
  /** How long a call may take, all its attempts together, before it is given up. Milliseconds; 5,000 by default. */
  readonly patienceMs?: number;
  /** Told once of each event met that Casetrail did not write; such events are skipped. */
  readonly onStranger?: (stranger: Stranger) => void;
}

/**
 * The log in an EventStoreDB (KurrentDB), version 22.10 or later. Nothing is sent before the first call.
 *
 * @param url `esdb://user:password@host:port?tls=true&tlsCaFile=...` or `esdb+discover://...`
 * @throws {InvalidConnectionString}
 */
export function openEventStoreDb(url: string, options: EventStoreDbOptions = {}): EventStore {
  return new EventStoreDbEventStore(url, options);
}

export class EventStoreDbEventStore implements EventStore {
  readonly connection: Connection;
  readonly #end: LogEnd;
  readonly #scan: LogScan;
  readonly #appends: Appends;
  #closed: Promise<void> | undefined;

  constructor(url: string, options: EventStoreDbOptions) {
    const { clock = () => new Date(), patienceMs = 5000, onStranger = () => undefined } = options;
    const connection = (this.connection = new Connection(url, patienceMs));
    const end = (this.#end = new LogEnd(connection));
    const streams = new KnownStreams();
    const scan = (this.#scan = new LogScan({
      connection,
      end,
      streams,
      strangers: new Strangers(onStranger),
    }));
    const read = scan.readStream.bind(scan);
    this.#appends = new Appends({ connection, end, streams, clock, read });
  }

  async append(
    stream: string,
    events: readonly NewEvent[],
    { expectedRevision }: { readonly expectedRevision: ExpectedRevision },
  ): Promise<Appended> {
    this.#requireOpen();
    writeBatch(stream, events);
    return this.#appends.append(stream, events, expectedRevision);
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<RecordedEvent> {
    this.#requireOpen();
    for await (const { event } of this.#scan.readStream(stream, options.from ?? 0)) if (event) yield event;
  }

  async *readAll({ after, filter, limit = Infinity }: ReadAllOptions = {}): AsyncGenerator<RecordedEvent> {
    this.#requireOpen();
    if (limit <= 0) return;
    let left = limit;
    for await (const items of this.#scan.read(after, filter))
      for (const { event, passes } of items) {
        if (!event || !passes) continue;
        yield event;
        if (--left === 0) return;
      }
  }

  subscribeToAll(options: SubscribeOptions): AsyncIterable<SubscriptionBatch> {
    return followLog({ connection: this.connection, end: this.#end, scan: this.#scan }, options);
  }

  async head(): Promise<Position | undefined> {
    this.#requireOpen();
    return this.#end.head();
  }

  async gapAfter(position: Position | undefined): Promise<Gap> {
    this.#requireOpen();
    if (position !== undefined) readPosition(position);
    return gapAfter(position, this.#scan, this.#end);
  }

  isPosition(text: string): boolean {
    return isPosition(text);
  }

  /** Waits for the appends that have begun. */
  close(): Promise<void> {
    return (this.#closed ??= this.#close());
  }

  async #close(): Promise<void> {
    await this.#appends.idle();
    this.connection.close();
    this.#end.stop();
    await this.connection.disconnect();
  }

  #requireOpen(): void {
    if (this.#closed)
      throw new StoreUnavailable(`The event store at ${this.connection.string.servers} is closed.`);
  }
}
