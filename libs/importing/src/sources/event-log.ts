import type { Instant, Outcome } from '#complaint';
import type { CaseBuilder } from '../case-builder.js';
import { ImportRefused } from '../errors.js';
import { rejected, Unmappable, type ImportedCase, type SourceItem } from '../imported-case.js';
import { columnsOf, type EventRow, type RowEvent } from '../mapping.js';
import { rowName, tableRows, type Opener, type TableRow } from '../table.js';
import { tidy } from '../words.js';
import type { MappedCase } from './mapped-case.js';

/** Rows held while their cases are not complete. Where a log is sorted by case, that is one case's. */
const MAX_ROWS_HELD = 200_000;

/** One row as an entry of its case. */
interface Entry {
  readonly row: TableRow;
  readonly at: Instant;
  readonly key: string;
  readonly words: string;
  /** Blank where the row names none. */
  readonly department: string;
  readonly outcome: Outcome;
}

type Add = (builder: CaseBuilder, entry: Entry) => void;

const ADD: Readonly<Record<RowEvent, Add>> = {
  ProgressReported: (builder, { key, at, words, department }) =>
    builder.progress({ key, at, text: words, department }),
  CitizenContacted: (builder, { key, at, words, department }) =>
    builder.contacted(key, at, named(department), words),
  DepartmentPartFinished: (builder, { key, at, words, department }) =>
    builder.partFinished(key, at, named(department), words),
  Resolved: (builder, { key, at, words, outcome }) => builder.resolved(key, at, outcome, words),
  Closed: (builder, { key, at, words }) => builder.closed(key, at, words),
};

function named(department: string): string {
  if (department === '') throw new Unmappable('no department is named for an entry that needs one');
  return department;
}

function entryOf(row: TableRow, event: EventRow, mapped: MappedCase): Entry {
  if (row.problem !== undefined) throw new Unmappable(`line ${row.line}: ${row.problem}`);
  const at = mapped.time(row, event.at);
  if (at === undefined) throw new Unmappable(`line ${row.line}: it has no ${event.at}`);
  const activity = row.cell(event.activity);
  if (activity === '') throw new Unmappable(`line ${row.line}: it has no ${event.activity}`);
  const words = (event.text === undefined ? activity : mapped.text(row, event.text)) || activity;
  const own = event.id === undefined ? '' : row.cell(event.id);
  const department = mapped.text(row, event.department) || mapped.text(row, mapped.mapping.department);
  const key = own === '' ? JSON.stringify([at, activity, department, words]) : `row ${own}`;
  return { row, at, key, words: tidy(words), department, outcome: mapped.outcome(words) };
}

function caseOf(rows: readonly TableRow[], mapped: MappedCase): ImportedCase {
  const { event = undefined, receivedAt: column } = mapped.mapping;
  const [first] = rows;
  if (first === undefined || event === undefined) throw new Unmappable('it has no rows');
  const entries = rows.map((row) => entryOf(row, event, mapped));
  entries.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  const earliest = entries[0]!.at;
  const said = mapped.time(first, column) ?? earliest;
  const receivedAt = said < earliest ? said : earliest;
  const kinds = new Map(Object.entries(event.as ?? {}));
  const builder = mapped.begin(first);
  mapped.receive(builder, first, receivedAt);
  for (const entry of entries) {
    if (entry.department !== '') builder.involve(entry.department, entry.at, entry.words);
    ADD[kinds.get(entry.row.cell(event.activity)) ?? 'ProgressReported'](builder, entry);
  }
  mapped.close(builder, first, receivedAt);
  return builder.build();
}

/** How many rows each case has. Reads the file to its end, so a broken one is found before anything is taken. */
async function countRows(open: Opener, mapped: MappedCase): Promise<Map<string, number>> {
  const { mapping } = mapped;
  const counts = new Map<string, number>();
  for await (const row of tableRows(open, columnsOf(mapping), mapping.delimiter)) {
    const id = row.cell(mapping.case);
    counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return counts;
}

function itemOf(rows: readonly TableRow[], mapped: MappedCase): SourceItem {
  try {
    return { kind: 'case', case: caseOf(rows, mapped) };
  } catch (error) {
    if (!(error instanceof Unmappable)) throw error;
    const [first, last] = [rows[0]!, rows.at(-1)!];
    const name = rowName(first.cell(mapped.mapping.case), first.line);
    const more = rows.length === 1 ? '' : ` and its other rows up to line ${last.line}`;
    return rejected(`${name}${more}`, error.message);
  }
}

/**
 * A log of one row an event, the rows of one case together or not. Reads the file twice: a case is yielded, whole, with
 * the last of its rows.
 */
export async function* readEventLog(open: Opener, mapped: MappedCase): AsyncGenerator<SourceItem> {
  const { mapping } = mapped;
  const counts = await countRows(open, mapped);
  const held = new Map<string, TableRow[]>();
  let rowsHeld = 0;
  for await (const row of tableRows(open, columnsOf(mapping), mapping.delimiter)) {
    const id = row.cell(mapping.case);
    if (id === '') {
      yield rejected(rowName('', row.line), `it has no ${mapping.case}`);
      continue;
    }
    const rows = held.get(id) ?? [];
    rows.push(row);
    held.set(id, rows);
    rowsHeld += 1;
    if (rowsHeld > MAX_ROWS_HELD)
      throw new ImportRefused(
        `More than ${MAX_ROWS_HELD} rows belong to cases that are not complete: sort the file by "${mapping.case}" and import again.`,
      );
    if (rows.length < (counts.get(id) ?? 0)) continue;
    held.delete(id);
    rowsHeld -= rows.length;
    yield itemOf(rows, mapped);
  }
}
