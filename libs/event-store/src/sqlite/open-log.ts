import { existsSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { NewerSchema, NotAnEventLog, StoreUnavailable } from '../errors.js';
import { isForeignFile, readFault, writeFault } from './sqlite-faults.js';
import { sqlitePositions } from './sqlite-positions.js';

/** `CTEV` in the file's header, so that `file` and SQLite tools can tell what it is. */
const APPLICATION_ID = 0x43544556;
const SCHEMA_VERSION = 1;
const BUSY_TIMEOUT_MS = 1000;

/** Texts come last: what is before them is read without following the overflow pages of a long one. */
const SCHEMA = `
  CREATE TABLE events (
    position     INTEGER PRIMARY KEY, -- from 1, without gaps
    id           TEXT    NOT NULL UNIQUE,
    stream       TEXT    NOT NULL,
    revision     INTEGER NOT NULL,    -- place in the stream, from 0
    type         TEXT    NOT NULL,
    recorded_at  TEXT    NOT NULL,    -- UTC, ISO 8601
    append_start INTEGER NOT NULL,    -- position of the first event appended together with it
    metadata     TEXT    NOT NULL,    -- JSON
    data         TEXT    NOT NULL,    -- JSON
    UNIQUE (stream, revision)
  ) STRICT;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};`;

/**
 * Opens the file, making it a log if it is new.
 *
 * @throws {StoreUnavailable} @throws {NewerSchema} @throws {NotAnEventLog} @throws {CorruptLog}
 */
export function openLog(file: string, readOnly: boolean): DatabaseSync {
  if (readOnly && !existsSync(file))
    throw new StoreUnavailable(
      `There is no event log at ${file}: start the service once, or name another file.`,
    );
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { readOnly, timeout: BUSY_TIMEOUT_MS });
    const fresh = isFresh(database, file);
    if (readOnly) {
      if (fresh) throw new NotAnEventLog(file);
    } else prepareForWriting(database, fresh);
    database.prepare('SELECT max(position) FROM events').get(); // finds a damaged file now, not at the first read
    return database;
  } catch (error) {
    database?.close();
    if (isForeignFile(error)) throw new NotAnEventLog(file);
    throw database ? readFault(error, file, sqlitePositions.write(0)) : writeFault(error, file);
  }
}

function isFresh(database: DatabaseSync, file: string): boolean {
  const id = numberOf(database, 'PRAGMA application_id');
  const version = numberOf(database, 'PRAGMA user_version');
  if (id === APPLICATION_ID && version > SCHEMA_VERSION) throw new NewerSchema(file, version, SCHEMA_VERSION);
  if (id === APPLICATION_ID && version === SCHEMA_VERSION) return false;
  if (id !== 0 || version !== 0 || numberOf(database, 'SELECT count(*) FROM sqlite_schema') > 0)
    throw new NotAnEventLog(file);
  return true;
}

/** The transaction also finds out, before anyone relies on it, whether the file can be written at all. */
function prepareForWriting(database: DatabaseSync, fresh: boolean): void {
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
  database.exec('BEGIN IMMEDIATE');
  if (fresh) database.exec(SCHEMA);
  database.exec('COMMIT');
}

function numberOf(database: DatabaseSync, sql: string): number {
  return Object.values(database.prepare(sql).get() ?? {})[0] as number;
}
