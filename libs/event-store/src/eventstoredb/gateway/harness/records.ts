import { DatabaseSync, type StatementSync } from 'node:sqlite';
import type { Range, StoredEvent } from '../gateway-log.js';

export type ProposedEvent = Pick<StoredEvent, 'id' | 'type' | 'json' | 'data' | 'metadata'>;

const COLUMNS = 'id, stream, revision, type, position, created, json, data, metadata';
const PAGE_BYTES = 4 * 1024 * 1024;
/** What a record costs besides its contents: positions have gaps, as they do on a real server. */
const RECORD_BYTES = 64;

const SCHEMA = `
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = NORMAL;
  CREATE TABLE IF NOT EXISTS records (
    position INTEGER PRIMARY KEY,
    id       TEXT    NOT NULL,
    stream   TEXT    NOT NULL,
    revision INTEGER NOT NULL,
    type     TEXT    NOT NULL,
    created  INTEGER NOT NULL, -- milliseconds since 1970
    json     INTEGER NOT NULL,
    data     BLOB    NOT NULL,
    metadata BLOB    NOT NULL,
    UNIQUE (stream, revision)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS records_by_id ON records (id);`;

/** Keeps what clients send, byte for byte, under any name; an id may come twice. */
export class Records {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  /** @param file survives the process; `:memory:` does not */
  constructor(file: string) {
    this.#database = new DatabaseSync(file);
    this.#database.exec(SCHEMA);
  }

  head(): number {
    return (
      (this.#statement('SELECT max(position) AS head FROM records').get()?.['head'] as number | null) ?? 0
    );
  }

  last(stream: string): StoredEvent | undefined {
    return this.#one('stream = ? ORDER BY revision DESC LIMIT 1', stream);
  }

  at(stream: string, revision: number): StoredEvent | undefined {
    return this.#one('stream = ? AND revision = ?', stream, revision);
  }

  /** The last event of this id in the stream. */
  find(stream: string, id: string): StoredEvent | undefined {
    return this.#one('id = ? AND stream = ? ORDER BY position DESC LIMIT 1', id, stream);
  }

  all(range: Range): readonly StoredEvent[] {
    return this.#range('position', '', [], range);
  }

  stream(stream: string, range: Range): readonly StoredEvent[] {
    return this.#range('revision', 'stream = ? AND', [stream], range);
  }

  /** @returns its position */
  insert(stream: string, revision: number, event: ProposedEvent): number {
    const { id, type, json, data, metadata } = event;
    const position = this.head() + RECORD_BYTES + type.length + data.length + metadata.length;
    this.#statement(`INSERT INTO records (${COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`).run(
      id,
      stream,
      revision,
      type,
      position,
      Date.now(),
      Number(json),
      data,
      metadata,
    );
    return position;
  }

  /** All or nothing of what the function inserts. */
  transaction<T>(write: () => T): T {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      const result = write();
      this.#database.exec('COMMIT');
      return result;
    } catch (error) {
      this.#database.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.#database.close();
  }

  #one(condition: string, ...values: (string | number)[]): StoredEvent | undefined {
    const row = this.#statement(`SELECT ${COLUMNS} FROM records WHERE ${condition}`).get(...values);
    return row && stored(row);
  }

  #range(by: string, condition: string, values: string[], { from, direction, limit }: Range): StoredEvent[] {
    const [compare, order] = direction === 'forwards' ? ['>=', 'ASC'] : ['<=', 'DESC'];
    const rows = this.#statement(
      `SELECT ${COLUMNS} FROM records WHERE ${condition} ${by} ${compare} ? ORDER BY ${by} ${order} LIMIT ?`,
    ).iterate(...values, Math.min(from, Number.MAX_SAFE_INTEGER), limit);
    const events: StoredEvent[] = [];
    let bytes = 0;
    for (const row of rows) {
      const event = stored(row);
      events.push(event);
      bytes += event.data.length + event.metadata.length;
      if (bytes >= PAGE_BYTES) break;
    }
    return events;
  }

  #statement(sql: string): StatementSync {
    let statement = this.#statements.get(sql);
    if (!statement) this.#statements.set(sql, (statement = this.#database.prepare(sql)));
    return statement;
  }
}

function stored(row: object): StoredEvent {
  const event = row as unknown as Omit<StoredEvent, 'json'> & { json: number };
  return { ...event, json: event.json === 1 };
}
