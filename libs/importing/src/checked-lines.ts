import { BrokenFile } from './errors.js';

const LINE_FEED = 0x0a;
const MAX_LINE_BYTES = 1024 * 1024;

/** Checks one line after the other; a character may not reach over the end of its line. */
class LineCheck {
  #line = 1;
  #bytes = 0;
  readonly #decoder = new TextDecoder('utf-8', { fatal: true });

  /** @throws {BrokenFile} names the line */
  part(bytes: Buffer, isEnd: boolean): void {
    this.#bytes += bytes.length;
    if (this.#bytes > MAX_LINE_BYTES) throw this.#broken('is longer than 1 MiB: correct it');
    if (bytes.includes(0)) throw this.#broken('holds a NUL byte: save the file as UTF-8 text');
    try {
      this.#decoder.decode(bytes, { stream: !isEnd });
    } catch {
      throw this.#broken('is not UTF-8: save the file as UTF-8');
    }
    if (!isEnd) return;
    this.#line += 1;
    this.#bytes = 0;
  }

  #broken(what: string): BrokenFile {
    return new BrokenFile(`Line ${this.#line} ${what} and import again.`);
  }
}

/**
 * Hands on whole lines, after making sure that they are text a person can have meant: UTF-8, no NUL, no line above 1 MiB.
 * Every line before the first bad one is handed on; the last needs no line feed.
 *
 * @throws {BrokenFile} names the line
 */
export async function* checkedLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  const check = new LineCheck();
  let begun: Buffer[] = [];
  for await (const chunk of chunks) {
    let start = 0;
    let failure: BrokenFile | undefined;
    try {
      for (let end = chunk.indexOf(LINE_FEED); end !== -1; end = chunk.indexOf(LINE_FEED, start)) {
        check.part(chunk.subarray(start, end + 1), true);
        start = end + 1;
      }
      check.part(chunk.subarray(start), false);
    } catch (error) {
      failure = error as BrokenFile;
    }
    if (start > 0) {
      yield Buffer.concat([...begun, chunk.subarray(0, start)]);
      begun = [];
    }
    if (failure !== undefined) throw failure;
    begun.push(chunk.subarray(start));
  }
  check.part(Buffer.alloc(0), true);
  yield Buffer.concat(begun);
}
