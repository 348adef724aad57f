import { CsvError, parse, type Parser } from 'csv-parse';
import { checkedLines } from './checked-lines.js';
import { BrokenFile } from './errors.js';

export interface CsvRow {
  /** The line its first cell stands on, from 1. */
  readonly line: number;
  readonly cells: readonly string[];
}

const MAX_ROW_BYTES = 1024 * 1024;

function broken(error: Error): BrokenFile {
  const { code, lines }: { code?: string; lines?: unknown } = error instanceof CsvError ? error : {};
  const where = typeof lines === 'number' ? ` at line ${lines}` : '';
  if (code === 'CSV_QUOTE_NOT_CLOSED')
    return new BrokenFile(
      `The file ends inside a quoted field${where}: it was cut off there; get the whole file and import again.`,
    );
  if (code === 'CSV_MAX_RECORD_SIZE')
    return new BrokenFile(`A row is longer than 1 MiB${where}: correct it and import again.`);
  return new BrokenFile(
    `The quotes do not match${where}: nothing from there on can be told apart; correct that line and import again.`,
  );
}

/** Row by row through `on_record`: what the parser has read before an error is never lost in a stream's buffer. */
class RowReader {
  #ready: CsvRow[] = [];
  readonly #parser: Parser;

  constructor(delimiter: string) {
    this.#parser = parse({
      bom: true,
      delimiter,
      relax_column_count: true,
      skip_empty_lines: true,
      max_record_size: MAX_ROW_BYTES,
      on_record: (cells: string[], { lines }) => {
        const within = cells.reduce((sum, cell) => sum + (cell.match(/\n/g)?.length ?? 0), 0);
        this.#ready.push({ line: lines - within, cells });
        return null;
      },
    });
    // The callback of each write is what is acted on.
    this.#parser.on('error', () => undefined);
  }

  /** The last write is `undefined`. Answers what is wrong, if anything. */
  write(bytes: Buffer | undefined): Promise<Error | undefined> {
    return new Promise((resolve) => {
      const done = (error?: Error | null): void => resolve(error ?? undefined);
      if (bytes === undefined) this.#parser.end(done);
      else this.#parser.write(bytes, done);
    });
  }

  take(): CsvRow[] {
    const ready = this.#ready;
    this.#ready = [];
    return ready;
  }
}

/**
 * The rows of a CSV file (RFC 4180, a byte order mark is skipped), never holding more than a chunk and a row.
 *
 * @throws {BrokenFile} after the last whole row before the place that cannot be read
 */
export async function* csvRows(chunks: AsyncIterable<Buffer>, delimiter: string): AsyncGenerator<CsvRow> {
  const reader = new RowReader(delimiter);
  let badLine: BrokenFile | undefined;
  const lines = until(checkedLines(chunks), (error) => (badLine = error));
  for await (const bytes of lines) {
    const error = await reader.write(bytes);
    yield* reader.take();
    if (error !== undefined) throw broken(error);
  }
  const error = await reader.write(undefined);
  yield* reader.take();
  if (badLine !== undefined) throw badLine;
  if (error !== undefined) throw broken(error);
}

/** Ends where the file breaks, so that the rows before it come out first. */
async function* until(
  lines: AsyncIterable<Buffer>,
  onBroken: (error: BrokenFile) => void,
): AsyncGenerator<Buffer> {
  try {
    yield* lines;
  } catch (error) {
    if (!(error instanceof BrokenFile)) throw error;
    onBroken(error);
  }
}
