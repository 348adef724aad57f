import { existsSync, mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type SQLInputValue, type SQLOutputValue } from 'node:sqlite';
import { NewerSchema, StoreUnavailable } from '#event-store';

export type Row = Record<string, SQLOutputValue>;

const BUSY_MS = 2000;
const STATEMENTS = 200;
/** Search terms are written all over their table: a build is many times slower when its pages do not stay in memory. */
const CACHE_KIB = 128 * 1024;
const CHECKPOINT_PAGES = 16 * 1024;

/** `synchronous=NORMAL`: a power cut may take the last commits, documents and checkpoint together, and they are projected again. */
const PRAGMAS = `
  PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA temp_store = MEMORY;
  PRAGMA cache_size = -${CACHE_KIB}; PRAGMA wal_autocheckpoint = ${CHECKPOINT_PAGES};`;

/** What each schema version adds to the one before it: a file is brought up to date in place. */
const VERSIONS = [
  `
  CREATE TABLE models (name TEXT PRIMARY KEY, last_number INTEGER NOT NULL) WITHOUT ROWID;
  CREATE TABLE generations (
    model TEXT NOT NULL, number INTEGER NOT NULL, version INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('building', 'live')), checkpoint TEXT, schema TEXT NOT NULL,
    PRIMARY KEY (model, number), UNIQUE (model, state)
  ) WITHOUT ROWID;`,
  `
  CREATE TABLE leases (name TEXT PRIMARY KEY, holder TEXT NOT NULL, beat INTEGER NOT NULL, state TEXT) WITHOUT ROWID;`,
];
const SCHEMA = VERSIONS.length;

/** One open file: statements are prepared once, and a write is one transaction. */
export class Connection {
  private readonly database: DatabaseSync;
  private readonly statements = new Map<string, ReturnType<DatabaseSync['prepare']>>();

  constructor(
    readonly file: string,
    readonly readOnly: boolean,
  ) {
    if (readOnly && !existsSync(file))
      throw new StoreUnavailable(`There is no read store at ${file}: start the service once.`);
    if (!readOnly) mkdirSync(dirname(file), { recursive: true });
    this.database = new DatabaseSync(file, { readOnly, timeout: BUSY_MS });
    try {
      this.prepareSchema();
    } catch (error) {
      this.database.close();
      throw error;
    }
  }

  all(sql: string, ...parameters: SQLInputValue[]): Row[] {
    return this.guarded(() => this.prepared(sql).all(...parameters));
  }

  get(sql: string, ...parameters: SQLInputValue[]): Row | undefined {
    return this.guarded(() => this.prepared(sql).get(...parameters));
  }

  run(sql: string, ...parameters: SQLInputValue[]): void {
    this.guarded(() => this.prepared(sql).run(...parameters));
  }

  exec(sql: string): void {
    this.guarded(() => this.database.exec(sql));
  }

  /** All of `work` or nothing of it. It is synchronous, so no other caller of this connection comes between. */
  transaction<T>(work: () => T): T {
    this.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      this.exec('COMMIT');
      return result;
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }

  close(): void {
    this.statements.clear();
    this.database.close();
  }

  private prepareSchema(): void {
    const found = this.version();
    if (found > SCHEMA) throw new NewerSchema(this.file, found, SCHEMA);
    if (this.readOnly) {
      if (found < SCHEMA)
        throw new StoreUnavailable(
          `${this.file} is not a read store of this version yet: start the service once.`,
        );
      return;
    }
    this.exec(PRAGMAS);
    if (found < SCHEMA) this.transaction(() => this.upgrade());
  }

  /** Reads the version again: another process may have been faster. */
  private upgrade(): void {
    const found = this.version();
    if (found < SCHEMA) this.exec(`${VERSIONS.slice(found).join('')} PRAGMA user_version = ${SCHEMA};`);
  }

  private version(): number {
    return Number(this.get('PRAGMA user_version')?.['user_version']);
  }

  private prepared(sql: string): ReturnType<DatabaseSync['prepare']> {
    let statement = this.statements.get(sql);
    if (!statement) {
      if (this.statements.size === STATEMENTS) this.statements.clear();
      this.statements.set(sql, (statement = this.database.prepare(sql)));
    }
    return statement;
  }

  private guarded<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (!isSqliteError(error)) throw error;
      throw new StoreUnavailable(`The read store ${this.file} failed: ${error.message}`, { cause: error });
    }
  }
}

/** By its code: under Jest, Node's own errors are of another realm's `Error`. */
function isSqliteError(error: unknown): error is Error {
  return (error as Partial<NodeJS.ErrnoException> | undefined)?.code === 'ERR_SQLITE_ERROR';
}
