import type { Document, DocumentChange, Generation, ReadModelSchema } from '#read-store';
import { SchemaMismatch } from '#read-store';
import type { Documents } from './projection.js';

interface Known {
  readonly documents: Map<string, Document | undefined>;
  readonly changed: Set<string>;
}

/** The unit of work of one batch: reads see its own changes, each document is read once, and all is written at the end. */
export class BatchDocuments implements Documents {
  /** Set when the store failed a read: then the batch failed because of the store, whatever the projection made of it. */
  readFailure: { readonly error: unknown } | undefined;
  private readonly known: ReadonlyMap<string, Known>;

  constructor(
    private readonly generation: Generation,
    private readonly schema: ReadModelSchema,
  ) {
    this.known = new Map(
      schema.collections.map(({ name }) => [name, { documents: new Map(), changed: new Set() }]),
    );
  }

  async get<D extends Document>(collection: string, id: string): Promise<D | undefined> {
    return (await this.getMany<D>(collection, [id])).get(id);
  }

  async getMany<D extends Document>(
    collection: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, D>> {
    const { documents } = this.collection(collection);
    const unknown = [...new Set(ids)].filter((id) => !documents.has(id));
    if (unknown.length > 0) {
      const read = await this.read(collection, unknown);
      for (const id of unknown) documents.set(id, read.get(id));
    }
    const found = new Map<string, D>();
    for (const id of ids) {
      const document = documents.get(id);
      if (document) found.set(id, document as D);
    }
    return found;
  }

  put(collection: string, id: string, document: Document): void {
    this.change(collection, id, document);
  }

  remove(collection: string, id: string): void {
    this.change(collection, id, undefined);
  }

  /** One change for each document that was put or removed, in the order of their first change. */
  changes(): DocumentChange[] {
    return [...this.known].flatMap(([collection, { documents, changed }]) =>
      [...changed].map((id): DocumentChange => {
        const put = documents.get(id);
        return put ? { collection, id, put } : { collection, id, remove: true };
      }),
    );
  }

  private change(name: string, id: string, document: Document | undefined): void {
    const { documents, changed } = this.collection(name);
    documents.set(id, document);
    changed.add(id);
  }

  private async read(collection: string, ids: readonly string[]): Promise<ReadonlyMap<string, Document>> {
    try {
      return await this.generation.getMany(collection, ids);
    } catch (error) {
      this.readFailure = { error };
      throw error;
    }
  }

  private collection(name: string): Known {
    const known = this.known.get(name);
    if (known) return known;
    throw new SchemaMismatch(`The read model ${this.schema.name} has no collection "${name}".`);
  }
}
