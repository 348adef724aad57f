import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { CorruptLog } from '../errors.js';
import type { Gap, JsonObject, LogFilter, RecordedEvent } from '../event-store.js';
import type { Page, PageRequest } from '../log/paged-log.js';
import { readFault } from './sqlite-faults.js';
import { sqlitePositions } from './sqlite-positions.js';

type Row = [
  position: number,
  id: string,
  stream: string,
  revision: number,
  type: string,
  recordedAt: string,
  metadata: string,
  data: string,
];

const COLUMNS = 'position, id, stream, revision, type, recorded_at, metadata, data';
/** How much one page looks at before the process may do something else. */
const PAGE_SCAN = 5000;
const PAGE_CHARACTERS = 4 * 1024 * 1024;

/** Reads pages of the log. Rows come as arrays and one by one, so that a page of long events stops in time. */
export class LogReader {
  readonly #head: StatementSync;
  readonly #recordedAt: StatementSync;
  readonly #stream: StatementSync;
  readonly #lastRevision: StatementSync;
  readonly #pages = new Map<number | undefined, StatementSync>();

  constructor(
    private readonly database: DatabaseSync,
    private readonly file: string,
  ) {
    this.#head = database.prepare('SELECT max(position) AS head FROM events');
    this.#recordedAt = database.prepare('SELECT recorded_at FROM events WHERE position = ?');
    this.#stream = database.prepare(
      `SELECT ${COLUMNS} FROM events WHERE stream = ? AND revision >= ? ORDER BY revision`,
    );
    this.#stream.setReturnArrays(true);
    this.#lastRevision = database.prepare('SELECT max(revision) AS last FROM events WHERE stream = ?');
  }

  head(): number {
    return this.#reading(0, () => (this.#head.get()?.['head'] as number | null) ?? 0);
  }

  gapAfter(after: number): Gap {
    return this.#reading(after, () => {
      const events = this.head() - after;
      if (events <= 0) return { events: 0 };
      return { events, oldest: this.#recordedAt.get(after + 1)?.['recorded_at'] as string };
    });
  }

  page({ after, filter, limit }: PageRequest): Page {
    return this.#reading(after, () => {
      const head = this.head();
      const end = Math.min(after + PAGE_SCAN, head);
      if (end <= after) return { events: [], position: after, head };
      const rows = this.#pageStatement(filter).iterate(after, end, ...(filter?.streamPrefixes ?? []));
      const { events, full } = collect(rows, limit);
      return { events, position: full ? sqlitePositions.read(events.at(-1)?.position) : end, head };
    });
  }

  streamPage(stream: string, from: number, limit: number): Collected {
    return this.#reading(0, () => collect(this.#stream.iterate(stream, from), limit));
  }

  lastRevision(stream: string): number | undefined {
    return this.#reading(0, () => (this.#lastRevision.get(stream)?.['last'] as number | null) ?? undefined);
  }

  /** The unary plus keeps SQLite on the order of positions, whatever it thinks of the stream's index. */
  #pageStatement(filter: LogFilter | undefined): StatementSync {
    const prefixes = filter?.streamPrefixes.length;
    const known = this.#pages.get(prefixes);
    if (known) return known;
    const begins =
      Array.from({ length: prefixes ?? 0 }, () => 'instr(+stream, ?) = 1').join(' OR ') || 'FALSE';
    const condition = prefixes === undefined ? '' : `AND (${begins})`;
    const statement = this.database.prepare(
      `SELECT ${COLUMNS} FROM events WHERE position > ? AND position <= ? ${condition} ORDER BY position`,
    );
    statement.setReturnArrays(true);
    this.#pages.set(prefixes, statement);
    return statement;
  }

  #reading<T>(position: number, read: () => T): T {
    try {
      return read();
    } catch (error) {
      throw readFault(error, this.file, sqlitePositions.write(position));
    }
  }
}

interface Collected {
  readonly events: readonly RecordedEvent[];
  /** Whether there may be more. */
  readonly full: boolean;
}

function collect(rows: Iterable<unknown>, limit: number): Collected {
  const events: RecordedEvent[] = [];
  let characters = 0;
  for (const row of rows as Iterable<Row>) {
    try {
      events.push(recorded(row));
    } catch (error) {
      // Hand out what lies before a corrupt event first; the next page then begins with it and fails.
      if (events.length > 0) return { events, full: true };
      throw error;
    }
    characters += row[6].length + row[7].length;
    if (events.length >= limit || characters >= PAGE_CHARACTERS) return { events, full: true };
  }
  return { events, full: false };
}

function recorded([place, id, stream, revision, type, recordedAt, metadata, data]: Row): RecordedEvent {
  const position = sqlitePositions.write(place);
  return {
    id,
    stream,
    revision,
    type,
    data: parse(data, position),
    metadata: parse(metadata, position),
    position,
    recordedAt,
  };
}

function parse(text: string, position: string): JsonObject {
  try {
    return JSON.parse(text) as JsonObject;
  } catch {
    throw new CorruptLog(position, 'the event is not JSON');
  }
}
