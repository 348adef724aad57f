import type { Generation, ReadStore } from '#read-store';

export interface Faults {
  /** May throw instead of the read. */
  beforeRead?: () => void;
  /** May throw although the commit was stored. */
  afterCommit?: () => void;
}

/** The same read store, failing when the spec says so. */
export function withFaults(store: ReadStore, faults: Faults): ReadStore {
  const failing = (generation: Generation): Generation => {
    const wrapped = Object.create(generation) as Generation;
    wrapped.getMany = async (collection, ids) => {
      faults.beforeRead?.();
      return generation.getMany(collection, ids);
    };
    wrapped.commit = async (...change) => {
      await generation.commit(...change);
      faults.afterCommit?.();
    };
    return wrapped;
  };
  const wrapped = Object.create(store) as ReadStore;
  wrapped.building = async (schema) => failing(await store.building(schema));
  wrapped.restartBuild = async (schema) => failing(await store.restartBuild(schema));
  return wrapped;
}
