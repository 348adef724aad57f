import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { StoreUnavailable } from '../errors.js';
import type {
  Appended,
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
import { type EmbeddedEventStore, follow, type Page, type PageRequest, readPages } from '../log/paged-log.js';
import { Wakeup } from '../log/wakeup.js';
import { GroupCommit } from './group-commit.js';
import { LogReader } from './log-reader.js';
import { type AppendOutcome, type AppendRequest, LogWriter } from './log-writer.js';
import { openLog } from './open-log.js';
import { sqlitePositions } from './sqlite-positions.js';
import { watchOtherProcesses } from './watch-other-processes.js';
import { writeFault } from './sqlite-faults.js';

export interface SqliteEventStoreOptions {
  /** Stamps `recordedAt`; the machine's clock by default. */
  readonly clock?: () => Date;
  /** For a process beside the one that writes: refuses appends, and its subscriptions look for news every 200 ms. */
  readonly readOnly?: boolean;
}

const STREAM_PAGE = 500;

/**
 * Opens the log in this file, making it if there is none.
 *
 * @throws {StoreUnavailable} the folder is missing, or the file cannot be opened or written
 * @throws {NewerSchema} @throws {NotAnEventLog} @throws {CorruptLog}
 */
export function openSqliteEventStore(
  file: string,
  options: SqliteEventStoreOptions = {},
): EmbeddedEventStore {
  const { clock = () => new Date(), readOnly = false } = options;
  const database = openLog(file, readOnly);
  return new SqliteEventStore(database, file, readOnly ? undefined : new LogWriter(database, clock));
}

/** One process writes, on one connection; SQLite answers synchronously, so between two `await`s nothing changes under us. */
export class SqliteEventStore implements EmbeddedEventStore {
  readonly positions = sqlitePositions;
  closed = false;
  readonly #reader: LogReader;
  readonly #appends: GroupCommit<AppendRequest, AppendOutcome> | undefined;
  readonly #wakeup = new Wakeup();
  readonly #stopWatching: () => void;

  constructor(
    private readonly database: DatabaseSync,
    private readonly file: string,
    writer: LogWriter | undefined,
  ) {
    this.#reader = new LogReader(database, file);
    this.#appends = writer && new GroupCommit((requests) => this.#commit(writer, requests));
    this.#stopWatching = writer ? () => undefined : watchOtherProcesses(database, this.#wakeup);
  }

  async append(
    stream: string,
    events: readonly NewEvent[],
    { expectedRevision }: { readonly expectedRevision: ExpectedRevision },
  ): Promise<Appended> {
    this.#requireOpen();
    if (!this.#appends)
      throw new StoreUnavailable(
        `The event log ${this.file} is open for reading only: append through the service.`,
      );
    const outcome = await this.#appends.add({ stream, events: writeBatch(stream, events), expectedRevision });
    if ('refused' in outcome) throw outcome.refused;
    return outcome.appended;
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<RecordedEvent> {
    for (let from = options.from ?? 0; ; await nextTurn()) {
      this.#requireOpen();
      const { events, full } = this.#reader.streamPage(stream, from, STREAM_PAGE);
      yield* events;
      if (!full) return;
      from += events.length;
    }
  }

  readAll(options: ReadAllOptions = {}): AsyncIterable<RecordedEvent> {
    return readPages(this, options);
  }

  subscribeToAll(options: SubscribeOptions): AsyncIterable<SubscriptionBatch> {
    return follow(this, options);
  }

  async head(): Promise<Position | undefined> {
    this.#requireOpen();
    return this.positions.writeReached(this.#reader.head());
  }

  async gapAfter(position: Position | undefined): Promise<Gap> {
    this.#requireOpen();
    return this.#reader.gapAfter(this.positions.read(position));
  }

  isPosition(text: string): boolean {
    return this.positions.is(text);
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.#appends?.flush();
    this.closed = true;
    this.#stopWatching();
    this.#wakeup.wakeAll();
    this.database.close();
  }

  page(request: PageRequest): Page {
    this.#requireOpen();
    return this.#reader.page(request);
  }

  streamPage(stream: string, from: number, limit: number): readonly RecordedEvent[] {
    this.#requireOpen();
    return this.#reader.streamPage(stream, from, limit).events;
  }

  lastRevision(stream: string): number | undefined {
    this.#requireOpen();
    return this.#reader.lastRevision(stream);
  }

  grown(signal: AbortSignal): Promise<void> {
    return this.#wakeup.wait(signal);
  }

  #commit(writer: LogWriter, requests: readonly AppendRequest[]): readonly AppendOutcome[] {
    try {
      const outcomes = writer.commit(requests);
      this.#wakeup.wakeAll();
      return outcomes;
    } catch (error) {
      throw writeFault(error, this.file);
    }
  }

  #requireOpen(): void {
    if (this.closed) throw new StoreUnavailable(`The event log ${this.file} is closed.`);
  }
}
