import type { PageEnd } from '../cursor.js';
import type { DeclaredCollection } from '../declared.js';
import type { Condition, Query } from '../read-store.js';
import type { Filter } from './connection.js';
import { pathOf, REMOVED } from './versions.js';

/** Documents that meet all conditions. Tombstones have no fields, and would meet some. */
export function selection(declared: DeclaredCollection, where: readonly Condition[] = []): Filter[] {
  return [
    ...where.map((condition) => ({
      [pathOf(condition.field)]: holds(condition, declared.field(condition.field).many ?? false),
    })),
    { [REMOVED]: null },
  ];
}

export function all(filters: readonly Filter[]): Filter {
  return { $and: filters };
}

export function has(field: string): Filter {
  return { [pathOf(field)]: { $ne: null } };
}

export function lacks(field: string): Filter {
  return { [pathOf(field)]: null };
}

export function beyondId(id: string, direction: NonNullable<Query['order']>['direction']): Filter {
  return { _id: { [direction === 'ascending' ? '$gt' : '$lt']: id } };
}

/** The bound lets the server walk the index from there, the rest leaves out the ties that were on the page before. */
export function beyond({ value, id }: PageEnd, order: NonNullable<Query['order']>): Filter {
  const path = pathOf(order.field);
  const [further, from] = order.direction === 'ascending' ? ['$gt', '$gte'] : ['$lt', '$lte'];
  return {
    [path]: { [from]: value },
    $or: [{ [path]: { [further]: value } }, { [path]: { $eq: value }, ...beyondId(id, order.direction) }],
  };
}

function holds(condition: Condition, many: boolean): unknown {
  if ('equals' in condition) return { $eq: condition.equals };
  if ('anyOf' in condition) return { $in: condition.anyOf };
  if ('noneOf' in condition) return { $nin: condition.noneOf };
  if ('present' in condition) return condition.present ? { $ne: null } : null;
  const { atLeast, below } = condition;
  if (atLeast === undefined && below === undefined) return { $ne: null };
  const bounds = {
    ...(atLeast !== undefined && { $gte: atLeast }),
    ...(below !== undefined && { $lt: below }),
  };
  return many ? { $elemMatch: bounds } : bounds;
}
