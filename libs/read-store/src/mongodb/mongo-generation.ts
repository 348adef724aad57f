import { MongoServerError } from 'mongodb';
import { StoreUnavailable, type Position } from '#event-store';
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
import type { Connection } from './connection.js';
import { Journal, type Outcome } from './journal.js';
import { pageOf } from './page.js';
import type { GenerationEntry, PendingJournal, Registry } from './registry.js';
import { all, selection } from './selection.js';
import { Versions } from './versions.js';

/** One build of a read model. Its commits are a redo log: see docs/decisions/0008. */
export class MongoGeneration implements Generation {
  readonly model: string;
  readonly version: number;
  private readonly declared: DeclaredModel;
  private readonly journal: Journal;
  private readonly collections: ReadonlyMap<string, Versions>;

  constructor(
    connection: Connection,
    private readonly registry: Registry,
    readonly schema: ReadModelSchema,
    readonly number: number,
  ) {
    this.model = schema.name;
    this.version = schema.version;
    this.declared = new DeclaredModel(schema);
    const prefix = `${this.model}#${number}`;
    this.journal = new Journal(connection, prefix);
    this.collections = new Map(
      [...this.declared.collections].map((one) => [
        one.name,
        new Versions(connection, one, `${prefix}/${one.name}`),
      ]),
    );
  }

  async prepare(): Promise<void> {
    for (const versions of this.collections.values()) await versions.prepare();
  }

  async get<D extends Document>(collection: string, id: string): Promise<D | undefined> {
    const versions = this.versions(collection);
    return parsed<D>(await this.orGone(versions.bodies({ _id: id }))).get(id);
  }

  async getMany<D extends Document>(
    collection: string,
    ids: readonly string[],
  ): Promise<ReadonlyMap<string, D>> {
    const versions = this.versions(collection);
    return parsed<D>(await this.orGone(versions.bodies({ _id: { $in: ids } })));
  }

  async find<D extends Document>(collection: string, query: Query): Promise<Page<D>> {
    const versions = this.versions(collection);
    versions.declared.check(query);
    const after = readCursor(this.model, collection, query);
    const found = [...parsed<D>(await this.orGone(pageOf(versions, query, after)))];
    const page = found.slice(0, query.limit);
    const items = page.map(([, document]) => document);
    const last = page.at(-1);
    if (!last || found.length === page.length) return { items };
    return { items, next: printCursor(this.model, collection, query, endOf(...last, query)) };
  }

  async count(collection: string, where?: readonly Condition[]): Promise<number> {
    const versions = this.versions(collection);
    versions.declared.checkConditions(where);
    const counted = versions.count(all(selection(versions.declared, where)));
    return (await this.orGone(counted.then((size) => ({ size })))).size;
  }

  async checkpoint(): Promise<Position | undefined> {
    return (await this.entry()).checkpoint || undefined;
  }

  async resume(): Promise<Position | undefined> {
    return (await this.settled()).checkpoint || undefined;
  }

  async commit(
    changes: readonly DocumentChange[],
    { from, to }: { readonly from?: Position; readonly to: Position },
  ): Promise<void> {
    const outcomes = this.outcomesOf(changes);
    const journal = await this.journal.write(outcomes, from, to);
    while (!(await this.registry.propose(this.model, this.number, from, journal))) {
      const { checkpoint } = await this.settled();
      if (checkpoint !== (from ?? '')) throw new CheckpointMoved(this.model, from, checkpoint || undefined);
    }
    await this.finish(journal, outcomes);
  }

  /** The generation as the registry has it once no journal is pending: its writer may have died. */
  private async settled(): Promise<GenerationEntry> {
    let entry = await this.entry();
    while (entry.journal) {
      const outcomes = await this.journal.read(entry.journal);
      if (outcomes) await this.finish(entry.journal, outcomes);
      const next = await this.entry();
      if (!outcomes && next.journal?.id === entry.journal.id)
        throw new StoreUnavailable(`A journal of the read model ${this.model} is incomplete: rebuild it.`);
      entry = next;
    }
    return entry;
  }

  /** Any process may do this, also at once with others and long after: nothing changes twice. */
  private async finish(journal: PendingJournal, outcomes: readonly Outcome[]): Promise<void> {
    for (const [name, versions] of this.collections) {
      const own = outcomes.filter(({ collection }) => collection === name);
      await versions.apply(own, journal.to);
    }
    await this.registry.settle(this.model, this.number, journal);
    await this.journal.clear(journal.to);
  }

  /** The last change of each document is what is left of them all. */
  private outcomesOf(changes: readonly DocumentChange[]): readonly Outcome[] {
    const outcomes = changes.map((change) => {
      const versions = this.versions(change.collection);
      if ('put' in change) return versions.print(change.id, change.put);
      return { collection: change.collection, id: change.id, body: null };
    });
    return [...new Map(outcomes.map((one) => [`${one.collection}/${one.id}`, one])).values()];
  }

  /** Whoever found something need not ask whether the generation is there. A dropped collection is empty, or fails a read of it. */
  private async orGone<T extends { readonly size: number }>(reading: Promise<T>): Promise<T> {
    try {
      const found = await reading;
      if (found.size === 0) await this.entry();
      return found;
    } catch (error) {
      if (error instanceof StoreUnavailable && error.cause instanceof MongoServerError) await this.entry();
      throw error;
    }
  }

  private async entry(): Promise<GenerationEntry> {
    const entry = (await this.registry.read(this.model))?.generations[this.number];
    if (!entry) throw new GenerationGone(this.model, this.number);
    return entry;
  }

  private versions(collection: string): Versions {
    const { name } = this.declared.collection(collection);
    return this.collections.get(name) as Versions;
  }
}

function parsed<D extends Document>(bodies: ReadonlyMap<string, string>): Map<string, D> {
  return new Map([...bodies].map(([id, body]) => [id, JSON.parse(body) as D]));
}
