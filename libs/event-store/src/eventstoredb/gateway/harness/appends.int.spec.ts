import { randomUUID } from 'node:crypto';
import { credentials, status } from '@grpc/grpc-js';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  type AppendExpectedRevision,
  type AppendResult,
  type EventData,
  EventStoreDBClient,
  binaryEvent,
  jsonEvent,
} from '@eventstore/db-client';
import { idMessage, streamIdentifier } from '../event-message.js';
import { shared, streams, streamsGrpc } from '../protocol.js';
import { collect, connect, disposeClients, noted, places } from '../testing/clients.js';
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

type Append = (
  stream: string,
  events: EventData[],
  expectedRevision?: AppendExpectedRevision,
) => Promise<AppendResult>;

/** The client appends over `Append` instead of `BatchAppend` when it is given them. */
const anyone = { username: 'admin', password: 'changeit' };
const ways: [string, Append][] = [
  [
    'Append',
    (stream, events, expectedRevision = 'any') =>
      client.appendToStream(stream, events, { expectedRevision, credentials: anyone }),
  ],
  [
    'BatchAppend',
    (stream, events, expectedRevision = 'any') => client.appendToStream(stream, events, { expectedRevision }),
  ],
];

describe.each(ways)('%s', (_way, append) => {
  it('answers with the revision and position of the last event', async () => {
    const stream = randomUUID();
    const { nextExpectedRevision, position } = await append(stream, noted(3), 'no_stream');
    const [, , last] = await collect(client.readStream(stream));
    expect(nextExpectedRevision).toBe(2n);
    expect(last?.event?.position).toEqual(position);
  });

  it('keeps bytes as they were sent: JSON, binary, metadata, none', async () => {
    const stream = randomUUID();
    const data = Uint8Array.from([0, 255, 128]);
    await append(stream, [
      jsonEvent({ type: 'Json', data: { text: '已解决 🗑' }, metadata: { by: 'ops' } }),
      binaryEvent({ type: 'Binary', data, metadata: Buffer.from([1, 2]) }),
    ]);
    const [json, binary] = (await collect(client.readStream(stream))).map(({ event }) => event);
    expect(json).toMatchObject({
      type: 'Json',
      isJson: true,
      data: { text: '已解决 🗑' },
      metadata: { by: 'ops' },
    });
    expect(binary).toMatchObject({ type: 'Binary', isJson: false });
    expect([...(binary?.data as Uint8Array)]).toEqual([0, 255, 128]);
    expect([...(binary?.metadata as Uint8Array)]).toEqual([1, 2]);
  });

  it.each<[AppendExpectedRevision, bigint | 'no_stream']>([
    ['no_stream', 1n],
    [0n, 1n],
    [7n, 1n],
  ])('refuses what expects %s of a stream of two', async (expected, actual) => {
    const stream = randomUUID();
    await append(stream, noted(2));
    await expect(append(stream, noted(1), expected)).rejects.toMatchObject({
      type: 'wrong-expected-version',
      streamName: stream,
      expectedVersion: expected,
      actualVersion: actual,
    });
    expect(await collect(client.readStream(stream))).toHaveLength(2);
  });

  it.each<AppendExpectedRevision>(['stream_exists', 3n])(
    'refuses what expects %s of no stream',
    async (expected) =>
      expect(append(randomUUID(), noted(1), expected)).rejects.toMatchObject({
        expectedVersion: expected,
        actualVersion: 'no_stream',
      }),
  );

  it('answers a repeated append with the first result', async () => {
    const stream = randomUUID();
    const [first, second] = [noted(2), noted(1)];
    const result = await append(stream, first, 'no_stream');
    await append(stream, second, 1n);
    expect(await append(stream, first, 'no_stream')).toEqual(result);
    expect(await append(stream, first)).toEqual(result);
    expect(await collect(client.readStream(stream))).toHaveLength(3);
  });

  it('refuses a batch that repeats only a part', async () => {
    const stream = randomUUID();
    const [known] = noted(1);
    await append(stream, [known!], 'no_stream');
    await expect(append(stream, [known!, ...noted(1)], 'no_stream')).rejects.toMatchObject({
      type: 'wrong-expected-version',
    });
  });

  it('takes 1 MiB and not a byte more, and writes nothing of what is larger', async () => {
    const stream = randomUUID();
    const sized = (bytes: number) => binaryEvent({ type: 'T', data: new Uint8Array(bytes) });
    await append(stream, [sized(1024 * 1024 - 2)]);
    await expect(append(stream, [sized(1), sized(1024 * 1024 - 4)])).rejects.toMatchObject({
      type: 'maximum-append-size-exceeded',
      maxAppendSize: 1024 * 1024,
    });
    expect(await collect(client.readStream(stream))).toHaveLength(1);
  });

  it('denies a stream whose access list leaves everyone out', async () => {
    const stream = randomUUID();
    await client.setStreamMetadata(stream, { acl: { writeRoles: ['ops'] } });
    await expect(append(stream, noted(1))).rejects.toMatchObject({ type: 'access-denied' });
  });

  it('takes an append of nothing, and says where the stream stands', async () => {
    const stream = randomUUID();
    await append(stream, noted(2));
    expect(await append(stream, [])).toMatchObject({ success: true, nextExpectedRevision: 1n });
  });
});

