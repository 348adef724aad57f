import type { Position } from '#event-store';
import { endOf, printCursor, readCursor } from '../cursor.js';
import { DeclaredModel } from '../declared.js';
import { CheckpointMoved, GenerationGone } from '../errors.js';
import type {
  Condition,
  Document,
  DocumentChange,
  Generation,
  Page,
  Query,
  ReadModelSchema,
} from '../read-store.js';
import { compareEnds, matches } from './matching.js';

/** Keeps documents as text, so that nobody can change one that was read or written. */
export class MemoryGeneration implements Generation {
  readonly model: string;
  readonly version: number;
  private readonly declared: DeclaredModel;
  private readonly texts = new Map<string, Map<string, string>>();
  private at: Position | undefined;
  private gone = false;

  constructor(
    readonly schema: ReadModelSchema,
    readonly number: number,
  ) {
    this.model = schema.name;
    this.version = schema.version;
    this.declared = new DeclaredModel(schema);
  }

  drop(): void {
    this.gone = true;
    this.texts.clear();
  }

  async get<D extends Document>(collection: string, id: string): Promise<D | undefined> {
    const text = this.collection(collection).get(id);
    return text === undefined ? undefined : (JSON.parse(text) as D);
  }

  async getMany<D extends Document>(
    collection: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, D>> {
    const found = new Map<string, D>();
    for (const id of ids) {
      const document = await this.get<D>(collection, id);
      if (document) found.set(id, document);
    }
    return found;
  }

  async find<D extends Document>(collection: string, query: Query): Promise<Page<D>> {
    const declared = this.declared.collection(collection);
    declared.check(query);
    const after = readCursor(this.model, collection, query);
    const compare = compareEnds(query.order);
    const found = this.matching<D>(collection, query.where)
      .map(([id, document]) => ({ document, end: endOf(id, document, query) }))
      .filter(({ end }) => !after || compare(end, after) > 0)
      .sort((one, other) => compare(one.end, other.end));
    const page = found.slice(0, query.limit);
    const last = page.at(-1);
    const items = page.map(({ document }) => document);
    return last && found.length > page.length
      ? { items, next: printCursor(this.model, collection, query, last.end) }
      : { items };
  }

  async count(collection: string, where?: readonly Condition[]): Promise<number> {
    this.declared.collection(collection).checkConditions(where);
    return this.matching(collection, where).length;
  }

  async checkpoint(): Promise<Position | undefined> {
    this.requireThere();
    return this.at;
  }

  resume(): Promise<Position | undefined> {
    return this.checkpoint();
  }

  async commit(
    changes: readonly DocumentChange[],
    checkpoint: { readonly from?: Position; readonly to: Position },
  ): Promise<void> {
    this.requireThere();
    if (this.at !== checkpoint.from) throw new CheckpointMoved(this.model, checkpoint.from, this.at);
    const writes = changes.map((change) => this.prepare(change));
    for (const write of writes) write();
    this.at = checkpoint.to;
  }

  private prepare(change: DocumentChange): () => void {
    const texts = this.collection(change.collection);
    if ('remove' in change) return () => void texts.delete(change.id);
    const declared = this.declared.collection(change.collection);
    for (const index of declared.indexes) declared.valuesOf(index, change.put);
    const text = declared.print(change.put);
    return () => void texts.set(change.id, text);
  }

  private matching<D extends Document>(collection: string, where?: readonly Condition[]): [string, D][] {
    const declared = this.declared.collection(collection);
    return [...this.collection(collection)]
      .map(([id, text]): [string, D] => [id, JSON.parse(text) as D])
      .filter(([, document]) => matches(declared, document, where));
  }

  private collection(name: string): Map<string, string> {
    this.requireThere();
    this.declared.collection(name);
    let texts = this.texts.get(name);
    if (!texts) this.texts.set(name, (texts = new Map<string, string>()));
    return texts;
  }

  private requireThere(): void {
    if (this.gone) throw new GenerationGone(this.model, this.number);
  }
}
