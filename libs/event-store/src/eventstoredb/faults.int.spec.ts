import { EventStoreDBClient } from '@eventstore/db-client';
import { describe, expect, it, jest } from '@jest/globals';
import type { Transform } from 'node:stream';
import { collect, event, events, Follower, idsOf } from '../contract/fixtures.js';
import { AppendTooLarge, StoreUnavailable } from '../errors.js';
import { openEventStoreDb } from './eventstoredb-event-store.js';
import { rigPerTest } from './testing/store-on-harness.js';

const rig = rigPerTest();
const NO_STREAM = { expectedRevision: 'no-stream' } as const;

describe('an append whose answer does not come', () => {
  it('is repeated and stored once when the connection is cut after it was stored', async () => {
    const { proxy, open, client } = await rig();
    const store = open();
    await store.append('complaint-1', events(1), NO_STREAM);
    proxy.stall('answers');
    const batch = events(2);
    const appending = store.append('complaint-1', batch, { expectedRevision: 0 });
    await until(async () => (await idsIn(client, 'complaint-1')).length === 3);
    proxy.cutAll();
    proxy.resume();
    expect(await appending).toMatchObject({ revision: 2 });
    expect((await idsIn(client, 'complaint-1')).slice(1)).toEqual(idsOf(batch));
  });

  it('says when it was recorded first, though the answer that came was to the repeat', async () => {
    const { proxy, open, client } = await rig();
    let now = new Date('2040-05-01T08:00:00.000Z');
    const store = open({ clock: () => now });
    await store.append('complaint-1', events(1), NO_STREAM);
    proxy.stall('answers');
    const appending = store.append('complaint-2', events(1), NO_STREAM);
    await until(async () => (await idsIn(client, 'complaint-2')).length === 1);
    now = new Date('2040-05-01T09:00:00.000Z');
    proxy.cutAll();
    proxy.resume();
    const { recordedAt } = await appending;
    expect(recordedAt).toBe('2040-05-01T08:00:00.000Z');
    const [stored] = await collect(store.readStream('complaint-2'));
    expect(stored?.recordedAt).toBe(recordedAt);
  });

  it.each(['any', 'stream-exists', 0] as const)(
    'is not stored twice with expected revision %p when others append meanwhile',
    async (expectedRevision) => {
      const { proxy, open, client } = await rig();
      const store = open();
      await store.append('complaint-1', events(1), NO_STREAM);
      proxy.stall('answers');
      const batch = events(2);
      const appending = store.append('complaint-1', batch, { expectedRevision });
      await until(async () => (await idsIn(client, 'complaint-1')).length === 3);
      const other = open();
      const others = events(1);
      proxy.cutAll();
      proxy.resume();
      const settled = other.append('complaint-1', others, { expectedRevision: 'any' });
      expect(await appending).toMatchObject({ revision: 2 });
      await settled;
      expect((await idsIn(client, 'complaint-1')).slice(1)).toEqual([...idsOf(batch), ...idsOf(others)]);
    },
  );

  it('is given up in time, with a sentence that says it may have been stored; the same again settles it', async () => {
    const { proxy, open, client } = await rig();
    const store = open({ patienceMs: 300 });
    await store.append('complaint-1', events(1), NO_STREAM);
    proxy.stall('answers');
    const batch = events(2);
    const began = performance.now();
    const lost = store.append('complaint-1', batch, { expectedRevision: 0 });
    await expect(lost).rejects.toBeInstanceOf(StoreUnavailable);
    await expect(lost).rejects.toThrow(/unknown: repeat it with the same ids/);
    expect(performance.now() - began).toBeLessThan(2000);
    proxy.resume();
    expect(await store.append('complaint-1', batch, { expectedRevision: 0 })).toMatchObject({ revision: 2 });
    expect(await idsIn(client, 'complaint-1')).toHaveLength(3);
  });

  it('waits for its turn no longer than it may take', async () => {
    const { proxy, open } = await rig();
    const store = open({ patienceMs: 300 });
    await store.append('complaint-1', events(1), NO_STREAM);
    proxy.refuse();
    const began = performance.now();
    const queue = Array.from({ length: 20 }, () =>
      store.append('complaint-1', events(1), { expectedRevision: 'any' }),
    );
    for (const outcome of await Promise.allSettled(queue))
      expect(outcome).toMatchObject({ status: 'rejected', reason: { code: 'store-unavailable' } });
    expect(performance.now() - began).toBeLessThan(2000);
  });

  it('is not sent any more when its time was over before its turn came', async () => {
    const { proxy, open, client } = await rig();
    const store = open({ patienceMs: 300 });
    await store.append('complaint-1', events(1), NO_STREAM);
    proxy.stall('answers');
    const batches = [events(1), events(1), events(1)];
    const queue = batches.map((batch) => store.append('complaint-1', batch, { expectedRevision: 'any' }));
    for (const { status } of await Promise.allSettled(queue)) expect(status).toBe('rejected');
    proxy.resume();
    await open().append('complaint-1', events(1), { expectedRevision: 'any' });
    const stored = await idsIn(client, 'complaint-1');
    expect(stored[1]).toBe(batches[0]?.[0]?.id);
    expect(stored).toHaveLength(3);
  });
});

