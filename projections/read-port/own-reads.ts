import type { Condition, Document, Generation, Query, ReadStore } from '#read-store';
import type { Shelf, TypedPage } from './read-port.js';

/**
 * What the service reads to act by itself. No reader is shown what it finds, so nobody's visibility is asked: it is never
 * handed to whoever answers one.
 *
 * Before the first build it finds nothing.
 */
export class OwnReads<D> {
  constructor(
    private readonly documents: ReadStore,
    private readonly shelf: Shelf,
  ) {}

  async find(query: Query): Promise<TypedPage<D>> {
    const page = await (await this.live())?.find(this.shelf.collection, query);
    return (page ?? { items: [] }) as unknown as TypedPage<D>;
  }

  async getMany(ids: readonly string[]): Promise<readonly D[]> {
    const found = await (await this.live())?.getMany<Document>(this.shelf.collection, ids);
    return [...(found?.values() ?? [])] as unknown as readonly D[];
  }

  async count(where: readonly Condition[]): Promise<number> {
    return (await (await this.live())?.count(this.shelf.collection, where)) ?? 0;
  }

  private live(): Promise<Generation | undefined> {
    return this.documents.live(this.shelf.model);
  }
}
