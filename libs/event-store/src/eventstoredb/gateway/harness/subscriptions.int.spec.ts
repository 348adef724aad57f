import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  END,
  type EventStoreDBClient,
  type Position,
  excludeSystemEvents,
  streamNameFilter,
} from '@eventstore/db-client';
import { collect, connect, disposeClients, noted, places, until } from '../testing/clients.js';
import { type Harness, startHarness } from './start-harness.js';

let harness: Harness;
let client: EventStoreDBClient;

beforeAll(async () => {
  harness = await startHarness();
  client = connect(harness.url);
});
afterAll(async () => {
  await disposeClients();
  await harness.stop();
});

it('a subscription is confirmed first, then says once that it has caught up, then goes on', async () => {
  const stream = randomUUID();
  await client.appendToStream(stream, noted(3));
  const told: string[] = [];
  const subscription = client.subscribeToStream(stream);
  for (const event of ['confirmation', 'caughtUp'] as const) subscription.on(event, () => told.push(event));
  subscription.on('caughtUp', () => void client.appendToStream(stream, noted(2)));
  for await (const { event } of subscription) {
    told.push(String(event?.revision));
    if (event?.revision === 4n) break;
  }
  expect(told).toEqual(['confirmation', '0', '1', '2', 'caughtUp', '3', '4']);
});

describe('a subscription begins', () => {
  it('after the revision it names', async () => {
    const stream = randomUUID();
    await client.appendToStream(stream, noted(4));
    const events = await collect(client.subscribeToStream(stream, { fromRevision: 1n }), 2);
    expect(places(events)).toEqual([`${stream}@2`, `${stream}@3`]);
  });

  it('after the position it names', async () => {
    const stream = randomUUID();
    const { position } = await client.appendToStream(stream, noted(1));
    await client.appendToStream(stream, noted(1));
    const [event] = await collect(client.subscribeToAll({ fromPosition: position! }), 1);
    expect(places([event!])).toEqual([`${stream}@1`]);
  });

  it('with what comes, when it begins at the end', async () => {
    const stream = randomUUID();
    await client.appendToStream(stream, noted(3));
    const subscription = client.subscribeToAll({ fromPosition: END });
    subscription.once('caughtUp', () => void client.appendToStream(stream, noted(1)));
    expect(places(await collect(subscription, 1))).toEqual([`${stream}@3`]);
  });

  it('before its stream does', async () => {
    const stream = randomUUID();
    const subscription = client.subscribeToStream(stream);
    subscription.once('caughtUp', () => void client.appendToStream(stream, noted(1)));
    expect(places(await collect(subscription, 1))).toEqual([`${stream}@0`]);
  });
});

it('a follower goes on past more events than a page that its stream no longer shows', async () => {
  const stream = randomUUID();
  await client.appendToStream(stream, noted(700));
  await client.setStreamMetadata(stream, { maxAge: 0 });
  const subscription = client.subscribeToStream(stream);
  subscription.once(
    'caughtUp',
    () => void client.setStreamMetadata(stream, {}).then(() => client.appendToStream(stream, noted(1))),
  );
  expect(places(await collect(subscription, 1))).toEqual([`${stream}@700`]);
});

describe('a filtered subscription', () => {
  it('says where it is after each window, also over what it leaves out', async () => {
    const prefix = randomUUID();
    const { position: from } = await client.appendToStream(randomUUID(), noted(1));
    const { position: to } = await client.appendToStream(randomUUID(), noted(20));
    const checkpoints: Position[] = [];
    const filter = streamNameFilter({
      prefixes: [prefix],
      maxSearchWindow: 5,
      checkpointInterval: 2,
      checkpointReached: async (_subscription, position) => void checkpoints.push(position),
    });
    const subscription = client.subscribeToAll({ fromPosition: from!, filter });
    subscription.resume();
    await until(() => checkpoints.length === 2);
    expect(checkpoints[1]).toEqual(to);
    await subscription.unsubscribe();
  });

  it('leaves out the events of the system', async () => {
    const stream = randomUUID();
    const { position } = await client.appendToStream(stream, noted(1));
    await client.setStreamMetadata(stream, { maxCount: 5 });
    await client.appendToStream(stream, noted(1));
    const filter = excludeSystemEvents();
    const [event] = await collect(client.subscribeToAll({ fromPosition: position!, filter }), 1);
    expect(places([event!])).toEqual([`${stream}@1`]);
  });

  it('is refused when its filter is no regular expression', async () =>
    expect(
      collect(client.subscribeToAll({ filter: streamNameFilter({ regex: '(' }) })),
    ).rejects.toMatchObject({ code: 3 }));
});

it('a hundred followers each get everything, in order', async () => {
  const stream = randomUUID();
  const followers = Array.from({ length: 100 }, () => collect(client.subscribeToStream(stream), 50));
  for (let i = 0; i < 10; i++) await client.appendToStream(stream, noted(5));
  const expected = Array.from({ length: 50 }, (_, i) => `${stream}@${i}`);
  for (const events of await Promise.all(followers)) expect(places(events)).toEqual(expected);
});
