import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  BACKWARDS,
  END,
  type EventStoreDBClient,
  FORWARDS,
  type ReadStreamOptions,
  binaryEvent,
} from '@eventstore/db-client';
import { collect, connect, disposeClients, noted, places } from '../testing/clients.js';
import { type Harness, startHarness } from './start-harness.js';

let harness: Harness;
let client: EventStoreDBClient;
const stream = 'complaint-1';

beforeAll(async () => {
  harness = await startHarness();
  client = connect(harness.url);
  await client.appendToStream(stream, noted(600));
});
afterAll(async () => {
  await disposeClients();
  await harness.stop();
});

const revisions = async (options: Parameters<EventStoreDBClient['readStream']>[1]) =>
  (await collect(client.readStream(stream, options))).map(({ event }) => Number(event?.revision));

describe('a stream', () => {
  it.each<[string, ReadStreamOptions, number, number, number]>([
    ['from the start', {}, 600, 0, 599],
    ['from a revision, included', { fromRevision: 597n }, 3, 597, 599],
    ['backwards from the end', { direction: BACKWARDS, fromRevision: END }, 600, 599, 0],
    ['backwards from a revision, included', { direction: BACKWARDS, fromRevision: 2n }, 3, 2, 0],
    ['so many and no more', { maxCount: 300, fromRevision: 10n }, 300, 10, 309],
    ['forwards from the end', { fromRevision: END }, 1, 599, 599],
  ])('is read %s', async (_name, options, count, first, last) => {
    const read = await revisions({ ...options });
    expect([read.length, read[0], read.at(-1)]).toEqual([count, first, last]);
  });

  it('has nothing beyond its end', async () => expect(await revisions({ fromRevision: 600n })).toEqual([]));

  it('is not found if it never was', async () =>
    expect(collect(client.readStream('complaint-0'))).rejects.toMatchObject({
      type: 'stream-not-found',
      streamName: 'complaint-0',
    }));
});

describe('the log', () => {
  it('is read from a position, which is included forwards and left out backwards', async () => {
    const [a, b, c] = await collect(client.readAll({ maxCount: 3 }));
    const fromPosition = b!.event!.position;
    expect(places(await collect(client.readAll({ fromPosition, maxCount: 2 })))).toEqual(places([b!, c!]));
    expect(places(await collect(client.readAll({ fromPosition, direction: BACKWARDS })))).toEqual(
      places([a!]),
    );
  });

  it('is read backwards from its end', async () => {
    const forwards = places(await collect(client.readAll()));
    const backwards = places(await collect(client.readAll({ direction: BACKWARDS, fromPosition: END })));
    expect(backwards).toEqual(forwards.reverse());
  });

  it('has positions that grow with gaps', async () => {
    const positions = (await collect(client.readAll({ maxCount: 50 }))).map(
      ({ event }) => event!.position.commit,
    );
    expect(positions.every((position, i) => i === 0 || position > positions[i - 1]! + 1n)).toBe(true);
  });
});

describe('a stream with metadata', () => {
  const withMetadata = async (metadata: Parameters<EventStoreDBClient['setStreamMetadata']>[1]) => {
    const name = randomUUID();
    await client.appendToStream(name, noted(10));
    await client.setStreamMetadata(name, metadata);
    return name;
  };
  const shown = async (name: string, direction: typeof FORWARDS | typeof BACKWARDS) =>
    (
      await collect(
        client.readStream(name, { direction, fromRevision: direction === FORWARDS ? 'start' : END }),
      )
    ).map(({ event }) => Number(event?.revision));

  it.each([
    ['at most so many', { maxCount: 3 }, [7, 8, 9]],
    ['nothing before', { truncateBefore: 8 }, [8, 9]],
    ['nothing so old', { maxAge: 3600 }, [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
  ])('shows %s', async (_name, metadata, expected) => {
    const name = await withMetadata(metadata);
    expect(await shown(name, FORWARDS)).toEqual(expected);
    expect(await shown(name, BACKWARDS)).toEqual([...expected].reverse());
  });

  it('exists even if it shows nothing', async () =>
    expect(await shown(await withMetadata({ truncateBefore: 50 }), FORWARDS)).toEqual([]));

  it('shows the last of its metadata only', async () => {
    const name = await withMetadata({ maxCount: 3 });
    await client.setStreamMetadata(name, { maxCount: 4 });
    expect(places(await collect(client.readStream(`$$${name}`)))).toEqual([`$$${name}@1`]);
  });
});

describe('a link', () => {
  const link = async (to: string) => {
    const name = randomUUID();
    await client.appendToStream(name, binaryEvent({ type: '$>', data: Buffer.from(to) }));
    return name;
  };

  it('shows what it points to beside itself, when asked', async () => {
    const name = await link(`5@${stream}`);
    const [resolved] = await collect(client.readStream(name, { resolveLinkTos: true }));
    expect([resolved?.event?.revision, resolved?.event?.streamId]).toEqual([5n, stream]);
    expect([resolved?.link?.type, resolved?.link?.streamId]).toEqual(['$>', name]);
    const [plain] = await collect(client.readStream(name));
    expect(plain?.event?.type).toBe('$>');
    expect(plain?.link).toBeUndefined();
  });

  it.each(['5000@complaint-1', '0@complaint-0', 'nonsense'])(
    'to nothing (%s) shows only itself',
    async (to) => {
      const [resolved] = await collect(client.readStream(await link(to), { resolveLinkTos: true }));
      expect(resolved?.event).toBeUndefined();
      expect(resolved?.link?.type).toBe('$>');
    },
  );

  it('to a deleted stream shows only itself', async () => {
    const gone = randomUUID();
    await client.appendToStream(gone, noted(1));
    const name = await link(`0@${gone}`);
    await client.deleteStream(gone);
    const [resolved] = await collect(client.subscribeToStream(name, { resolveLinkTos: true }), 1);
    expect([resolved?.event, resolved?.link?.type]).toEqual([undefined, '$>']);
  });
});
