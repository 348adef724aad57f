import type { PageEnd, Scalar } from '../cursor.js';
import type { DeclaredCollection } from '../declared.js';
import type { Condition, Document, Query } from '../read-store.js';

export function matches(
  collection: DeclaredCollection,
  document: Document,
  where: readonly Condition[] = [],
): boolean {
  return where.every((condition) =>
    holds(condition, collection.valuesOf(collection.field(condition.field), document)),
  );
}

function holds(condition: Condition, values: readonly Scalar[]): boolean {
  if ('equals' in condition) return values.includes(condition.equals);
  if ('anyOf' in condition)
    return values.some((value) => (condition.anyOf as readonly Scalar[]).includes(value));
  if ('noneOf' in condition)
    return !values.some((value) => (condition.noneOf as readonly Scalar[]).includes(value));
  if ('present' in condition) return values.length > 0 === condition.present;
  const { atLeast, below } = condition;
  return values.some(
    (value) =>
      (atLeast === undefined || compareScalars(value, atLeast) >= 0) &&
      (below === undefined || compareScalars(value, below) < 0),
  );
}

/** Order of a query's documents: by the field, those without it last, ties by id. */
export function compareEnds(order: Query['order']): (one: PageEnd, other: PageEnd) => number {
  const sign = order?.direction === 'descending' ? -1 : 1;
  return (one, other) => {
    if ((one.value === undefined) !== (other.value === undefined)) return one.value === undefined ? 1 : -1;
    const byValue = one.value === undefined ? 0 : compareScalars(one.value, other.value as Scalar);
    return sign * (byValue || compareScalars(one.id, other.id));
  };
}

function compareScalars(one: Scalar, other: Scalar): number {
  if (typeof one === 'string' && typeof other === 'string') {
    return Buffer.compare(Buffer.from(one), Buffer.from(other));
  }
  return Number(one) - Number(other);
}
