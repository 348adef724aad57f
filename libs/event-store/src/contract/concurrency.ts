import { describe, expect, it } from '@jest/globals';
import { WrongExpectedRevision } from '../errors.js';
import type { Open } from './opened-store.js';
import {
  appendOneByOne,
  collect,
  events,
  Follower,
  idsOf,
  newPrefix,
  newStream,
  storePerTest,
} from './fixtures.js';

export function describeConcurrency(open: Open): void {
  describe('concurrent appends', () => {
    const openStore = storePerTest(open);

    it('to one stream: exactly one wins each revision', async () => {
      const { store } = await openStore();
      const stream = newStream();
      for (const expectedRevision of ['no-stream', 0, 1] as const) {
        const racing = Array.from({ length: 10 }, () =>
          store.append(stream, events(1), { expectedRevision }),
        );
        const settled = await Promise.allSettled(racing);
        const refusals = settled.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
        expect(refusals).toHaveLength(9);
        for (const refusal of refusals) expect(refusal).toBeInstanceOf(WrongExpectedRevision);
      }
      expect(await collect(store.readStream(stream))).toHaveLength(3);
    });

    it('to one stream, decided again after each refusal: all arrive, without gaps', async () => {
      const { store } = await openStore();
      const stream = newStream();
      const appendWithRetry = async (): Promise<void> => {
        for (let expectedRevision: number | 'no-stream' = 'no-stream'; ;) {
          try {
            await store.append(stream, events(1), { expectedRevision });
            return;
          } catch (error) {
            if (!(error instanceof WrongExpectedRevision)) throw error;
            expectedRevision = error.actual ?? 'no-stream';
          }
        }
      };
      await Promise.all(Array.from({ length: 12 }, appendWithRetry));
      const revisions = (await collect(store.readStream(stream))).map(({ revision }) => revision);
      expect(revisions).toEqual(Array.from({ length: 12 }, (_, n) => n));
    });

    it('to many streams: all arrive, each batch together, positions growing', async () => {
      const { store } = await openStore();
      const prefix = newPrefix();
      const batches = Array.from({ length: 100 }, () => events(3));
      const results = await Promise.all(
        batches.map((batch, n) => store.append(prefix + n, batch, { expectedRevision: 'no-stream' })),
      );
      const stored = await collect(store.readAll({ filter: { streamPrefixes: [prefix] } }));
      expect(stored).toHaveLength(300);
      const positions = stored.map(({ position }) => position);
      expect(positions).toEqual([...new Set(positions)].sort());
      for (const [n, batch] of batches.entries()) {
        const at = stored.findIndex(({ id }) => id === batch[0]?.id);
        expect(idsOf(stored.slice(at, at + 3))).toEqual(idsOf(batch));
        expect(stored[at + 2]?.position).toBe(results[n]?.position);
      }
    });

    it('leave the others alone when one is refused', async () => {
      const { store } = await openStore();
      const prefix = newPrefix();
      const outcomes = await Promise.allSettled([
        store.append(`${prefix}a`, events(1), { expectedRevision: 'no-stream' }),
        store.append(`${prefix}b`, events(1), { expectedRevision: 7 }),
        store.append(`${prefix}c`, events(2), { expectedRevision: 'no-stream' }),
      ]);
      expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
      expect(await collect(store.readAll({ filter: { streamPrefixes: [prefix] } }))).toHaveLength(3);
    });

    it('show every subscriber the same order, each event once, also one that starts in the middle', async () => {
      const { store } = await openStore();
      const prefix = newPrefix();
      const early = new Follower(store, { prefix, maxBatch: 7 });
      await early.untilCaughtUp();
      const writers = Array.from({ length: 5 }, (_, n) => appendOneByOne(store, prefix + n, events(12)));
      await early.untilSeen(20);
      const late = new Follower(store, { prefix, maxBatch: 11 });
      const lateSeen = late.untilSeen(60);
      await Promise.all(writers);
      const order = idsOf(await collect(store.readAll({ filter: { streamPrefixes: [prefix] } })));
      expect(new Set(order).size).toBe(60);
      expect(idsOf(await early.untilSeen(60))).toEqual(order);
      expect(idsOf(await lateSeen)).toEqual(order);
      early.abort();
      late.abort();
    });
  });
}
