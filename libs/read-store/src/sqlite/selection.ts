import type { SQLInputValue } from 'node:sqlite';
import type { Condition, IndexedField } from '../read-store.js';
import type { Connection } from './connection.js';
import { column, sqlValue, type CollectionTables } from './tables.js';

/** A piece of SQL with what its question marks stand for. */
export interface Sql {
  readonly text: string;
  readonly parameters: readonly SQLInputValue[];
}

/** What fewer documents meet than this is looked up and sorted; above, walking the query's order finds a page sooner. */
const RARE = 5000;

/** One parameter for any number of values, so that the statement's text stays the same. */
const LIST = '(SELECT value FROM json_each(?))';

/**
 * `FROM ... WHERE ...` for documents `d` that meet all conditions. `walking` is the field whose order a page follows: SQLite
 * knows neither how common a value is nor that a page is short, so it is kept from looking up what is common.
 */
export function selection(
  connection: Connection,
  tables: CollectionTables,
  where: readonly Condition[] = [],
  walking?: string,
): Sql {
  const driver = rarestItem(connection, tables, where);
  const conditions = where
    .filter((condition) => condition !== driver)
    .map((condition) => {
      const lookedUp =
        walking === undefined || condition.field === walking || isRare(connection, tables, condition);
      return holds(tables, condition, lookedUp);
    });
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
    const having: Sql = {
      text: `FROM ${tables.items} WHERE field = ? AND value = ?`,
      parameters: [condition.field, sqlValue(condition.equals)],
    };
    const found = countUpTo(connection, fewest, having);
    if (found === fewest) continue;
    rarest = condition;
    fewest = found;
  }
  return rarest;
}

function isRare(connection: Connection, tables: CollectionTables, condition: Condition): boolean {
  if (tables.declared.field(condition.field).many || 'noneOf' in condition || 'present' in condition)
    return false;
  const { text, parameters } = holds(tables, condition, true);
  return countUpTo(connection, RARE, { text: `FROM ${tables.documents} d WHERE ${text}`, parameters }) < RARE;
}

function countUpTo(connection: Connection, limit: number, { text, parameters }: Sql): number {
  const row = connection.get(`SELECT count(*) AS n FROM (SELECT 1 ${text} LIMIT ?)`, ...parameters, limit);
  return Number(row?.['n']);
}

/** A unary `+` keeps SQLite from using the index of a field that is not to be looked up. */
function holds(tables: CollectionTables, condition: Condition, lookedUp: boolean): Sql {
  const index = tables.declared.field(condition.field);
  const name = `${lookedUp ? '' : '+'}d.${column(index)}`;
  if ('present' in condition) return present(name, index, condition.present);
  if (!index.many) return compare(name, condition);
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

function present(name: string, { many }: IndexedField, wanted: boolean): Sql {
  if (many) return { text: `${name} ${wanted ? '>' : '='} 0`, parameters: [] };
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
