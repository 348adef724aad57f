import type { Position } from '#event-store';
import { endOf, printCursor, readCursor, type PageEnd } from '../cursor.js';
import { DeclaredModel } from '../declared.js';
import { CheckpointMoved, GenerationGone } from '../errors.js';
import type {
  Condition,
  Document,
  DocumentChange,
  Generation,
  Page,
  Query,
  ReadModelSchema,
} from '../read-store.js';
import type { Connection, Row } from './connection.js';
import { all, selection, type Sql } from './selection.js';
import { CollectionTables, column, sqlValue } from './tables.js';

const CHECKPOINT = 'SELECT checkpoint FROM generations WHERE model = ? AND number = ?';

export class SqliteGeneration implements Generation {
  readonly model: string;
  readonly version: number;
  private readonly declared: DeclaredModel;
  private readonly tables: ReadonlyMap<string, CollectionTables>;

  constructor(
    private readonly connection: Connection,
    readonly schema: ReadModelSchema,
    readonly number: number,
  ) {
    this.model = schema.name;
    this.version = schema.version;
    this.declared = new DeclaredModel(schema);
    const prefix = `${this.model}#${number}`;
    this.tables = new Map(
      [...this.declared.collections].map((one) => [one.name, new CollectionTables(one, prefix)]),
    );
  }

  createTables(): void {
    for (const tables of this.tables.values()) tables.create(this.connection);
  }

  async get<D extends Document>(collection: string, id: string): Promise<D | undefined> {
    const { documents } = this.tablesOf(collection);
    const row = this.connection.get(`SELECT body FROM ${documents} WHERE id = ?`, id);
    return row && bodyOf<D>(row);
  }

  async getMany<D extends Document>(
    collection: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, D>> {
    return this.read<D>(this.tablesOf(collection), ids);
  }

  async find<D extends Document>(collection: string, query: Query): Promise<Page<D>> {
    const tables = this.tablesOf(collection);
    tables.declared.check(query);
    const after = readCursor(this.model, collection, query);
    const where = selection(this.connection, tables, query.where, query.order?.field ?? '');
    const ids = query.order
      ? this.ordered(where, query, after)
      : this.page(where, query.limit + 1, 'd.id', 'ascending', after && [after.id]);
    const page = ids.slice(0, query.limit);
    const documents = this.read<D>(tables, page);
    const items = page.map((id) => documents.get(id) as D);
    const [last, document] = [page.at(-1), items.at(-1)];
    if (last === undefined || !document || ids.length === page.length) return { items };
    return { items, next: printCursor(this.model, collection, query, endOf(last, document, query)) };
  }

  async count(collection: string, where?: readonly Condition[]): Promise<number> {
    const tables = this.tablesOf(collection);
    tables.declared.checkConditions(where);
    const { text, parameters } = selection(this.connection, tables, where);
    return Number(this.connection.get(`SELECT count(*) AS n ${text}`, ...parameters)?.['n']);
  }

  async checkpoint(): Promise<Position | undefined> {
    return this.readCheckpoint();
  }

  resume(): Promise<Position | undefined> {
    return this.checkpoint();
  }

  async commit(
    changes: readonly DocumentChange[],
    checkpoint: { readonly from?: Position; readonly to: Position },
  ): Promise<void> {
    this.connection.transaction(() => {
      const actual = this.readCheckpoint();
      if (actual !== checkpoint.from) throw new CheckpointMoved(this.model, checkpoint.from, actual);
      for (const change of changes) this.write(change);
      this.connection.run(
        'UPDATE generations SET checkpoint = ? WHERE model = ? AND number = ?',
        checkpoint.to,
        this.model,
        this.number,
      );
    });
  }

  private write(change: DocumentChange): void {
    const tables = this.tablesOf(change.collection);
    if ('remove' in change) tables.remove(this.connection, change.id);
    else tables.put(this.connection, change.id, change.put);
  }

  /** Documents with the field first, then those without it, where any can be asked for: each along an index. */
  private ordered(where: Sql, query: Query, after: PageEnd | undefined): string[] {
    const limit = query.limit + 1;
    const order = query.order!;
    const field = `d.${column(order)}`;
    const having = all([where, { text: `${field} IS NOT NULL`, parameters: [] }]);
    const lacking = all([where, { text: `${field} IS NULL`, parameters: [] }]);
    if (after && after.value === undefined)
      return this.page(lacking, limit, 'd.id', order.direction, [after.id]);
    const end = after?.value === undefined ? undefined : [sqlValue(after.value), after.id];
    const ids = this.page(having, limit, `${field}, d.id`, order.direction, end);
    return ids.length === limit || asksFor(order.field, query.where)
      ? ids
      : [...ids, ...this.page(lacking, limit - ids.length, 'd.id', order.direction, undefined)];
  }

  private page(
    where: Sql,
    limit: number,
    by: string,
    direction: 'ascending' | 'descending',
    after: Sql['parameters'] | undefined,
  ): string[] {
    const beyond = direction === 'ascending' ? '>' : '<';
    const keys = by.split(', ');
    const { text, parameters } = after
      ? all([where, { text: `(${by}) ${beyond} (${keys.map(() => '?').join(', ')})`, parameters: after }])
      : where;
    const sequence = keys.map((key) => `${key} ${direction === 'ascending' ? 'ASC' : 'DESC'}`).join(', ');
    const rows = this.connection.all(
      `SELECT d.id ${text} ORDER BY ${sequence} LIMIT ?`,
      ...parameters,
      limit,
    );
    return rows.map((row) => String(row['id']));
  }

  private read<D extends Document>({ documents }: CollectionTables, ids: readonly string[]): Map<string, D> {
    const sql = `SELECT id, body FROM ${documents} WHERE id IN (SELECT value FROM json_each(?))`;
    const rows = this.connection.all(sql, JSON.stringify(ids));
    return new Map(rows.map((row) => [String(row['id']), bodyOf<D>(row)]));
  }

  private tablesOf(collection: string): CollectionTables {
    this.readCheckpoint();
    const { name } = this.declared.collection(collection);
    return this.tables.get(name) as CollectionTables;
  }

  /** Every access asks the registry first: it is one look-up in memory, and tells a dropped generation from a broken file. */
  private readCheckpoint(): Position | undefined {
    const row = this.connection.get(CHECKPOINT, this.model, this.number);
    if (!row) throw new GenerationGone(this.model, this.number);
    return row['checkpoint'] === null ? undefined : String(row['checkpoint']);
  }
}

/** Whether no document without the field can be meant: looking for one would walk through all of them. */
const asksFor = (field: string, where: readonly Condition[] = []): boolean =>
  where.some(
    (condition) =>
      condition.field === field &&
      !('noneOf' in condition) &&
      !('present' in condition && !condition.present),
  );

function bodyOf<D extends Document>(row: Row): D {
  return JSON.parse(String(row['body'])) as D;
}