describe('a server that is away', () => {
  it('makes every call fail in time and by its name, and is used again as soon as it is there', async () => {
    const { proxy, open } = await rig();
    proxy.refuse();
    const store = open({ patienceMs: 300 });
    const calls = [
      store.append('complaint-1', events(1), NO_STREAM),
      store.head(),
      store.gapAfter(undefined),
      collect(store.readStream('complaint-1')),
      collect(store.readAll()),
      collect(store.subscribeToAll({ signal: new AbortController().signal })),
    ];
    for (const call of calls) {
      await expect(call).rejects.toBeInstanceOf(StoreUnavailable);
      await expect(call).rejects.toThrow(`127.0.0.1:${proxy.port}`);
    }
    proxy.accept();
    expect(await store.append('complaint-1', events(1), NO_STREAM)).toMatchObject({ revision: 0 });
  });

  it('is waited for when it comes back in time', async () => {
    const { proxy, open } = await rig();
    proxy.refuse();
    const store = open();
    const appending = store.append('complaint-1', events(1), NO_STREAM);
    proxy.accept();
    expect(await appending).toMatchObject({ revision: 0 });
  });

  it('does not stop a store from closing', async () => {
    const { proxy, open } = await rig();
    const store = open();
    const follower = new Follower(store);
    await follower.untilCaughtUp();
    const end = follower.next();
    proxy.stall();
    await store.close();
    expect(await end).toBeUndefined();
  });

  it('leaves no connection behind when the store is closed', async () => {
    const { proxy, open } = await rig();
    const store = open();
    await store.append('complaint-1', events(1), NO_STREAM);
    proxy.cutAll();
    await store.append('complaint-2', events(1), NO_STREAM);
    expect(proxy.connections).toBeGreaterThan(0);
    await store.close();
    await until(async () => proxy.connections === 0);
  });
});

describe('a read that is cut off', () => {
  it('goes on behind the last event it handed out', async () => {
    const { proxy, open } = await rig();
    const store = open();
    const batches = [events(700), events(700)];
    for (const batch of batches) await store.append('complaint-1', batch, { expectedRevision: 'any' });
    for (const read of [() => store.readAll(), () => store.readStream('complaint-1')]) {
      const ids: string[] = [];
      for await (const { id } of read()) {
        if (ids.push(id) % 300 === 0) proxy.cutAll();
      }
      expect(ids).toEqual(idsOf(batches.flat()));
    }
  });
});

describe('a subscription that ends although nothing failed', () => {
  it('is begun again behind the last event it handed out', async () => {
    const { open } = await rig();
    const store = open();
    const subscribe = jest.spyOn(EventStoreDBClient.prototype, 'subscribeToAll');
    const before = events(3);
    await store.append('complaint-1', before, NO_STREAM);
    const follower = new Follower(store, { prefix: 'complaint-' });
    await follower.untilCaughtUp();
    const [first] = subscribe.mock.results;
    (first?.value as Transform).end();
    const after = events(2);
    await store.append('complaint-1', after, { expectedRevision: 2 });
    expect(idsOf(await follower.untilSeen(5))).toEqual(idsOf([...before, ...after]));
    expect(subscribe).toHaveBeenCalledTimes(2);
    follower.abort();
    subscribe.mockRestore();
  }, 5_000);
});

describe('a read that is left early', () => {
  it('takes nothing from those that come after it', async () => {
    const { open, proxy } = await rig();
    const store = open();
    for (let n = 0; n < 20; n++)
      await store.append(`complaint-${n}`, [event({ text: 'x'.repeat(500_000) })], NO_STREAM);
    const reader = open();
    for (let n = 0; n < 20; n++) {
      for await (const first of reader.readAll()) {
        expect(first.revision).toBe(0);
        break;
      }
    }
    expect(await collect(reader.readAll())).toHaveLength(20);
    // One connection still: none of them failed for want of room in it.
    expect(proxy.connections).toBe(1);
  });
});

