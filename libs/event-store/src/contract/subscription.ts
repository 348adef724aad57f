import { describe, expect, it } from '@jest/globals';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { ForeignPosition } from '../errors.js';
import type { EventStore } from '../event-store.js';
import type { Capabilities, Open } from './opened-store.js';
import { appendOneByOne, events, Follower, idsOf, newPrefix, newStream, storePerTest } from './fixtures.js';

export function describeSubscription(open: Open, capabilities: Capabilities): void {
  describe('a subscription', () => {
    const openStore = storePerTest(open);

    if (capabilities.startsEmpty)
      it('says at once on an empty log that it is caught up, then waits for the first event', async () => {
        const { store } = await openStore();
        const follower = new Follower(store);
        expect(await follower.next()).toEqual({ events: [], position: undefined, caughtUp: true });
        const batch = follower.next();
        const { position } = await store.append(newStream(), events(1), { expectedRevision: 'any' });
        expect(await batch).toMatchObject({ events: [{ revision: 0 }], position, caughtUp: true });
        follower.abort();
      });

    it('begins after a position, catches up, then goes on with what comes', async () => {
      const { store } = await openStore();
      const stream = newStream();
      const all = events(12);
      const { position: after } = await store.append(stream, all.slice(0, 2), { expectedRevision: 'any' });
      await appendOneByOne(store, stream, all.slice(2, 9));
      const follower = new Follower(store, { after, maxBatch: 3 });
      const caughtUp = await follower.untilCaughtUp();
      expect(idsOf(follower.seen)).toEqual(idsOf(all.slice(2, 9)));
      expect(caughtUp.position).toBe(await store.head());
      await appendOneByOne(store, stream, all.slice(9));
      expect(idsOf(await follower.untilSeen(10))).toEqual(idsOf(all.slice(2)));
      follower.abort();
    });

    it('gives its first batch also when there is nothing after its position', async () => {
      const { store } = await openStore();
      const { position } = await store.append(newStream(), events(1), { expectedRevision: 'any' });
      const follower = new Follower(store, { after: position });
      expect(await follower.next()).toEqual({ events: [], position, caughtUp: true });
      follower.abort();
    });

    it('holds no batch larger than asked for, and each says where to resume', async () => {
      const { store } = await openStore();
      const prefix = newPrefix();
      const after = await store.head();
      await store.append(`${prefix}1`, events(10), { expectedRevision: 'any' });
      const follower = new Follower(store, { after, maxBatch: 4 });
      const first = await follower.next();
      expect(first?.events.length).toBeLessThanOrEqual(4);
      expect(first?.position).toBe(first?.events.at(-1)?.position);
      expect(first?.caughtUp).toBe(false);
      follower.abort();
      const resumed = new Follower(store, { after: first?.position });
      expect((await resumed.untilSeen(10 - (first?.events.length ?? 0)))[0]?.revision).toBe(
        first?.events.length,
      );
      resumed.abort();
    });

    it('moves its position over what the filter leaves out, also live', async () => {
      const { store } = await openStore();
      const prefix = newPrefix();
      await store.append(`${prefix}wanted`, events(1), { expectedRevision: 'any' });
      await store.append(newStream(), events(5), { expectedRevision: 'any' });
      const follower = new Follower(store, { prefix });
      expect((await follower.untilCaughtUp()).position).toBe(await store.head());
      expect(follower.seen).toHaveLength(1);

      const { position } = await store.append(newStream(), events(1), { expectedRevision: 'any' });
      let batch = await follower.next();
      while (batch && batch.position !== position) batch = await follower.next();
      expect(batch).toMatchObject({ events: [], caughtUp: true });
      follower.abort();
    });

    it('finds what it wants behind thousands of events that it does not', async () => {
      const { store } = await openStore();
      const [prefix, others] = [newPrefix(), newStream()];
      for (let n = 0; n < 6; n++) await store.append(others, events(1000), { expectedRevision: 'any' });
      const wanted = events(2);
      await store.append(`${prefix}1`, wanted, { expectedRevision: 'any' });
      const follower = new Follower(store, { prefix });
      await follower.untilCaughtUp();
      expect(idsOf(follower.seen)).toEqual(idsOf(wanted));
      follower.abort();
    });

    it('serves many readers, each at its own pace', async () => {
      const { store } = await openStore();
      const prefix = newPrefix();
      const followers = Array.from(
        { length: 20 },
        (_, n) => new Follower(store, { prefix, maxBatch: n + 1 }),
      );
      const fast = followers.slice(1).map((follower) => follower.untilSeen(40));
      const all = events(40);
      await appendOneByOne(store, `${prefix}1`, all);
      for (const seen of await Promise.all(fast)) expect(idsOf(seen)).toEqual(idsOf(all));
      const slow = followers[0] as Follower;
      expect(slow.seen).toEqual([]);
      expect(idsOf(await slow.untilSeen(40))).toEqual(idsOf(all));
      for (const follower of followers) follower.abort();
    });

    it('ends when its signal aborts: while it waits, between batches, and before it began', async () => {
      const { store } = await openStore();
      const waiting = new Follower(store);
      await waiting.untilCaughtUp();
      const end = waiting.next();
      await waitingBegan(store);
      waiting.abort();
      expect(await end).toBeUndefined();

      await store.append(newStream(), events(4), { expectedRevision: 'any' });
      const between = new Follower(store, { maxBatch: 1 });
      expect(await between.next()).toBeDefined();
      between.abort();
      expect(await between.next()).toBeUndefined();

      const never = new Follower(store);
      never.abort();
      expect(await never.next()).toBeUndefined();
    });

    it('ends when the store is closed', async () => {
      const { store } = await openStore();
      const follower = new Follower(store);
      await follower.untilCaughtUp();
      const end = follower.next();
      await waitingBegan(store);
      await store.close();
      expect(await end).toBeUndefined();
    });

    it('refuses a position of another engine', async () => {
      const { store } = await openStore();
      await expect(new Follower(store, { after: 'elsewhere' }).next()).rejects.toBeInstanceOf(
        ForeignPosition,
      );
    });
  });
}

/** A reader that found nothing new has settled down to wait by the time that the store has answered others twice. */
async function waitingBegan(store: EventStore): Promise<void> {
  for (let turn = 0; turn < 2; turn++) {
    await nextTurn();
    await store.head();
  }
}
