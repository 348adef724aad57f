import { describe, expect, it } from '@jest/globals';
import type { Open } from './opened-store.js';
import { collect, events, idsOf, newStream, storePerTest } from './fixtures.js';

export function describeReadStream(open: Open): void {
  describe('readStream', () => {
    const openStore = storePerTest(open);

    it('answers nothing for a stream that does not exist', async () => {
      const { store } = await openStore();
      expect(await collect(store.readStream(newStream()))).toEqual([]);
    });

    it('reads from a revision on, and nothing beyond the end', async () => {
      const { store } = await openStore();
      const stream = newStream();
      const batch = events(5);
      await store.append(stream, batch, { expectedRevision: 'no-stream' });
      expect(idsOf(await collect(store.readStream(stream, { from: 3 })))).toEqual(idsOf(batch.slice(3)));
      expect(await collect(store.readStream(stream, { from: 5 }))).toEqual([]);
    });

    it('reads a stream of many pages, only its own events, in order', async () => {
      const { store } = await openStore();
      const [stream, other] = [newStream(), newStream()];
      const batches = [events(600), events(600)];
      for (const batch of batches) {
        await store.append(stream, batch, { expectedRevision: 'any' });
        await store.append(other, events(2), { expectedRevision: 'any' });
      }
      const stored = await collect(store.readStream(stream));
      expect(idsOf(stored)).toEqual(idsOf(batches.flat()));
      expect(stored.map(({ revision }) => revision)).toEqual(Array.from({ length: 1200 }, (_, n) => n));
    });

    it('hands out copies: changing one changes nothing stored', async () => {
      const { store } = await openStore();
      const stream = newStream();
      await store.append(stream, events(1), { expectedRevision: 'no-stream' });
      const [copy] = await collect(store.readStream(stream));
      Object.assign(copy?.data ?? {}, { n: 'changed' });
      const [again] = await collect(store.readStream(stream));
      expect(again?.data).toEqual({ n: 0 });
    });
  });
}
