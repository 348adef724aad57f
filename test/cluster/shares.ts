import { openMongoReadStore } from '#read-store';

const MODEL = 'read-model/';

/** How many read models each projector projects, by the leases in the read store; the most first. */
export async function sharesAt(documents: string): Promise<number[]> {
  const store = openMongoReadStore(documents);
  try {
    const leases = [...(await store.leases())].filter(([name]) => name.startsWith(MODEL));
    const shares = Map.groupBy(leases, ([, { holder }]) => holder).values();
    return [...shares].map(({ length }) => length).sort((one, other) => other - one);
  } finally {
    await store.close();
  }
}
