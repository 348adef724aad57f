import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { CopyableLog, LoggedAppend } from '../copying/copyable-log.js';
import { Revisions } from '../copying/revisions.js';
import { CopyRefused, CorruptLog } from '../errors.js';
import type { NewEvent } from '../event-store.js';
import { LogReader } from './log-reader.js';
import { openLog } from './open-log.js';
import { readFault, writeFault } from './sqlite-faults.js';
import { sqlitePositions } from './sqlite-positions.js';

interface Row {
  readonly position: number;
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly recorded_at: string;
  readonly append_start: number;
  readonly metadata: string;
  readonly data: string;
}

/** How many appends are read before the process may do something else. */
const PAGE_APPENDS = 200;

/**
 * Opens the log in this file to copy from it, or to it: then it is made if there is none. No service may hold it.
 *
 * @throws {StoreUnavailable} @throws {NewerSchema} @throws {NotAnEventLog} @throws {CorruptLog}
 */
export function openSqliteLogCopy(file: string, options: { readonly readOnly: boolean }): CopyableLog {
  return new SqliteLogCopy(openLog(file, options.readOnly), file);
}

class SqliteLogCopy implements CopyableLog {
  readonly name: string;
  readonly #reader: LogReader;
  #written = 0;

  constructor(
    private readonly database: DatabaseSync,
    private readonly file: string,
  ) {
    this.name = `the log in ${file}`;
    this.#reader = new LogReader(database, file);
    this.#written = this.#reader.head();
  }

  async size(): Promise<number> {
    return this.#reader.head();
  }

  async *appends(): AsyncGenerator<LoggedAppend> {
    const revisions = new Revisions(this.name);
    let after = 0;
    for (;;) {
      const page = [...this.#page(after)];
      for (const append of page) {
        revisions.follow(append.stream, append.revision, append.events.length);
        after += append.events.length;
        yield append;
      }
      if (page.length === 0) return;
      await nextTurn();
    }
  }

  async write(appends: readonly LoggedAppend[]): Promise<void> {
    const { database } = this;
    try {
      database.exec('BEGIN IMMEDIATE');
      if (this.#reader.head() !== this.#written)
        throw new CopyRefused(`Somebody else writes to ${this.name}: stop the service that holds it.`);
      const insert = database.prepare(
        `INSERT INTO events (position, id, stream, revision, type, recorded_at, append_start, metadata, data)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      );
      let position = this.#written;
      for (const { stream, revision, recordedAt, events } of appends) {
        const start = position + 1;
        for (const [i, { id, type, metadata, data }] of events.entries()) {
          const texts = [JSON.stringify(metadata), JSON.stringify(data)];
          insert.run(++position, id, stream, revision + i, type, recordedAt, start, ...texts);
        }
      }
      database.exec('COMMIT');
      this.#written = position;
    } catch (error) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw writeFault(error, this.file);
    }
  }

  async close(): Promise<void> {
    this.database.close();
  }

  *#page(after: number): Generator<LoggedAppend> {
    try {
      let rows: Row[] = [];
      let appends = 0;
      for (const row of this.#rows(after)) {
        if (rows[0] && row.append_start !== rows[0].append_start) {
          yield loggedAppend(rows);
          rows = [];
          if (++appends === PAGE_APPENDS) return;
        }
        rows.push(row);
      }
      if (rows.length > 0) yield loggedAppend(rows);
    } catch (error) {
      throw readFault(error, this.file, sqlitePositions.write(after));
    }
  }

  #rows(after: number): Iterable<Row> {
    return this.database
      .prepare('SELECT * FROM events WHERE position > ? ORDER BY position')
      .iterate(after) as unknown as Iterable<Row>;
  }
}

function loggedAppend(rows: readonly Row[]): LoggedAppend {
  const [first] = rows as [Row];
  return {
    stream: first.stream,
    revision: first.revision,
    recordedAt: first.recorded_at,
    events: rows.map(newEvent),
  };
}

function newEvent({ id, type, metadata, data, position }: Row): NewEvent {
  try {
    return {
      id,
      type,
      metadata: JSON.parse(metadata) as NewEvent['metadata'],
      data: JSON.parse(data) as NewEvent['data'],
    };
  } catch {
    throw new CorruptLog(sqlitePositions.write(position), 'the event is not JSON');
  }
}
