import { createHash } from 'node:crypto';
import { InvalidCursor } from './errors.js';
import type { Document, Query } from './read-store.js';

export type Scalar = string | number | boolean;

/** The last document of a page: where the next one begins. `value` is absent where the document lacks the order's field. */
export interface PageEnd {
  readonly value?: Scalar;
  readonly id: string;
}

export function endOf(id: string, document: Document, { order }: Query): PageEnd {
  const value = order && document[order.field];
  return value === undefined || value === null ? { id } : { id, value: value as Scalar };
}

/** Prints a cursor that only the same query of the same collection accepts, whatever its limit. */
export function printCursor(model: string, collection: string, query: Query, end: PageEnd): string {
  const fields = [digest(model, collection, query), end.id, end.value ?? null];
  return Buffer.from(JSON.stringify(fields)).toString('base64url');
}

/** @throws {InvalidCursor} for every text that `printCursor` did not print for this query */
export function readCursor(model: string, collection: string, query: Query): PageEnd | undefined {
  if (query.cursor === undefined) return undefined;
  const [owner, id, value] = fieldsOf(query.cursor);
  if (owner !== digest(model, collection, query) || typeof id !== 'string') throw new InvalidCursor();
  if (value === null) return { id };
  if (!isScalar(value)) throw new InvalidCursor();
  return { id, value };
}

function fieldsOf(cursor: string): readonly unknown[] {
  try {
    const fields: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    if (Array.isArray(fields) && fields.length === 3) return fields;
  } catch {
    // Not JSON: falls through to the one answer for every foreign text.
  }
  throw new InvalidCursor();
}

function isScalar(value: unknown): value is Scalar {
  return typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);
}

function digest(model: string, collection: string, { where = [], order }: Query): string {
  const text = JSON.stringify([model, collection, where, order ?? null]);
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
