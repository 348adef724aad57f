import type { JsonObject, Position } from '#event-store';

/** A document of a read model. Its id is unique within its collection. */
export type Document = JsonObject;

/** A field that queries may filter or sort by. `many`: the field is an array and matches by any of its items. */
export interface IndexedField {
  readonly field: string;
  readonly many?: boolean;
}

export interface CollectionSchema {
  readonly name: string;
  /** Fields for equality, ranges and order. Top-level, holding strings, numbers, booleans, or arrays of strings with `many`. */
  readonly indexes: readonly IndexedField[];
}

/** What a read model keeps. A changed `version` is built anew beside the old one and swapped in when it has caught up. */
export interface ReadModelSchema {
  readonly name: string;
  readonly version: number;
  readonly collections: readonly CollectionSchema[];
}

export type Condition =
  | { readonly field: string; readonly equals: string | number | boolean }
  | { readonly field: string; readonly anyOf: readonly (string | number)[] }
  | { readonly field: string; readonly noneOf: readonly (string | number)[] }
  | { readonly field: string; readonly atLeast?: string | number; readonly below?: string | number }
  | { readonly field: string; readonly present: boolean };

export interface Query {
  /**
   * All must hold. `noneOf` and `present: false` hold for a document without the field (or with `null` in it), the others do
   * not. On a field with `many`, one item is enough for `equals`, `anyOf` and a range, and none may match `noneOf`.
   */
  readonly where?: readonly Condition[];
  /**
   * Ties are broken by id in the same direction, so that pages neither skip nor repeat. Documents without the field come
   * last in both directions. Without an order, by id. Text compares by code point.
   */
  readonly order?: { readonly field: string; readonly direction: 'ascending' | 'descending' };
  /** 1 to 1,000. */
  readonly limit: number;
  /** Opaque, from the page before, of the same query. */
  readonly cursor?: string;
}

export interface Page<D extends Document = Document> {
  readonly items: readonly D[];
  /** Absent on the last page. */
  readonly next?: string;
}

/**
 * Reads of one generation of a read model. Each may throw {@link GenerationGone} once the generation was swapped out: ask
 * `live()` for every query and do not keep what it answers.
 */
export interface DocumentReader {
  get<D extends Document>(collection: string, id: string): Promise<D | undefined>;
  getMany<D extends Document>(collection: string, ids: readonly string[]): Promise<ReadonlyMap<string, D>>;
  /**
   * @throws {InvalidCursor} the cursor is not one of this query's
   * @throws {SchemaMismatch} a field is not declared, or the limit is out of range
   */
  find<D extends Document>(collection: string, query: Query): Promise<Page<D>>;
  count(collection: string, where?: readonly Condition[]): Promise<number>;
}

export type DocumentChange =
  | { readonly collection: string; readonly id: string; readonly put: Document }
  | { readonly collection: string; readonly id: string; readonly remove: true };

/** One build of a read model: the live one, or one being built beside it. */
export interface Generation extends DocumentReader {
  readonly model: string;
  /** From 1, counting on with every build. */
  readonly number: number;
  /** The schema version it was built with. */
  readonly version: number;
  /** Everything up to here can be read. */
  checkpoint(): Promise<Position | undefined>;
  /**
   * Where a writer begins: as `checkpoint`, after what another writer had begun and left, or this one lost the answer of,
   * is completed.
   */
  resume(): Promise<Position | undefined>;
  /**
   * Writes changes and the checkpoint they bring the generation to, both or neither. `to` lies beyond `from`.
   *
   * @throws {CheckpointMoved} another writer moved the checkpoint since `from`
   * @throws {GenerationGone} it was swapped out or dropped
   * @throws {SchemaMismatch} a document holds what its schema does not allow; nothing is written
   */
  commit(
    changes: readonly DocumentChange[],
    checkpoint: { readonly from?: Position; readonly to: Position },
  ): Promise<void>;
}

/** A claim that one of several processes holds and renews. What `beat` and `state` mean is up to the holder. */
export interface Lease {
  readonly holder: string;
  readonly beat: number;
  readonly state?: JsonObject;
}

/** Where read models live. Disposable: everything in it can be built again from the log. */
export interface ReadStore {
  /** The generation that readers see; `undefined` before the first build went live. */
  live(model: string): Promise<Generation | undefined>;
  /** The generation being built with this schema, begun now if there is none; a build of another version is dropped. */
  building(schema: ReadModelSchema): Promise<Generation>;
  /** The build that was begun and not swapped yet, if any. */
  unfinished(model: string): Promise<Generation | undefined>;
  /** Drops what was built so far, if anything, and begins anew. */
  restartBuild(schema: ReadModelSchema): Promise<Generation>;
  /** Makes the generation live and drops the one before it, atomically for readers. */
  swap(generation: Generation): Promise<void>;
  /** All leases by name. */
  leases(): Promise<ReadonlyMap<string, Lease>>;
  /**
   * Replaces the lease if it still is as `seen` (same holder and beat; `undefined`: there is none); without `next` it is
   * given up. Atomic among processes. Answers whether it was done: after an answer that was lost, the lease may already be
   * the caller's own `next`.
   */
  changeLease(name: string, seen: Lease | undefined, next: Lease | undefined): Promise<boolean>;
  close(): Promise<void>;
}
