import { csvRows } from './csv-rows.js';
import { ImportRefused } from './errors.js';
import { tidy } from './words.js';

const MAX_COLUMNS = 1000;

/** One row of a table with a header. */
export interface TableRow {
  readonly line: number;
  /** The trimmed text of a column; blank where the row has none. */
  cell(column: string): string;
  /** Column and text of every cell that is not blank. */
  filled(): readonly (readonly [string, string])[];
  /** Why the row as such cannot be taken. */
  readonly problem?: string;
}

/** Opens the file from its beginning; a source may read it twice. */
export type Opener = () => AsyncIterable<Buffer>;

const list = (names: readonly string[]): string => names.map((name) => `"${name}"`).join(', ');

function header(cells: readonly string[], wanted: readonly string[]): ReadonlyMap<string, number> {
  if (cells.length > MAX_COLUMNS)
    throw new ImportRefused(
      `The file has ${cells.length} columns and may have ${MAX_COLUMNS}: is this the right file and delimiter?`,
    );
  const names = cells.map((cell) => cell.trim());
  const twice = wanted.filter((name) => names.indexOf(name) !== names.lastIndexOf(name));
  if (twice.length > 0)
    throw new ImportRefused(
      `The file has more than one column ${list(twice)}: rename the others and import again.`,
    );
  const missing = wanted.filter((name) => !names.includes(name));
  if (missing.length > 0) {
    const shown = names.slice(0, 12).map((name) => tidy(name).slice(0, 40));
    throw new ImportRefused(
      `The file lacks the columns ${list(missing)} (its header begins with ${list(shown)}): choose the format or mapping that fits it.`,
    );
  }
  return new Map(names.map((name, index) => [name, index]));
}

/**
 * The rows below the header.
 *
 * @throws {ImportRefused} a wanted column is missing or there twice
 * @throws {BrokenFile} after the last whole row before the place that cannot be read
 */
export async function* tableRows(
  open: Opener,
  wanted: readonly string[],
  delimiter = ',',
): AsyncGenerator<TableRow> {
  let columns: ReadonlyMap<string, number> | undefined;
  for await (const { line, cells } of csvRows(open(), delimiter)) {
    if (columns === undefined) {
      columns = header(cells, wanted);
      continue;
    }
    const places = columns;
    const cell = (column: string): string => {
      const place = places.get(column);
      return place === undefined ? '' : (cells[place] ?? '').trim();
    };
    yield {
      line,
      cell,
      filled: () =>
        [...places.keys()].map((name) => [name, cell(name)] as const).filter(([, text]) => text !== ''),
      problem:
        cells.length === places.size
          ? undefined
          : `it has ${cells.length} of ${places.size} columns: it was cut off or holds a stray delimiter`,
    };
  }
  if (columns === undefined)
    throw new ImportRefused('The file is empty: it needs a header line and one line for each row.');
}

/** How a report names a row. */
export const rowName = (id: string, line: number): string =>
  id === '' ? `line ${line}` : `${tidy(id).slice(0, 80)} (line ${line})`;