describe('a subscription that is dropped', () => {
  it('is not sent again what it has had', async () => {
    const { proxy, open } = await rig();
    const store = open();
    for (let n = 0; n < 20; n++)
      await store.append(`complaint-${n}`, [event({ text: 'x'.repeat(100_000) })], NO_STREAM);
    const follower = new Follower(store);
    await follower.untilCaughtUp();
    const before = proxy.answeredBytes;
    const seen = follower.untilSeen(21);
    proxy.cutAll();
    await store.append('policy-1', events(1), NO_STREAM);
    expect((await seen).at(-1)?.stream).toBe('policy-1');
    expect(proxy.answeredBytes - before).toBeLessThan(1_000_000);
    follower.abort();
  });

  it('goes on behind the last event it handed out', async () => {
    const { proxy, open, harness } = await rig();
    const store = open();
    const writer = openEventStoreDb(harness.url);
    const follower = new Follower(store, { prefix: 'complaint-', maxBatch: 5 });
    await follower.untilCaughtUp();
    const all = events(60);
    for (const [n, one] of all.entries()) {
      if (n % 20 === 10) proxy.cutAll();
      await writer.append('complaint-1', [one], { expectedRevision: 'any' });
      if (n % 20 === 15) proxy.resetAll();
    }
    expect(idsOf(await follower.untilSeen(60))).toEqual(idsOf(all));
    follower.abort();
    await writer.close();
  });

  it('is given up when the server stays away, in time', async () => {
    const { proxy, open } = await rig();
    const store = open({ patienceMs: 300 });
    const follower = new Follower(store);
    await follower.untilCaughtUp();
    const next = follower.next();
    proxy.refuse();
    await expect(next).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('is noticed when the server falls silent', async () => {
    const { proxy, open } = await rig();
    const store = open({ patienceMs: 300 });
    const follower = new Follower(store);
    await follower.untilCaughtUp();
    const next = follower.next();
    proxy.stall();
    await expect(next).rejects.toBeInstanceOf(StoreUnavailable);
  });

  it('keeps the server from sending while its reader is slow', async () => {
    const { proxy, open } = await rig();
    const store = open();
    for (let n = 0; n < 60; n++)
      await store.append(`complaint-${n}`, [event({ text: 'x'.repeat(500_000) })], NO_STREAM);
    const before = proxy.answeredBytes;
    const follower = new Follower(store, { maxBatch: 1 });
    expect((await follower.next())?.events).toHaveLength(1);
    const quick = new Follower(store, { maxBatch: 1 });
    await quick.untilSeen(60);
    // One of the two took everything, the other next to nothing.
    expect(proxy.answeredBytes - before).toBeLessThan(45_000_000);
    expect(await follower.untilSeen(60)).toHaveLength(60);
    for (const each of [follower, quick]) each.abort();
  });
});

describe('what trying again cannot mend', () => {
  it('an append that is too large for the server names its limit', async () => {
    const { open } = await rig();
    const store = open();
    await expect(
      store.append('complaint-1', [event({ text: 'x'.repeat(2 ** 21) })], NO_STREAM),
    ).rejects.toBeInstanceOf(AppendTooLarge);
  });

  it('a stream deleted for ever is named, and reads as nothing', async () => {
    const { open, client } = await rig();
    const store = open();
    await store.append('complaint-1', events(1), NO_STREAM);
    await client.tombstoneStream('complaint-1');
    const refused = store.append('complaint-1', events(1), { expectedRevision: 0 });
    await expect(refused).rejects.toThrow(/complaint-1 was deleted/);
    expect(await collect(store.readStream('complaint-1'))).toEqual([]);
  });

  it('a stream that was deleted but not for ever begins anew', async () => {
    const { open, client } = await rig();
    const store = open();
    const other = open();
    await store.append('complaint-1', events(2), NO_STREAM);
    await other.append('complaint-1', events(1), { expectedRevision: 1 });
    await client.deleteStream('complaint-1');
    const batch = events(2);
    expect(await store.append('complaint-1', batch, { expectedRevision: 'any' })).toMatchObject({
      revision: 4,
    });
    expect(idsOf(await collect(store.readStream('complaint-1')))).toEqual(idsOf(batch));
  });
});

type Client = Awaited<ReturnType<ReturnType<typeof rigPerTest>>>['client'];

async function idsIn(client: Client, stream: string): Promise<string[]> {
  const ids: string[] = [];
  for await (const { event: stored } of client.readStream(stream)) ids.push(stored?.id ?? '');
  return ids;
}

async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition().catch(() => false))) await new Promise((turn) => setImmediate(turn));
}
