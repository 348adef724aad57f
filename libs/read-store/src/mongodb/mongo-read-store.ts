import { GenerationGone } from '../errors.js';
import type { Generation, Lease, ReadModelSchema, ReadStore } from '../read-store.js';
import { Connection } from './connection.js';
import { MongoLeases } from './leases.js';
import { MongoGeneration } from './mongo-generation.js';
import { Registry, type ModelEntry } from './registry.js';

/**
 * The read store in one MongoDB database: the one that the URL names, else `casetrail`. Opening does not touch the network.
 * On a standalone server, a replica set or a sharded cluster alike: only single documents are changed atomically.
 *
 * Every call throws {@link StoreUnavailable} while the database cannot be reached, after 4 s unless the URL says otherwise,
 * and {@link NewerSchema} when a newer Casetrail wrote the read model that is asked for.
 *
 * @throws {StoreUnavailable} the URL is not one of MongoDB
 */
export function openMongoReadStore(url: string): ReadStore {
  return new MongoReadStore(new Connection(url));
}

export class MongoReadStore implements ReadStore {
  private readonly registry: Registry;
  private readonly claims: MongoLeases;
  /** A generation's schema never changes, so it is parsed once. */
  private readonly opened = new Map<string, MongoGeneration>();
  private readonly prepared = new Set<string>();
  private known = false;

  constructor(private readonly connection: Connection) {
    this.registry = new Registry(connection);
    this.claims = new MongoLeases(connection);
  }

  async live(model: string): Promise<Generation | undefined> {
    const entry = await this.registry.read(model);
    return this.generation(entry, entry?.live);
  }

  async unfinished(model: string): Promise<Generation | undefined> {
    const entry = await this.registry.read(model);
    return this.generation(entry, entry?.building);
  }

  async building(schema: ReadModelSchema): Promise<Generation> {
    const entry = await this.registry.read(schema.name);
    const build = this.generation(entry, entry?.building);
    const same = build && JSON.stringify(build.schema) === JSON.stringify(schema);
    if (same) return this.prepare(build);
    return (await this.begin(entry, schema)) ?? this.building(schema);
  }

  async restartBuild(schema: ReadModelSchema): Promise<Generation> {
    const entry = await this.registry.read(schema.name);
    return (await this.begin(entry, schema)) ?? this.restartBuild(schema);
  }

  async swap(generation: Generation): Promise<void> {
    const { model, number } = generation;
    await generation.checkpoint();
    const entry = await this.registry.read(model);
    if (entry?.building !== number) throw new GenerationGone(model, number);
    if (!(await this.registry.swap(entry, number))) return this.swap(generation);
    await this.dropOrphans();
  }

  /** What every process asks first, and so what finds out whether a newer Casetrail was here. */
  async leases(): Promise<ReadonlyMap<string, Lease>> {
    if (!this.known) await this.registry.all();
    this.known = true;
    return this.claims.all();
  }

  async changeLease(name: string, seen: Lease | undefined, next: Lease | undefined): Promise<boolean> {
    return this.claims.change(name, seen, next);
  }

  async close(): Promise<void> {
    await this.connection.close();
  }

  /** Nothing when another process was faster. */
  private async begin(
    seen: ModelEntry | undefined,
    schema: ReadModelSchema,
  ): Promise<Generation | undefined> {
    const build = new MongoGeneration(this.connection, this.registry, schema, (seen?.last ?? 0) + 1);
    if (!(await this.registry.begin(seen, schema))) return undefined;
    await this.prepare(build);
    await this.dropOrphans();
    return build;
  }

  /** Also for a build that was begun before: its process may have died before its indexes were there. */
  private async prepare(build: MongoGeneration): Promise<Generation> {
    const key = `${build.model}#${build.number}`;
    if (!this.prepared.has(key)) await build.prepare();
    this.prepared.add(key);
    return build;
  }

  private generation(
    entry: ModelEntry | undefined,
    number: number | null | undefined,
  ): MongoGeneration | undefined {
    const found = number && entry?.generations[number];
    if (!found) return undefined;
    const key = `${entry._id}#${number}`;
    let generation = this.opened.get(key);
    if (!generation) {
      const schema = JSON.parse(found.schema) as ReadModelSchema;
      this.opened.set(
        key,
        (generation = new MongoGeneration(this.connection, this.registry, schema, number)),
      );
    }
    return generation;
  }

  /**
   * Collections are dropped after the registry forgot their generation, and made after it knows it. So what is listed first
   * and not in the registry afterwards is waste: of a crash, or of a process that was paused while its generation went.
   */
  private async dropOrphans(): Promise<void> {
    const listed = await this.connection.collections();
    const entries = await this.registry.all();
    const kept = new Set(
      entries.flatMap(({ _id, generations }) => Object.keys(generations).map((number) => `${_id}#${number}`)),
    );
    for (const name of listed) {
      const [owner] = name.split('/');
      if (name.includes('#') && !kept.has(owner!)) await this.connection.drop(name);
    }
  }
}
