import { describe, expect, it } from '@jest/globals';
import { PartlyAppended } from '../errors.js';
import type { Capabilities, Open } from './opened-store.js';
import { collect, events, idsOf, newStream, storePerTest } from './fixtures.js';

export function describeIdempotency(open: Open, capabilities: Capabilities): void {
  describe('a repeated append', () => {
    const openStore = storePerTest(open);

    it('answers with the first result at any later time, whatever revision it expects', async () => {
      const { store } = await openStore();
      const stream = newStream();
      const batch = events(2);
      const first = await store.append(stream, batch, { expectedRevision: 'no-stream' });
      await store.append(stream, events(3), { expectedRevision: 1 });
      await store.append(newStream(), events(1), { expectedRevision: 'any' });
      for (const expectedRevision of ['no-stream', 'any', 'stream-exists', 0, 4, 99] as const)
        expect(await store.append(stream, batch, { expectedRevision })).toEqual(first);
      expect(await collect(store.readStream(stream))).toHaveLength(5);
    });

    it('answers all of several racing each other with one result', async () => {
      const { store } = await openStore();
      const stream = newStream();
      const batch = events(3);
      const results = await Promise.all(
        Array.from({ length: 8 }, () => store.append(stream, batch, { expectedRevision: 'no-stream' })),
      );
      expect(new Set(results.map(({ position }) => position)).size).toBe(1);
      expect(idsOf(await collect(store.readStream(stream)))).toEqual(idsOf(batch));
    });

    it('is refused when it repeats only part of a batch, or two batches at once, or in another order', async () => {
      const { store } = await openStore();
      const stream = newStream();
      const [a, b, c, d] = events(4) as [never, never, never, never];
      const [fresh] = events(1) as [never];
      await store.append(stream, [a, b], { expectedRevision: 'no-stream' });
      await store.append(stream, [c, d], { expectedRevision: 1 });
      for (const batch of [[a], [b], [b, a], [a, b, fresh], [fresh, a], [a, b, c, d], [b, c], [c]]) {
        const refused = store.append(stream, batch, { expectedRevision: 'any' });
        await expect(refused).rejects.toBeInstanceOf(PartlyAppended);
      }
      expect(await collect(store.readStream(stream))).toHaveLength(4);
    });

    if (capabilities.idsSpanStreams)
      it('is refused under another stream', async () => {
        const { store } = await openStore();
        const [stream, other] = [newStream(), newStream()];
        const batch = events(2);
        await store.append(stream, batch, { expectedRevision: 'no-stream' });
        const refused = store.append(other, batch, { expectedRevision: 'no-stream' });
        await expect(refused).rejects.toMatchObject({ code: 'partly-appended', stream: other });
        expect(await collect(store.readStream(other))).toEqual([]);
      });
  });
}
