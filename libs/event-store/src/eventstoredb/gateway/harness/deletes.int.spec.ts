import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { EventStoreDBClient } from '@eventstore/db-client';
import { collect, connect, disposeClients, noted, places } from '../testing/clients.js';
import { type Harness, startHarness } from './start-harness.js';

let harness: Harness;
let client: EventStoreDBClient;
let stream: string;

beforeAll(async () => {
  harness = await startHarness();
  client = connect(harness.url);
});
beforeEach(async () => {
  stream = randomUUID();
  await client.appendToStream(stream, noted(3));
});
afterAll(async () => {
  await disposeClients();
  await harness.stop();
});

const read = () => collect(client.readStream(stream));
const notFound = { type: 'stream-not-found' };
const deleted = { type: 'stream-deleted' };

describe('a deleted stream', () => {
  beforeEach(() => client.deleteStream(stream));

  it('is not found', async () => expect(read()).rejects.toMatchObject({ ...notFound, streamName: stream }));

  it('begins anew with the next revision, and shows only what came since', async () => {
    await client.appendToStream(stream, noted(2), { expectedRevision: 'no_stream' });
    expect(places(await read())).toEqual([`${stream}@3`, `${stream}@4`]);
    expect((await client.getStreamMetadata(stream)).metadata).toMatchObject({ truncateBefore: 3 });
  });

  it('still lies in the log, with the event that deleted it', async () => {
    const all = await collect(client.readAll());
    const lying = all.filter(({ event }) => event?.streamId.endsWith(stream));
    expect(lying.map(({ event }) => event?.type)).toEqual(['Noted', 'Noted', 'Noted', '$metadata']);
  });

  it('can be deleted again', async () =>
    expect(await client.deleteStream(stream)).toHaveProperty('position'));
});

describe('a tombstoned stream', () => {
  beforeEach(() => client.tombstoneStream(stream));

  it('is gone for reading, for following and for writing', async () => {
    await expect(read()).rejects.toMatchObject({ ...deleted, streamName: stream });
    await expect(collect(client.subscribeToStream(stream))).rejects.toMatchObject(deleted);
    await expect(client.appendToStream(stream, noted(1))).rejects.toMatchObject(deleted);
    await expect(
      client.appendToStream(stream, noted(1), { credentials: { username: 'a', password: 'b' } }),
    ).rejects.toMatchObject({ ...deleted, streamName: stream });
    await expect(client.deleteStream(stream)).rejects.toMatchObject(deleted);
    await expect(client.tombstoneStream(stream)).rejects.toMatchObject(deleted);
  });

  it('ends in the log with an event at the greatest revision', async () => {
    const last = (await collect(client.readAll())).at(-1)?.event;
    expect(last).toMatchObject({ type: '$streamDeleted', revision: 9223372036854775807n });
  });
});

it('a follower learns that its stream was tombstoned', async () => {
  const followed = collect(
    client.subscribeToStream(stream).once('caughtUp', () => void client.tombstoneStream(stream)),
  );
  await expect(followed).rejects.toMatchObject(deleted);
});

it.each(['deleteStream', 'tombstoneStream'] as const)(
  '%s refuses a wrong revision, and names both',
  async (method) => {
    await expect(client[method](stream, { expectedRevision: 1n })).rejects.toMatchObject({
      type: 'wrong-expected-version',
      streamName: stream,
      expectedVersion: 1n,
      actualVersion: 2n,
    });
    expect(await read()).toHaveLength(3);
  },
);

it('a stream that never was cannot be deleted, but can be tombstoned', async () => {
  const never = randomUUID();
  await expect(client.deleteStream(never)).rejects.toMatchObject({ type: 'wrong-expected-version' });
  await client.tombstoneStream(never, { expectedRevision: 'no_stream' });
  await expect(collect(client.readStream(never))).rejects.toMatchObject(deleted);
});

it('an access list guards deletion', async () => {
  await client.setStreamMetadata(stream, { acl: { deleteRoles: ['ops'] } });
  await expect(client.deleteStream(stream)).rejects.toMatchObject({ type: 'access-denied' });
});
