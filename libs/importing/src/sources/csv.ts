import {
  rejected,
  Unmappable,
  type ImportedCase,
  type SourceItem,
  type SourceSettings,
} from '../imported-case.js';
import { columnsOf, type Mapping } from '../mapping.js';
import { rowName, tableRows, type Opener, type TableRow } from '../table.js';
import { readEventLog } from './event-log.js';
import { MappedCase } from './mapped-case.js';

function caseOf(row: TableRow, mapped: MappedCase): ImportedCase {
  if (row.problem !== undefined) throw new Unmappable(row.problem);
  const { mapping } = mapped;
  const builder = mapped.begin(row);
  const receivedAt = mapped.time(row, mapping.receivedAt);
  if (receivedAt === undefined) throw new Unmappable(`it has no ${mapping.receivedAt}`);
  mapped.receive(builder, row, receivedAt);
  for (const { at: column, text, department } of mapping.progress ?? []) {
    const at = mapped.time(row, column);
    if (at === undefined) continue;
    if (at < receivedAt) throw new Unmappable(`its ${column} ${at} is before its receipt ${receivedAt}`);
    const name = mapped.text(row, department);
    const words = mapped.text(row, text);
    if (name !== '') builder.involve(name, at, words);
    builder.progress({ key: `progress ${column} ${at} ${words}`, at, text: words, department: name });
  }
  mapped.close(builder, row, receivedAt);
  return builder.build();
}

async function* readCases(open: Opener, mapped: MappedCase): AsyncGenerator<SourceItem> {
  const { mapping } = mapped;
  for await (const row of tableRows(open, columnsOf(mapping), mapping.delimiter)) {
    try {
      yield { kind: 'case', case: caseOf(row, mapped) };
    } catch (error) {
      if (!(error instanceof Unmappable)) throw error;
      yield rejected(rowName(row.cell(mapping.case), row.line), error.message);
    }
  }
}

/**
 * Any CSV file by a mapping: one row a case, or an event log of one row an event.
 *
 * @throws {ImportRefused} a column that the mapping names is missing
 * @throws {BrokenFile} the file cannot be read to its end; of an event log nothing was yielded then
 */
export function readCsv(
  open: Opener,
  mapping: Mapping,
  settings: SourceSettings,
): AsyncGenerator<SourceItem> {
  const mapped = new MappedCase(mapping, settings);
  return mapping.rows === 'events' ? readEventLog(open, mapped) : readCases(open, mapped);
}
