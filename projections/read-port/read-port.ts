import type { Reader } from '#access';
import type { Catalogue } from '#complaint';
import type { Condition, Document, Generation, Page, Query, ReadStore } from '#read-store';
import type { CaseFacts } from '../folding/case-fold.js';
import { ReadModelNotBuilt } from './errors.js';
import { findableBy, mayRead } from './visibility.js';

/** Where a kind of document lives. */
export interface Shelf {
  readonly model: string;
  readonly collection: string;
}

/** The documents of one case that its reader was let in to. */
export interface Admitted<Head> {
  readonly head: Head;
  /** Where in the log the read model stood when it was asked, or later. */
  readonly position: string;
  /** The case's other documents in the same read model, in the order of `field`, which must name the case first. */
  readonly rest: <D>(collection: string, field: string, from: string, below: string) => Promise<readonly D[]>;
}

const PAGE = 1000;

/**
 * The only way from a reader to documents. It enforces visibility once, so that whatever is built on it obeys: queries
 * never touch the read store.
 *
 * Every document that speaks of one case carries `CaseFacts` at its top, or belongs to a head document that does.
 */
export class ReadPort {
  constructor(
    private readonly documents: ReadStore,
    private readonly catalogue: Catalogue,
  ) {}

  /**
   * The head document of a case; `undefined` alike for one that is unknown and one the reader may not read.
   *
   * @throws {ReadModelNotBuilt} before the first build is complete
   */
  async admit<Head extends CaseFacts>(
    reader: Reader,
    shelf: Shelf,
    caseNumber: string,
  ): Promise<Admitted<Head> | undefined> {
    const generation = await this.live(shelf.model);
    const position = (await generation.checkpoint()) ?? '';
    const head = (await generation.get(shelf.collection, caseNumber)) as Head | undefined;
    if (head === undefined || !mayRead(reader, head, this.catalogue)) return undefined;
    return {
      head,
      position,
      rest: (collection, field, from, below) =>
        everything(generation, collection, [{ field, atLeast: from, below }], field),
    };
  }

  /** The documents of a query that this reader may find. */
  async find<D extends CaseFacts>(reader: Reader, shelf: Shelf, query: Query): Promise<TypedPage<D>> {
    const generation = await this.live(shelf.model);
    const where = [...findableBy(reader, this.catalogue), ...(query.where ?? [])];
    return (await generation.find(shelf.collection, { ...query, where })) as unknown as TypedPage<D>;
  }

  /** Whether a reader may be told the number of a case that another one mentions. */
  async mayName(reader: Reader, shelf: Shelf, caseNumber: string): Promise<boolean> {
    const admitted = await this.admit(reader, shelf, caseNumber);
    if (admitted === undefined) return false;
    return reader.kind === 'staff' || admitted.head.visibility === 'listed';
  }

  /** For figures over many cases, open to any reader: all but the confidential ones. No document may leave as it is. */
  async forFigures<D extends Pick<CaseFacts, 'visibility'>>(
    shelf: Shelf,
    where: readonly Condition[],
  ): Promise<readonly D[]> {
    const generation = await this.live(shelf.model);
    return everything(generation, shelf.collection, [
      ...where,
      { field: 'visibility', noneOf: ['confidential'] },
    ]);
  }

  /** How many cases fulfil this, the confidential ones among them in whole tens. */
  async countCases(shelf: Shelf, where: readonly Condition[]): Promise<number> {
    const generation = await this.live(shelf.model);
    const known = [...where, { field: 'visibility', noneOf: ['confidential'] }];
    return (await generation.count(shelf.collection, known)) + (await this.confidentialTens(shelf, where));
  }

  /** A document that speaks of no case: anyone may read it. With it, where in the log the read model stood. */
  async ofNoCase<D>(
    shelf: Shelf,
    id: string,
  ): Promise<{ readonly document: D; readonly position: string } | undefined> {
    const generation = await this.live(shelf.model);
    const position = (await generation.checkpoint()) ?? '';
    const document = await generation.get(shelf.collection, id);
    return document && { document: document as unknown as D, position };
  }

  async manyOfNoCase<D>(shelf: Shelf, query: Query): Promise<TypedPage<D>> {
    return (await (await this.live(shelf.model)).find(shelf.collection, query)) as unknown as TypedPage<D>;
  }

  /** How many confidential cases there are city-wide, in whole tens: the only figure they are in. */
  async confidentialTens(shelf: Shelf, where: readonly Condition[]): Promise<number> {
    const generation = await this.live(shelf.model);
    const count = await generation.count(shelf.collection, [
      ...where,
      { field: 'visibility', equals: 'confidential' },
    ]);
    return wholeTens(count);
  }

  private async live(model: string): Promise<Generation> {
    const generation = await this.documents.live(model);
    if (generation === undefined) throw new ReadModelNotBuilt(model);
    return generation;
  }
}

export const wholeTens = (count: number): number => Math.floor(count / 10) * 10;

/** A page whose documents have been given their type back. */
export interface TypedPage<D> {
  readonly items: readonly D[];
  readonly next?: string;
}

async function everything<D>(
  generation: Generation,
  collection: string,
  where: readonly Condition[],
  order?: string,
): Promise<readonly D[]> {
  const found: D[] = [];
  let cursor: string | undefined;
  do {
    const page: Page<Document> = await generation.find(collection, {
      where,
      ...(order === undefined ? {} : { order: { field: order, direction: 'ascending' } as const }),
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    found.push(...(page.items as unknown as readonly D[]));
    cursor = page.next;
  } while (cursor !== undefined);
  return found;
}
