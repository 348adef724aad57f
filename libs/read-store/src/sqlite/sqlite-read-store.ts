import { GenerationGone } from '../errors.js';
import type { Generation, Lease, ReadModelSchema, ReadStore } from '../read-store.js';
import { Connection, type Row } from './connection.js';
import { SqliteLeases } from './leases.js';
import { SqliteGeneration } from './sqlite-generation.js';
import { DOCUMENT_TABLE, quote } from './tables.js';

export interface SqliteReadStoreOptions {
  /** Beside a process that writes: nothing is created, cleaned or changed. */
  readonly readOnly?: boolean;
}

/**
 * Opens, and if need be creates, the read store in one SQLite file (WAL).
 *
 * @throws {NewerSchema} the file was written by a newer Casetrail
 * @throws {StoreUnavailable} the file cannot be opened, or is opened read-only and does not exist
 */
export function openSqliteReadStore(file: string, options: SqliteReadStoreOptions = {}): ReadStore {
  return new SqliteReadStore(new Connection(file, options.readOnly ?? false));
}

class SqliteReadStore implements ReadStore {
  /** A generation's schema never changes, so it is parsed once. */
  private readonly opened = new Map<string, SqliteGeneration>();
  private readonly claims: SqliteLeases;

  constructor(private readonly connection: Connection) {
    this.claims = new SqliteLeases(connection);
    if (!connection.readOnly) this.dropOrphans();
  }

  async live(model: string): Promise<Generation | undefined> {
    return this.inState(model, 'live');
  }

  async unfinished(model: string): Promise<Generation | undefined> {
    return this.inState(model, 'building');
  }

  async building(schema: ReadModelSchema): Promise<Generation> {
    const build = this.inState(schema.name, 'building');
    const same = build && JSON.stringify(build.schema) === JSON.stringify(schema);
    return same ? build : this.restartBuild(schema);
  }

  async restartBuild(schema: ReadModelSchema): Promise<Generation> {
    const build = this.connection.transaction(() => this.begin(schema));
    this.dropOrphans();
    return build;
  }

  async swap(generation: Generation): Promise<void> {
    const { model, number } = generation;
    this.connection.transaction(() => {
      if (this.inState(model, 'building')?.number !== number) throw new GenerationGone(model, number);
      this.connection.run(`DELETE FROM generations WHERE model = ? AND state = 'live'`, model);
      this.connection.run(
        `UPDATE generations SET state = 'live' WHERE model = ? AND number = ?`,
        model,
        number,
      );
    });
    this.dropOrphans();
  }

  async leases(): Promise<ReadonlyMap<string, Lease>> {
    return this.claims.all();
  }

  async changeLease(name: string, seen: Lease | undefined, next: Lease | undefined): Promise<boolean> {
    return this.claims.change(name, seen, next);
  }

  async close(): Promise<void> {
    this.connection.close();
  }

  private begin(schema: ReadModelSchema): SqliteGeneration {
    const { connection } = this;
    const row = connection.get(
      'INSERT INTO models (name, last_number) VALUES (?, 1) ON CONFLICT (name) DO UPDATE SET last_number = last_number + 1 RETURNING last_number',
      schema.name,
    );
    const number = Number(row?.['last_number']);
    const generation = new SqliteGeneration(connection, schema, number);
    connection.run(`DELETE FROM generations WHERE model = ? AND state = 'building'`, schema.name);
    connection.run(
      `INSERT INTO generations (model, number, version, state, schema) VALUES (?, ?, ?, 'building', ?)`,
      schema.name,
      number,
      schema.version,
      JSON.stringify(schema),
    );
    generation.createTables();
    return generation;
  }

  private inState(model: string, state: 'live' | 'building'): SqliteGeneration | undefined {
    const row = this.connection.get(
      'SELECT number, schema FROM generations WHERE model = ? AND state = ?',
      model,
      state,
    );
    return row && this.generationOf(model, row);
  }

  private generationOf(model: string, row: Row): SqliteGeneration {
    const number = Number(row['number']);
    const key = `${model}#${number}`;
    let generation = this.opened.get(key);
    if (!generation) {
      const schema = JSON.parse(String(row['schema'])) as ReadModelSchema;
      this.opened.set(key, (generation = new SqliteGeneration(this.connection, schema, number)));
    }
    return generation;
  }

  /** Tables are dropped after the registry forgot their generation, so that a crash between leaves only waste; this clears it. */
  private dropOrphans(): void {
    const { connection } = this;
    const kept = new Set(
      connection
        .all('SELECT model, number FROM generations')
        .map((row) => `${String(row['model'])}#${String(row['number'])}`),
    );
    for (const { name } of connection.all(`SELECT name FROM sqlite_master WHERE type = 'table'`)) {
      const owner = DOCUMENT_TABLE.exec(String(name))?.groups;
      if (owner && !kept.has(`${owner['model']}#${owner['number']}`)) {
        connection.exec(`DROP TABLE ${quote(String(name))}`);
      }
    }
  }
}
