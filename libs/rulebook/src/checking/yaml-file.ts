import {
  LineCounter,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  type Document,
  type Node,
} from 'yaml';
import type { Problem } from '#calendar';

/** No policy or catalogue that a person writes comes near it. */
const MOST_BYTES = 256 * 1024;

/** What a YAML or JSON file says, and where it says it. */
export class YamlFile {
  private constructor(
    readonly name: string,
    private readonly document: Document,
    private readonly lines: LineCounter,
    readonly value: unknown,
  ) {}

  /**
   * @param refused makes an error of problems, each with file and line
   * @throws what `refused` makes: the file is too large or no YAML
   */
  static read(text: string, name: string, refused: (problems: readonly string[]) => Error): YamlFile {
    if (Buffer.byteLength(text) > MOST_BYTES)
      throw refused([`${name}:1: The file is larger than 256 kB: it must be another one.`]);
    try {
      const lines = new LineCounter();
      const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
      const wrong = [...document.errors, ...document.warnings].map(
        ({ pos, code, message }) => `${name}:${lines.linePos(pos[0]).line}: ${sentence(code, message)}`,
      );
      if (wrong.length > 0) throw refused([...new Set(wrong)]);
      return new YamlFile(name, document, lines, finite(document.toJS()));
    } catch (error) {
      // Aliases that multiply, or lead back to themselves.
      if (error instanceof ReferenceError || error instanceof TypeError)
        throw refused([`${name}:1: ${sentence('', error.message)}`]);
      throw error;
    }
  }

  /** The problems from the top of the file down, each in one line with the place that it is about. */
  located(problems: readonly Problem[]): readonly string[] {
    return problems
      .map(({ path, message }) => ({ line: this.lineOf(path), says: [...printed(path), message].join(': ') }))
      .toSorted((one, other) => one.line - other.line)
      .map(({ line, says }) => `${this.name}:${line}: ${says}`);
  }

  /** The line on which a path begins; where it is missing, that of what should hold it. */
  private lineOf(path: Problem['path']): number {
    let node: unknown = this.document.contents;
    let offset = rangeOf(node) ?? 0;
    for (const step of path) {
      const [key, value] = entryAt(resolved(node, this.document), step);
      const found = rangeOf(key) ?? rangeOf(value);
      if (found === undefined) break;
      offset = found;
      node = value;
    }
    return this.lines.linePos(offset).line;
  }
}

function entryAt(node: unknown, step: string | number): readonly [key: unknown, value: unknown] {
  if (isSeq(node)) return [undefined, node.items[Number(step)]];
  if (!isMap(node)) return [undefined, undefined];
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step));
  return [pair?.key, pair?.value];
}

const resolved = (node: unknown, document: Document): unknown =>
  isAlias(node) ? node.resolve(document) : node;

const rangeOf = (node: unknown): number | undefined => (isNode(node) ? (node as Node).range?.[0] : undefined);

/** Nothing for the whole file. */
function printed(path: Problem['path']): readonly string[] {
  if (path.length === 0) return [];
  const steps = path.map((step) => (typeof step === 'number' ? `[${step}]` : `.${step}`));
  return [steps.join('').replace(/^\./, '')];
}

/** @throws {TypeError} an alias leads back to itself */
function finite(value: unknown): unknown {
  JSON.stringify(value);
  return value;
}

function sentence(code: string, message: string): string {
  if (code === 'MULTIPLE_DOCS') return 'The file holds several documents: keep one.';
  if (code === 'RESOURCE_EXHAUSTION' || /call stack/.test(message)) return 'It is nested too deeply.';
  if (/circular structure/.test(message)) return 'It points to itself.';
  return /[.?!]$/.test(message) ? message : `${message}.`;
}
