import type { Position } from '#event-store';
import type { Scalar } from '../cursor.js';
import type { DeclaredCollection } from '../declared.js';
import { SchemaMismatch } from '../errors.js';
import type { Document } from '../read-store.js';
import type { Connection, Filter, FindOptions, Stored } from './connection.js';
import type { Outcome } from './journal.js';

/**
 * What MongoDB holds of a document: its latest version, as JSON text beside the fields that are indexed, or a tombstone.
 * `position` comes first: by it MongoDB compares versions, so that `$max` replaces one only by a later one.
 */
interface Versioned extends Stored {
  readonly latest:
    | { readonly position: Position; readonly body: string; readonly fields: Record<string, unknown> }
    | { readonly position: Position; readonly body?: undefined; readonly removed: true };
}

/** A document of MongoDB holds 16 MiB, of which indexed fields take their part. */
const MAX_BODY_BYTES = 8 * 1024 * 1024;
const MAX_INDEXES = 63;

export const REMOVED = 'latest.removed';

export function pathOf(field: string): string {
  return `latest.fields.${field}`;
}

/** One collection of one generation. */
export class Versions {
  constructor(
    private readonly connection: Connection,
    readonly declared: DeclaredCollection,
    private readonly collection: string,
  ) {}

  async prepare(): Promise<void> {
    const { indexes, name } = this.declared;
    if (indexes.length > MAX_INDEXES)
      throw new SchemaMismatch(
        `${name} indexes ${indexes.length} fields: MongoDB indexes ${MAX_INDEXES} at the most.`,
      );
    for (const { field } of indexes) {
      await this.connection.ensureIndex(this.collection, {
        name: `by ${field}`,
        key: { [pathOf(field)]: 1, _id: 1 },
      });
    }
  }

  /** The document as the journal keeps it. */
  print(id: string, document: Document): Outcome {
    const body = this.declared.print(document);
    if (Buffer.byteLength(body) > MAX_BODY_BYTES)
      throw new SchemaMismatch(`The document ${id} of ${this.declared.name} holds more than 8 MiB.`);
    this.fieldsOf(document);
    return { collection: this.declared.name, id, body };
  }

  /** Idempotent, and without effect on documents that are later already. */
  async apply(outcomes: readonly Outcome[], position: Position): Promise<void> {
    const updates = outcomes.map(({ id, body }) => ({
      id,
      change: { $max: { latest: this.version(position, body) } },
      // What was never there needs no tombstone: earlier commits are all in the documents.
      upsert: body !== null,
    }));
    if (updates.length > 0) await this.connection.updateEach(this.collection, updates);
  }

  /** The JSON texts by id, in the order asked for. */
  async bodies(filter: Filter, options: FindOptions = {}): Promise<ReadonlyMap<string, string>> {
    const found = await this.connection.find<Versioned>(this.collection, filter, {
      ...options,
      projection: { 'latest.body': 1 },
    });
    return new Map(
      found.flatMap(({ _id, latest: { body } }) => (body === undefined ? [] : [[_id, body] as const])),
    );
  }

  async count(filter: Filter): Promise<number> {
    return this.connection.count(this.collection, filter);
  }

  private version(position: Position, body: string | null): Versioned['latest'] {
    if (body === null) return { position, removed: true };
    return { position, body, fields: this.fieldsOf(JSON.parse(body) as Document) };
  }

  /** Only what is there: to a query, a lacking field, `null` and no items are the same. */
  private fieldsOf(document: Document): Record<string, readonly Scalar[] | Scalar> {
    const fields: Record<string, readonly Scalar[] | Scalar> = {};
    for (const index of this.declared.indexes) {
      const values = this.declared.valuesOf(index, document);
      const [first] = values;
      if (first !== undefined) fields[index.field] = index.many ? values : first;
    }
    return fields;
  }
}
