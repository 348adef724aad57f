import { describe, expect, it } from '@jest/globals';
import { binaryEvent, type EventData, jsonEvent } from '@eventstore/db-client';
import { randomUUID } from 'node:crypto';
import { collect, events, Follower, idsOf } from '../contract/fixtures.js';
import { WrongExpectedRevision } from '../errors.js';
import type { Stranger } from './stored-event.js';
import { rigPerTest } from './testing/store-on-harness.js';

const rig = rigPerTest();
const NO_STREAM = { expectedRevision: 'no-stream' } as const;

const foreign: readonly [string, () => EventData][] = [
  ['JSON without our note', () => jsonEvent({ type: 'Noted', data: { by: 'another' } })],
  ['JSON with other metadata', () => jsonEvent({ type: 'Noted', data: {}, metadata: { casetrail: 'no' } })],
  [
    'no object',
    () => jsonEvent({ type: 'Noted', data: 'text', metadata: { casetrail: { recordedAt: '2040' } } }),
  ],
  ['bytes', () => binaryEvent({ type: 'Noted', data: new Uint8Array([1, 2, 3]) })],
  [
    'JSON that is none',
    () => ({
      ...binaryEvent({ type: 'Noted', data: Buffer.from('{') }),
      contentType: 'application/octet-stream',
    }),
  ],
  [
    'metadata that is no JSON',
    () => jsonEvent({ type: 'Noted', data: {}, metadata: Uint8Array.from([255]) as never }),
  ],
];

describe('an event that Casetrail did not write', () => {
  it.each(foreign)('is skipped and told of once: %s', async (_, make) => {
    const { client, open } = await rig();
    const met: Stranger[] = [];
    const store = open({ onStranger: (stranger) => met.push(stranger) });
    const before = events(2);
    const after = events(1);
    await store.append('complaint-1', before, NO_STREAM);
    await client.appendToStream('complaint-1', make());
    await store.append('complaint-2', after, NO_STREAM);
    const follower = new Follower(store);
    await follower.untilCaughtUp();
    follower.abort();
    expect(idsOf(follower.seen)).toEqual(idsOf([...before, ...after]));
    expect(idsOf(await collect(store.readAll()))).toEqual(idsOf([...before, ...after]));
    expect(idsOf(await collect(store.readStream('complaint-1')))).toEqual(idsOf(before));
    expect(met).toEqual([{ stream: 'complaint-1', revision: 2, type: 'Noted', position: met[0]?.position }]);
    expect(store.isPosition(met[0]?.position ?? '')).toBe(true);
    expect(await store.gapAfter(undefined)).toMatchObject({ events: 3 });
  });

  it('does not stand in the way of an append that expects what its reader saw', async () => {
    const { client, open } = await rig();
    const store = open();
    await store.append('complaint-1', events(2), NO_STREAM);
    await client.appendToStream('complaint-1', jsonEvent({ type: 'Noted', data: {} }));
    expect(await store.append('complaint-1', events(1), { expectedRevision: 1 })).toMatchObject({
      revision: 3,
    });
    const refused = store.append('complaint-1', events(1), { expectedRevision: 1 });
    await expect(refused).rejects.toMatchObject({ actual: 3 });

    await client.appendToStream('complaint-2', jsonEvent({ type: 'Noted', data: {} }));
    const exists = store.append('complaint-2', events(1), { expectedRevision: 'stream-exists' });
    await expect(exists).rejects.toBeInstanceOf(WrongExpectedRevision);
    expect(await store.append('complaint-2', events(1), NO_STREAM)).toMatchObject({ revision: 1 });
  });

  it('cannot hide an event of ours', async () => {
    const { client, open } = await rig();
    const store = open();
    const [first, ours] = events(2) as [never, never];
    await store.append('complaint-1', [first], NO_STREAM);
    await client.appendToStream('complaint-1', jsonEvent({ type: 'Noted', data: {} }));
    await open().append('complaint-1', [ours], { expectedRevision: 'any' });
    const refused = store.append('complaint-1', events(1), { expectedRevision: 0 });
    await expect(refused).rejects.toMatchObject({ actual: 2 });
  });

  it('moves the position of a subscription on', async () => {
    const { client, open } = await rig();
    const store = open();
    const follower = new Follower(store, { prefix: 'complaint-' });
    await follower.untilCaughtUp();
    await client.appendToStream('complaint-1', jsonEvent({ type: 'Noted', data: {} }));
    expect(await follower.next()).toEqual({ events: [], position: await store.head(), caughtUp: true });
    follower.abort();
  });
});

describe('system events', () => {
  it('are no part of the log, and no strangers', async () => {
    const { client, open } = await rig();
    const met: Stranger[] = [];
    const store = open({ onStranger: (stranger) => met.push(stranger) });
    const batch = events(2);
    const { position } = await store.append('complaint-1', batch, NO_STREAM);
    for (let n = 0; n < 40; n++)
      await client.appendToStream('$stats-1', jsonEvent({ type: '$statsCollected', data: {} }));
    await client.appendToStream('$settings', jsonEvent({ type: 'Plain', data: {} }));
    await client.appendToStream('complaint-1', linkTo('complaint-1', 0));
    await client.setStreamMetadata('complaint-1', { maxCount: 100 });
    expect(await store.head()).toBe(position);
    expect(await store.gapAfter(position)).toEqual({ events: 0 });
    expect(idsOf(await collect(store.readAll()))).toEqual(idsOf(batch));
    expect(idsOf(await collect(store.readStream('complaint-1')))).toEqual(idsOf(batch));
    for (const follower of [new Follower(store), new Follower(store, { prefix: '' })]) {
      expect(await follower.untilCaughtUp()).toMatchObject({ position });
      expect(idsOf(follower.seen)).toEqual(idsOf(batch));
      follower.abort();
    }
    expect(met).toEqual([]);
  });
});

const linkTo = (stream: string, revision: number): EventData => ({
  ...binaryEvent({ id: randomUUID(), type: '$>', data: Buffer.from(`${revision}@${stream}`) }),
});

describe('metadata', () => {
  it('keeps the keys that tools of EventStoreDB follow, and one of the adapter’s own name', async () => {
    const { client, open } = await rig();
    const store = open();
    const metadata = { $correlationId: randomUUID(), $causationId: randomUUID(), casetrail: { mine: true } };
    const [event] = events(1);
    await store.append('complaint-1', [{ ...event!, metadata }], NO_STREAM);
    const [stored] = await collect(store.readStream('complaint-1'));
    expect(stored?.metadata).toEqual(metadata);
    for await (const { event: raw } of client.readStream('complaint-1'))
      expect(raw?.metadata).toMatchObject({
        $correlationId: metadata.$correlationId,
        $causationId: metadata.$causationId,
        casetrail: { recordedAt: stored?.recordedAt },
      });
  });
});
