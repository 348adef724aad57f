import type { Document, DocumentChange, Generation, ReadModelSchema, ReadStore } from '../read-store.js';

/** What an adapter hands its contract: a fresh, empty store for every test. */
export interface ReadStoreUnderTest {
  readonly store: ReadStore;
  /** Closes the store and opens the same data again; for adapters that claim `durable`. */
  reopen(): Promise<ReadStore>;
  dispose(): Promise<void>;
}

export type OpenReadStore = () => Promise<ReadStoreUnderTest>;

export interface ReadStoreCapabilities {
  /** What was committed is there after closing and opening. */
  readonly durable: boolean;
}

export const CASES: ReadModelSchema = {
  name: 'cases',
  version: 1,
  collections: [
    {
      name: 'cases',
      indexes: [
        { field: 'status' },
        { field: 'age' },
        { field: 'late' },
        { field: 'id' },
        { field: 'terms', many: true },
        { field: 'departments', many: true },
      ],
    },
    { name: 'entries', indexes: [] },
  ],
};

export const put = (id: string, document: Document, collection = 'cases'): DocumentChange => ({
  collection,
  id,
  put: document,
});

export const remove = (id: string, collection = 'cases'): DocumentChange => ({
  collection,
  id,
  remove: true,
});

/** A position in the form every engine gives it: a letter and fixed-width digits. */
export const position = (number: number): string => `t${String(number).padStart(20, '0')}`;

/** A build that holds these documents by id, at position 1. */
export async function holding(
  store: ReadStore,
  documents: Readonly<Record<string, Document>>,
): Promise<Generation> {
  const generation = await store.building(CASES);
  const changes = Object.entries(documents).map(([id, document]) => put(id, document));
  await generation.commit(changes, { to: position(1) });
  return generation;
}

/** Runs one test on a fresh store. */
export function onFreshStore(
  open: OpenReadStore,
  test: (store: ReadStore, underTest: ReadStoreUnderTest) => Promise<void>,
): () => Promise<void> {
  return async () => {
    const underTest = await open();
    try {
      await test(underTest.store, underTest);
    } finally {
      await underTest.dispose();
    }
  };
}
