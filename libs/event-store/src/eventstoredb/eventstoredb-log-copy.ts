import type { CopyableLog, LoggedAppend } from '../copying/copyable-log.js';
import { Revisions } from '../copying/revisions.js';
import { CopyRefused } from '../errors.js';
import type { RecordedEvent } from '../event-store.js';
import { appendAt } from './append-at.js';
import { Connection } from './connection.js';
import { gapAfter } from './gap.js';
import { KnownStreams } from './known-streams.js';
import { LogEnd } from './log-end.js';
import { LogScan } from './log-scan.js';
import { storedForm, type Stranger } from './stored-event.js';
import { Strangers } from './strangers.js';

export interface EventStoreDbCopyOptions {
  /** As of `openEventStoreDb`. */
  readonly patienceMs?: number;
  /** Told of each event that Casetrail did not write; it is left where it is. */
  readonly onStranger?: (stranger: Stranger) => void;
}

/** Opens the log in an EventStoreDB to copy from it, or to it. @throws {InvalidConnectionString} */
export function openEventStoreDbCopy(url: string, options: EventStoreDbCopyOptions = {}): CopyableLog {
  return new EventStoreDbLogCopy(url, options);
}

class EventStoreDbLogCopy implements CopyableLog {
  readonly name: string;
  readonly #connection: Connection;
  readonly #end: LogEnd;
  readonly #scan: LogScan;

  constructor(url: string, { patienceMs = 5000, onStranger = () => undefined }: EventStoreDbCopyOptions) {
    const connection = (this.#connection = new Connection(url, patienceMs));
    const end = (this.#end = new LogEnd(connection));
    const strangers = new Strangers(onStranger);
    this.#scan = new LogScan({ connection, end, strangers, streams: new KnownStreams() });
    this.name = `EventStoreDB at ${connection.string.servers}`;
  }

  async size(): Promise<number> {
    return (await gapAfter(undefined, this.#scan, this.#end)).events;
  }

  async *appends(): AsyncGenerator<LoggedAppend> {
    const revisions = new Revisions(this.name);
    let together: RecordedEvent[] = [];
    for await (const items of this.#scan.read(undefined))
      for (const { event, batch } of items) {
        if (!event || !batch) continue;
        if (batch.index !== together.length) throw this.#torn(event);
        together.push(event);
        if (together.length < batch.size) continue;
        yield this.#loggedAppend(together, revisions);
        together = [];
      }
    if (together[0]) throw this.#torn(together[0]);
  }

  /** One after another, so that the log keeps their order. */
  async write(appends: readonly LoggedAppend[]): Promise<void> {
    for (const { stream, revision, recordedAt, events } of appends) {
      const size = events.length;
      const stored = events.map((event, index) => storedForm(event, recordedAt, { index, size }));
      const append = { stream, events: stored, at: revision - 1 };
      if (!(await appendAt(this.#connection, append, this.#connection.patience())))
        throw new CopyRefused(
          `The stream ${stream} in ${this.name} holds another event at revision ${revision}: copy where nobody else writes.`,
        );
    }
  }

  async close(): Promise<void> {
    this.#connection.close();
    this.#end.stop();
    await this.#connection.disconnect();
  }

  #loggedAppend(together: readonly RecordedEvent[], revisions: Revisions): LoggedAppend {
    const [first] = together as [RecordedEvent];
    const { stream, revision, recordedAt } = first;
    if (together.some((event, i) => event.stream !== stream || event.revision !== revision + i))
      throw this.#torn(first);
    revisions.follow(stream, revision, together.length);
    return { stream, revision, recordedAt, events: together };
  }

  #torn({ stream, revision }: RecordedEvent): CopyRefused {
    return new CopyRefused(
      `Of the events appended together with ${stream}@${revision} in ${this.name} some are gone: the log is no longer whole.`,
    );
  }
}
