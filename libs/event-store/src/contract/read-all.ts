import { describe, expect, it } from '@jest/globals';
import { ForeignPosition } from '../errors.js';
import type { EventStore } from '../event-store.js';
import type { Open } from './opened-store.js';
import { collect, events, idsOf, newPrefix, storePerTest } from './fixtures.js';

export function describeReadAll(open: Open): void {
  describe('readAll', () => {
    const openStore = storePerTest(open);

    it('reads the log in order, from the beginning or after a position', async () => {
      const { store } = await openStore();
      const before = await store.head();
      const all = await appendInterleaved(store, newPrefix());
      const read = await collect(store.readAll(before === undefined ? {} : { after: before }));
      expect(idsOf(read)).toEqual(idsOf(all));
      expect(idsOf(await collect(store.readAll({ after: read[4]?.position as string })))).toEqual(
        idsOf(all.slice(5)),
      );
      expect(await collect(store.readAll({ after: read.at(-1)?.position as string }))).toEqual([]);
    });

    it('reads only the streams that begin with one of the prefixes', async () => {
      const { store } = await openStore();
      const prefix = newPrefix();
      const all = await appendInterleaved(store, prefix);
      const read = async (...streamPrefixes: string[]): Promise<string[]> =>
        idsOf(await collect(store.readAll({ filter: { streamPrefixes } })));
      expect(await read(`${prefix}a`)).toEqual(idsOf(all.filter((_, n) => n % 3 === 0)));
      expect(await read(`${prefix}a`, `${prefix}c`)).toEqual(idsOf(all.filter((_, n) => n % 3 !== 1)));
      expect(await read(`${prefix}A`)).toEqual([]);
      expect(await read(`${prefix}%`)).toEqual([]);
      expect(await read()).toEqual([]);
    });

    it('stops at the limit, counting only what passes the filter', async () => {
      const { store } = await openStore();
      const prefix = newPrefix();
      const all = await appendInterleaved(store, prefix);
      const filter = { streamPrefixes: [`${prefix}b`] };
      const read = await collect(store.readAll({ filter, limit: 2 }));
      expect(idsOf(read)).toEqual([all[1]?.id, all[4]?.id]);
      expect(await collect(store.readAll({ filter, limit: 0 }))).toEqual([]);
      expect(await collect(store.readAll({ filter, limit: 1_000_000 }))).toHaveLength(10);
    });

    it('refuses a position of another engine', async () => {
      const { store } = await openStore();
      await expect(collect(store.readAll({ after: 'elsewhere' }))).rejects.toBeInstanceOf(ForeignPosition);
    });
  });
}

/** 30 events, one by one, to the streams a, b and c in turn. */
async function appendInterleaved(store: EventStore, prefix: string): Promise<readonly { id: string }[]> {
  const all = events(30);
  for (const [n, one] of all.entries())
    await store.append(`${prefix}${'abc'[n % 3]}`, [one], { expectedRevision: 'any' });
  return all;
}
