import { DatabaseSync } from 'node:sqlite';
import { KeyStoreRefused } from './errors.js';

/** `CTKY` in the file's header. */
const APPLICATION_ID = 0x43544b59;
const SCHEMA_VERSION = 1;
const BUSY_TIMEOUT_MS = 1000;

const SCHEMA = `
  CREATE TABLE keys (
    case_number TEXT    NOT NULL,
    purpose     TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    wrapped     BLOB    NOT NULL, -- RFC 3394, under the key-encryption key
    PRIMARY KEY (case_number, purpose, version)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE erased (case_number TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
  PRAGMA application_id = ${APPLICATION_ID};
  PRAGMA user_version = ${SCHEMA_VERSION};`;

/**
 * Opens the file of keys, making it if it is new.
 *
 * @throws {KeyStoreRefused} it cannot be opened, is something else, or was written by a newer Casetrail
 */
export function openKeys(file: string): DatabaseSync {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: BUSY_TIMEOUT_MS });
    // Several processes may open a new file at once: each looks at it as it is at one moment, and one of them makes it.
    within(database, 'BEGIN', isFresh, file);
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON');
    within(database, 'BEGIN IMMEDIATE', makeIfFresh, file);
    return database;
  } catch (error) {
    database?.close();
    if (error instanceof KeyStoreRefused) throw error;
    const reason = error instanceof Object && 'errstr' in error ? String(error.errstr) : String(error);
    throw new KeyStoreRefused(
      `The key store ${file} cannot be opened (${reason}): see to its folder, disk and permissions, or restore it from a backup.`,
      { cause: error },
    );
  }
}

function within(
  database: DatabaseSync,
  begin: string,
  look: (database: DatabaseSync, file: string) => unknown,
  file: string,
): void {
  database.exec(begin);
  look(database, file);
  database.exec('COMMIT');
}

function makeIfFresh(database: DatabaseSync, file: string): void {
  if (isFresh(database, file)) database.exec(SCHEMA);
}

function isFresh(database: DatabaseSync, file: string): boolean {
  const id = numberOf(database, 'PRAGMA application_id');
  const version = numberOf(database, 'PRAGMA user_version');
  if (id === APPLICATION_ID && version > SCHEMA_VERSION)
    throw new KeyStoreRefused(
      `${file} has schema ${version}, this Casetrail knows up to ${SCHEMA_VERSION}: start the newer Casetrail that wrote it.`,
    );
  if (id === APPLICATION_ID && version === SCHEMA_VERSION) return false;
  if (id !== 0 || version !== 0 || numberOf(database, 'SELECT count(*) FROM sqlite_schema') > 0)
    throw new KeyStoreRefused(
      `${file} is not a Casetrail key store: name another file, or move this one away.`,
    );
  return true;
}

function numberOf(database: DatabaseSync, sql: string): number {
  return Object.values(database.prepare(sql).get() ?? {})[0] as number;
}
