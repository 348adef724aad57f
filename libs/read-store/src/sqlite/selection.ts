import type { SQLInputValue } from 'node:sqlite';
import type { Condition, IndexedField } from '../read-store.js';
import type { Connection } from './connection.js';
import { column, sqlValue, type CollectionTables } from './tables.js';

/** A piece of SQL with what its question marks stand for. */
export interface Sql {
  readonly text: string;
  readonly parameters: readonly SQLInputValue[];
}

/** An item that fewer documents have than this is looked up first; above, walking the query's order finds a page sooner. */
const RARE = 1000;

/** One parameter for any number of values, so that the statement's text stays the same. */
const LIST = '(SELECT value FROM json_each(?))';

/** `FROM ... WHERE ...` for documents `d` that meet all conditions. */
export function selection(
  connection: Connection,
  tables: CollectionTables,
  where: readonly Condition[] = [],
): Sql {
  const driver = rarestItem(connection, tables, where);
  const conditions = where
    .filter((condition) => condition !== driver)
    .map((condition) => holds(tables, tables.declared.field(condition.field), condition));
  const from: Sql = driver
    ? {
        // CROSS JOIN keeps SQLite from choosing the other order.
        text: `FROM ${tables.items} i CROSS JOIN ${tables.documents} d ON d.id = i.id WHERE i.field = ? AND i.value = ?`,
        parameters: [driver.field, sqlValue(driver.equals)],
      }
    : { text: `FROM ${tables.documents} d WHERE 1`, parameters: [] };
  return all([from, ...conditions]);
}

/** Joins pieces with AND. */
export function all(pieces: readonly Sql[]): Sql {
  return {
    text: pieces.map((piece) => piece.text).join(' AND '),
    parameters: pieces.flatMap((piece) => piece.parameters),
  };
}

type Equals = Extract<Condition, { equals: unknown }>;

function rarestItem(
  connection: Connection,
  tables: CollectionTables,
  where: readonly Condition[],
): Equals | undefined {
  let rarest: Equals | undefined;
  let fewest = RARE;
  for (const condition of where) {
    if (!('equals' in condition) || !tables.declared.field(condition.field).many) continue;
    const found = connection.get(
      `SELECT count(*) AS n FROM (SELECT 1 FROM ${tables.items} WHERE field = ? AND value = ? LIMIT ?)`,
      condition.field,
      sqlValue(condition.equals),
      fewest,
    );
    if (Number(found?.['n']) >= fewest) continue;
    rarest = condition;
    fewest = Number(found?.['n']);
  }
  return rarest;
}

function holds(tables: CollectionTables, index: IndexedField, condition: Condition): Sql {
  if ('present' in condition) return present(index, condition.present);
  if (!index.many) return compare(`d.${column(index)}`, condition);
  const negated = 'noneOf' in condition;
  const { text, parameters } = compare(
    'value',
    negated ? { field: index.field, anyOf: condition.noneOf } : condition,
  );
  return {
    text: `${negated ? 'NOT ' : ''}EXISTS (SELECT 1 FROM ${tables.items} WHERE field = ? AND ${text} AND id = d.id)`,
    parameters: [index.field, ...parameters],
  };
}

function present(index: IndexedField, wanted: boolean): Sql {
  const name = `d.${column(index)}`;
  if (index.many) return { text: `${name} ${wanted ? '>' : '='} 0`, parameters: [] };
  return { text: `${name} IS ${wanted ? 'NOT ' : ''}NULL`, parameters: [] };
}

function compare(name: string, condition: Exclude<Condition, { present: boolean }>): Sql {
  if ('equals' in condition) return { text: `${name} = ?`, parameters: [sqlValue(condition.equals)] };
  if ('anyOf' in condition)
    return { text: `${name} IN ${LIST}`, parameters: [JSON.stringify(condition.anyOf)] };
  if ('noneOf' in condition) {
    return {
      text: `(${name} IS NULL OR ${name} NOT IN ${LIST})`,
      parameters: [JSON.stringify(condition.noneOf)],
    };
  }
  const { atLeast, below } = condition;
  const bounds: Sql[] = [{ text: `${name} IS NOT NULL`, parameters: [] }];
  if (atLeast !== undefined) bounds.push({ text: `${name} >= ?`, parameters: [atLeast] });
  if (below !== undefined) bounds.push({ text: `${name} < ?`, parameters: [below] });
  return all(bounds);
}
