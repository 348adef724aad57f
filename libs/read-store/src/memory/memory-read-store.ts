import { GenerationGone } from '../errors.js';
import { isSameLease } from '../lease.js';
import type { Generation, Lease, ReadModelSchema, ReadStore } from '../read-store.js';
import { MemoryGeneration } from './memory-generation.js';

/** A read store for pure specs: nothing outlives the process. */
export function openMemoryReadStore(): ReadStore {
  return new MemoryReadStore();
}

class MemoryReadStore implements ReadStore {
  private readonly lives = new Map<string, MemoryGeneration>();
  private readonly builds = new Map<string, MemoryGeneration>();
  private readonly numbers = new Map<string, number>();
  private readonly claims = new Map<string, Lease>();

  async live(model: string): Promise<Generation | undefined> {
    return this.lives.get(model);
  }

  async unfinished(model: string): Promise<Generation | undefined> {
    return this.builds.get(model);
  }

  async building(schema: ReadModelSchema): Promise<Generation> {
    const build = this.builds.get(schema.name);
    const same = build && JSON.stringify(build.schema) === JSON.stringify(schema);
    return same ? build : this.restartBuild(schema);
  }

  async restartBuild(schema: ReadModelSchema): Promise<Generation> {
    const number = (this.numbers.get(schema.name) ?? 0) + 1;
    const build = new MemoryGeneration(schema, number);
    this.builds.get(schema.name)?.drop();
    this.builds.set(schema.name, build);
    this.numbers.set(schema.name, number);
    return build;
  }

  async swap(generation: Generation): Promise<void> {
    const build = this.builds.get(generation.model);
    if (!build || build.number !== generation.number) {
      throw new GenerationGone(generation.model, generation.number);
    }
    this.lives.get(build.model)?.drop();
    this.lives.set(build.model, build);
    this.builds.delete(build.model);
  }

  async leases(): Promise<ReadonlyMap<string, Lease>> {
    return structuredClone(this.claims);
  }

  async changeLease(name: string, seen: Lease | undefined, next: Lease | undefined): Promise<boolean> {
    if (!isSameLease(this.claims.get(name), seen)) return false;
    if (next) this.claims.set(name, structuredClone(next));
    else this.claims.delete(name);
    return true;
  }

  async close(): Promise<void> {}
}
