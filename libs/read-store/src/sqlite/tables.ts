import type { SQLInputValue } from 'node:sqlite';
import type { Scalar } from '../cursor.js';
import type { DeclaredCollection } from '../declared.js';
import type { Document, IndexedField } from '../read-store.js';
import type { Connection } from './connection.js';

/** Model and number of a table that holds documents, from its name. */
export const DOCUMENT_TABLE = /^(?<model>[^#]+)#(?<number>\d+)\//;

/**
 * The tables of one collection of one generation: documents with a column per indexed field (of a `many` field: how many
 * items), and the items of the `many` fields. Columns rather than expressions over the body, so that a filter parses no JSON.
 */
export class CollectionTables {
  readonly documents: string;
  readonly items: string;
  private readonly upsert: string;

  constructor(
    readonly declared: DeclaredCollection,
    prefix: string,
  ) {
    this.documents = quote(`${prefix}/${declared.name}`);
    this.items = quote(`${prefix}/${declared.name}/items`);
    const columns = ['body', ...declared.indexes.map(column)];
    this.upsert =
      `INSERT INTO ${this.documents} (id, ${columns.join(', ')}) VALUES (?${', ?'.repeat(columns.length)}) ` +
      `ON CONFLICT (id) DO UPDATE SET ${columns.map((name) => `${name} = excluded.${name}`).join(', ')}`;
  }

  create(connection: Connection): void {
    const columns = this.declared.indexes.map((index) => `, ${column(index)}`).join('');
    connection.exec(
      `CREATE TABLE ${this.documents} (id TEXT NOT NULL PRIMARY KEY, body TEXT NOT NULL${columns})`,
    );
    connection.exec(
      `CREATE TABLE ${this.items} (field TEXT NOT NULL, value NOT NULL, id TEXT NOT NULL, PRIMARY KEY (field, value, id)) WITHOUT ROWID`,
    );
    for (const index of this.declared.indexes.filter(({ many }) => !many)) {
      const name = quote(`${this.documents.slice(1, -1)}/by ${index.field}`);
      connection.exec(`CREATE INDEX ${name} ON ${this.documents} (${column(index)}, id)`);
    }
  }

  put(connection: Connection, id: string, document: Document): void {
    const { declared } = this;
    const body = declared.print(document);
    const values = declared.indexes.map((index) => columnValue(index, declared.valuesOf(index, document)));
    this.changeItems(connection, id, document);
    connection.run(this.upsert, id, body, ...values);
  }

  remove(connection: Connection, id: string): void {
    this.changeItems(connection, id, {});
    connection.run(`DELETE FROM ${this.documents} WHERE id = ?`, id);
  }

  /** Writes only the items that came or went: most changes of a document leave its search terms alone. */
  private changeItems(connection: Connection, id: string, next: Document): void {
    const many = this.declared.indexes.filter((index) => index.many);
    if (many.length === 0) return;
    const row = connection.get(`SELECT body FROM ${this.documents} WHERE id = ?`, id);
    const previous = row ? (JSON.parse(String(row['body'])) as Document) : {};
    for (const index of many) {
      const before = this.declared.valuesOf(index, previous);
      const after = this.declared.valuesOf(index, next);
      this.removeItems(connection, index, id, without(before, after));
      this.addItems(connection, index, id, without(after, before));
    }
  }

  private removeItems(
    connection: Connection,
    { field }: IndexedField,
    id: string,
    items: readonly Scalar[],
  ): void {
    if (items.length === 0) return;
    const sql = `DELETE FROM ${this.items} WHERE field = ? AND id = ? AND value IN (SELECT value FROM json_each(?))`;
    connection.run(sql, field, id, JSON.stringify(items));
  }

  private addItems(
    connection: Connection,
    { field }: IndexedField,
    id: string,
    items: readonly Scalar[],
  ): void {
    if (items.length === 0) return;
    const sql = `INSERT INTO ${this.items} (field, value, id) SELECT ?, value, ? FROM json_each(?)`;
    connection.run(sql, field, id, JSON.stringify(items));
  }
}

function without(items: readonly Scalar[], others: readonly Scalar[]): Scalar[] {
  const excluded = new Set(others);
  return items.filter((item) => !excluded.has(item));
}

export function quote(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

/** The prefix keeps a field named `id` or `body` apart from the table's own. */
export function column(index: IndexedField): string {
  return quote(`field_${index.field}`);
}

export function sqlValue(value: Scalar): SQLInputValue {
  return typeof value === 'boolean' ? Number(value) : value;
}

function columnValue(index: IndexedField, values: readonly Scalar[]): SQLInputValue {
  if (index.many) return values.length;
  return values[0] === undefined ? null : sqlValue(values[0]);
}