it.each([
  ['Append', { credentials: anyone }],
  ['BatchAppend', {}],
])('%s writes nothing after its deadline', async (_way, options) => {
  const stream = randomUUID();
  await expect(
    client.appendToStream(stream, noted(20_000), { ...options, deadline: 1 }),
  ).rejects.toMatchObject({
    type: 'deadline-exceeded',
  });
  await expect(collect(client.readStream(stream))).rejects.toMatchObject({ type: 'stream-not-found' });
});

it('Append writes nothing of what a client gave up in the middle', async () => {
  const stream = randomUUID();
  const raw = new streamsGrpc.StreamsClient(`127.0.0.1:${harness.port}`, credentials.createInsecure());
  const options = new streams.AppendReq.Options()
    .setStreamIdentifier(streamIdentifier(stream))
    .setAny(new shared.Empty());
  const message = new streams.AppendReq.ProposedMessage().setId(idMessage(randomUUID(), false));
  const given = await new Promise<{ code?: number } | null>((resolve) => {
    const call = raw.append(resolve);
    call.write(new streams.AppendReq().setOptions(options));
    call.write(new streams.AppendReq().setProposedMessage(message), () =>
      setTimeout(() => call.cancel(), 20),
    );
  });
  expect(given).toMatchObject({ code: status.CANCELLED });
  raw.close();
  // What the harness still meant to write, it would have written before it answers all of these.
  for (let i = 0; i < 10; i++) await client.appendToStream(randomUUID(), noted(1));
  await expect(collect(client.readStream(stream))).rejects.toMatchObject({ type: 'stream-not-found' });
});

it('BatchAppend gathers an append that comes in many parts', async () => {
  const stream = randomUUID();
  await client.appendToStream(stream, noted(2000), { batchAppendSize: 1024 });
  expect(await collect(client.readStream(stream))).toHaveLength(2000);
});

it('BatchAppend keeps many appends of one moment apart, in the order in which they came', async () => {
  const stream = randomUUID();
  const all = Array.from({ length: 1000 }, () => noted(1));
  const results = await Promise.all(all.map((events) => client.appendToStream(stream, events)));
  expect(results.map(({ nextExpectedRevision }) => Number(nextExpectedRevision))).toEqual(
    all.map((_, i) => i),
  );
  expect(places(await collect(client.readStream(stream))).at(-1)).toBe(`${stream}@999`);
});

it('lets of two that expect the same revision only one win', async () => {
  const stream = randomUUID();
  const race = await Promise.allSettled(
    Array.from({ length: 20 }, () =>
      client.appendToStream(stream, noted(1), { expectedRevision: 'no_stream' }),
    ),
  );
  expect(race.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
});
