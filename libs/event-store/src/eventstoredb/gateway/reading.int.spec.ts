import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { BACKWARDS, END, type EventStoreDBClient, streamNameFilter } from '@eventstore/db-client';
import type { JsonObject } from '../../event-store.js';
import type { EmbeddedEventStore } from '../../log/paged-log.js';
import { openMemoryEventStore } from '../../memory/memory-event-store.js';
import { openSqliteEventStore } from '../../sqlite/sqlite-event-store.js';
import { type Gateway, startGateway } from './gateway.js';
import { makeCertificates } from './testing/certificates.js';
import { collect, connect, disposeClients, places } from './testing/clients.js';

const token = 'a-token-of-the-auditor';
const certificates = makeCertificates();
const recorded = new Date('2026-09-23T09:00:00.123Z');
const folder = mkdtempSync(join(tmpdir(), 'gateway-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Opened {
  /** Where the service writes. */
  readonly writer: EmbeddedEventStore;
  /** What the gateway reads: the same, or the same file opened beside. */
  readonly reader: EmbeddedEventStore;
}

const stores: [string, () => Opened][] = [
  ['in memory', inMemory],
  ['in a file that another writes', inFile],
];

function inMemory(): Opened {
  const store = openMemoryEventStore({ clock: () => recorded });
  return { writer: store, reader: store };
}

function inFile(): Opened {
  const file = join(folder, `${randomUUID()}.db`);
  const writer = openSqliteEventStore(file, { clock: () => recorded });
  return { writer, reader: openSqliteEventStore(file, { readOnly: true }) };
}

describe.each(stores)('a log %s', (_name, open) => {
  let writer: EmbeddedEventStore;
  let reader: EmbeddedEventStore;
  let gateway: Gateway;
  let client: EventStoreDBClient;

  beforeAll(async () => {
    ({ writer, reader } = open());
    gateway = await start(reader);
    for (let i = 0; i < 30; i++) await append(writer, `complaint-${i % 3}`, 20);
  });
  afterAll(async () => {
    await gateway.stop();
    await reader.close();
    await writer.close();
  });
  afterEach(disposeClients);

  const reconnect = () => (client = auditor(gateway));

  it('is read whole, as it lies there', async () => {
    const seen = (await collect(reconnect().readAll())).map(({ event }) => event!);
    const held = await collect(writer.readAll());
    expect(
      seen.map(({ id, type, streamId, revision, data }) => [id, type, streamId, Number(revision), data]),
    ).toEqual(held.map(({ id, type, stream, revision, data }) => [id, type, stream, revision, data]));
    expect(seen.map(({ position }) => Number(position.commit))).toEqual(held.map((_, i) => i + 1));
  });

  it('shows when each event was recorded, beside its own metadata', async () => {
    const [first] = await collect(reconnect().readStream('complaint-0', { maxCount: 1 }));
    expect(first?.event?.created).toEqual(recorded);
    expect(first?.event?.metadata).toEqual({
      casetrail: { recordedAt: recorded.toISOString() },
      $correlationId: 'correlation',
    });
  });

  it('leaves what the metadata already say of it', async () => {
    const casetrail = { recordedAt: '2020-01-01T00:00:00.000Z', batch: [0, 2] };
    await append(writer, 'moved', 1, { casetrail });
    const [event] = await collect(reconnect().readStream('moved'));
    expect(event?.event?.metadata).toEqual({ casetrail });
  });

  it('is read from a place, forwards and backwards', async () => {
    reconnect();
    const at = { commit: 300n, prepare: 300n };
    const commits = async (options: Parameters<EventStoreDBClient['readAll']>[0]) =>
      (await collect(client.readAll({ maxCount: 2, ...options }))).map(({ event }) => event?.position.commit);
    expect(await commits({ fromPosition: at })).toEqual([300n, 301n]);
    expect(await commits({ fromPosition: at, direction: BACKWARDS })).toEqual([299n, 298n]);
    const all = await collect(client.readAll({ fromPosition: END, direction: BACKWARDS }));
    expect(places(all).reverse()).toEqual(places(await collect(client.readAll())));
  });

  it('has its streams read from a revision, forwards and backwards', async () => {
    reconnect();
    const read = async (options: Parameters<EventStoreDBClient['readStream']>[1]) =>
      (await collect(client.readStream('complaint-1', options))).map(({ event }) => Number(event?.revision));
    expect(await read({ fromRevision: 197n })).toEqual([197, 198, 199]);
    expect(await read({ fromRevision: 2n, direction: BACKWARDS })).toEqual([2, 1, 0]);
    const whole = await read({ fromRevision: END, direction: BACKWARDS });
    expect(whole).toEqual(Array.from({ length: 200 }, (_, i) => 199 - i));
  });

  it('has no stream that never was', async () =>
    expect(collect(reconnect().readStream('complaint-9'))).rejects.toMatchObject({
      type: 'stream-not-found',
    }));

  it('is followed live', async () => {
    const filter = streamNameFilter({ prefixes: ['live-'] });
    const subscription = reconnect().subscribeToAll({ filter });
    subscription.once('caughtUp', () => void append(writer, 'live-1', 2));
    const events = await collect(subscription, 2);
    expect(places(events)).toEqual(['live-1@0', 'live-1@1']);
    const after = events[0]!.event!.position;
    expect(places(await collect(client.subscribeToAll({ fromPosition: after, filter }), 1))).toEqual([
      'live-1@1',
    ]);
  });

  it('has one stream followed live', async () => {
    const subscription = reconnect().subscribeToStream('live-2');
    subscription.once('caughtUp', () => void append(writer, 'live-2', 1));
    expect(places(await collect(subscription, 1))).toEqual(['live-2@0']);
  });
});

describe('a gateway', () => {
  let opened: Opened;
  let gateway: Gateway;
  const fill = async (count: number) => {
    for (let i = 0; i < count; i++) await append(opened.writer, 'long', 1, { text: 'x'.repeat(500_000) });
  };

  beforeEach(async () => {
    opened = inFile();
    gateway = await start(opened.reader);
  });
  afterEach(async () => {
    await disposeClients();
    await gateway.stop();
    await opened.reader.close();
    await opened.writer.close();
  });

  it('reads long events backwards too', async () => {
    await fill(40);
    const read = await collect(
      auditor(gateway).readStream('long', { direction: BACKWARDS, fromRevision: END }),
    );
    expect(read.map(({ event }) => Number(event?.revision))).toEqual(
      Array.from({ length: 40 }, (_, i) => 39 - i),
    );
  });

  it('tells readers that the log was closed under it', async () => {
    await opened.reader.close();
    await expect(collect(auditor(gateway).readAll())).rejects.toMatchObject({ type: 'unavailable' });
  });

  it('ends its followers when it stops, and leaves the log open', async () => {
    const subscription = auditor(gateway).subscribeToAll();
    subscription.once('caughtUp', () => void gateway.stop());
    await expect(collect(subscription)).rejects.toMatchObject({ type: 'unavailable' });
    expect(opened.reader.closed).toBe(false);
  });

  it('reads no further ahead of a follower than the connection takes', async () => {
    await fill(100);
    let pages = 0;
    const page = opened.reader.page.bind(opened.reader);
    opened.reader.page = (request) => {
      pages++;
      return page(request);
    };
    const readWhole = async () => expect(await collect(auditor(gateway).readAll())).toHaveLength(100);
    await readWhole();
    const whole = pages;

    const idle = auditor(gateway).subscribeToAll();
    await new Promise((resolve) => idle.once('readable', resolve));
    // Another is served to the end meanwhile, so the idle one had every turn it could have taken.
    await readWhole();
    expect(pages - 2 * whole).toBeLessThan(whole / 2);
  });
});

function start(events: EmbeddedEventStore): Promise<Gateway> {
  const [certificate, key] = ['server.crt', 'server.key'].map((name) =>
    readFileSync(join(certificates, name)),
  );
  return startGateway({ events, port: 0, token, tls: { certificate: certificate!, key: key! } });
}

function auditor({ url }: Gateway): EventStoreDBClient {
  return connect(`${url.replace('://', `://auditor:${token}@`)}&tlsCaFile=${certificates}/ca.crt`);
}

async function append(
  store: EmbeddedEventStore,
  stream: string,
  count: number,
  metadata: JsonObject = { $correlationId: 'correlation' },
): Promise<void> {
  const events = Array.from({ length: count }, (_, index) => ({
    id: randomUUID(),
    type: 'Noted',
    data: { index, text: '已解决' },
    metadata,
  }));
  await store.append(stream, events, { expectedRevision: 'any' });
}
