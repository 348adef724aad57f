import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { MongoClient, MongoServerError } from 'mongodb';
import { NewerSchema, StoreUnavailable } from '#event-store';
import { CASES, holding } from '../contract/read-store-under-test.js';
import { openMongoReadStore } from './mongo-read-store.js';
import { describeOnMongo, freshDatabase } from './testing/fresh-database.js';
import { unavailable } from './unavailable.js';

const servers: Server[] = [];
const sockets = new Set<Socket>();
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  for (const server of servers.splice(0)) server.close();
});

/** A server on a port of its own, or the one given. */
async function listening(answer: (socket: Socket) => void, port = 0): Promise<number> {
  const server = createServer((socket) => {
    sockets.add(socket.on('error', () => undefined));
    answer(socket);
  });
  servers.push(server);
  await once(server.listen(port, '127.0.0.1'), 'listening');
  return (server.address() as AddressInfo).port;
}

async function freePort(): Promise<number> {
  const port = await listening(() => undefined);
  const server = servers.pop()!;
  await once(server.close(), 'close');
  return port;
}

async function failureOf(url: string): Promise<Error> {
  const store = openMongoReadStore(url);
  try {
    return await store.live('cases').then(
      () => new Error('It answered.'),
      (error: unknown) => error as Error,
    );
  } finally {
    await store.close();
  }
}

describe('a MongoDB that cannot be reached', () => {
  it.each<[string, (socket: Socket) => void]>([
    ['hangs up', (socket) => socket.destroy()],
    ['says nothing', () => undefined],
  ])('is told within 5 s when it %s, with its host and without credentials', async (_, answer) => {
    const port = await listening(answer);
    const started = performance.now();
    const failure = await failureOf(`mongodb://ann:hush%2Fhush@127.0.0.1:${port}/reads`);
    expect(performance.now() - started).toBeLessThan(5500);
    expect(failure).toBeInstanceOf(StoreUnavailable);
    expect(failure.message).toContain(`the database reads at 127.0.0.1:${port}`);
    expect(failure.message).not.toMatch(/ann|hush/);
  });

  it('is told as soon as the URL says, when nobody listens', async () => {
    const port = await freePort();
    const failure = await failureOf(`mongodb://127.0.0.1:${port}/?serverSelectionTimeoutMS=200`);
    expect(failure).toBeInstanceOf(StoreUnavailable);
    expect(failure.message).toMatch(/the database casetrail at .*ECONNREFUSED/);
  });

  it('says so when it is TLS that fails', async () => {
    const port = await listening((socket) =>
      socket.on('data', () => socket.end('HTTP/1.1 400 no TLS here\r\n')),
    );
    const failure = await failureOf(`mongodb://127.0.0.1:${port}/?tls=true&serverSelectionTimeoutMS=200`);
    expect(failure.message).toMatch(/^No TLS connection to the read store/);
  });

  it('says so when it is the password', () => {
    const refusal = new MongoServerError({ message: 'Authentication failed.', code: 18 });
    expect(unavailable('the database casetrail at db:27017', refusal)).toMatchObject({
      code: 'store-unavailable',
      message:
        'The read store refuses the user or password for the database casetrail at db:27017: Authentication failed.',
    });
  });

  it.each(['mongodb://', 'mongodb://ann:hush@host:port/', 'postgres://ann:hush@host/', 'nonsense'])(
    'is told at once for an address that is none: %s',
    (url) => {
      expect(() => openMongoReadStore(url)).toThrow(StoreUnavailable);
      expect(() => openMongoReadStore(url)).not.toThrow(/hush/);
    },
  );

  it('is not asked any more once the store is closed, which may be done twice', async () => {
    const store = openMongoReadStore('mongodb://127.0.0.1:1/');
    await store.close();
    await store.close();
    await expect(store.live('cases')).rejects.toBeInstanceOf(StoreUnavailable);
  });
});

describeOnMongo(() => {
  it('a server that comes later, goes and comes again is used without opening anew', async () => {
    const database = freshDatabase();
    const real = new URL(database.url);
    const port = await freePort();
    const store = openMongoReadStore(
      `mongodb://127.0.0.1:${port}${real.pathname}?directConnection=true&serverSelectionTimeoutMS=1000`,
    );
    try {
      for (let round = 0; round < 2; round += 1) {
        await expect(store.live('cases')).rejects.toBeInstanceOf(StoreUnavailable);
        await listening((socket) => {
          const there = connect(Number(real.port), real.hostname);
          sockets.add(there.on('error', () => undefined));
          socket.pipe(there).pipe(socket);
        }, port);
        await store.building(CASES);
        const server = servers.pop()!;
        for (const socket of sockets) socket.destroy();
        await once(server.close(), 'close');
      }
    } finally {
      await store.close();
      await database.drop();
    }
  });

  it('a read model that a newer Casetrail wrote is left alone', async () => {
    const database = freshDatabase();
    const store = openMongoReadStore(database.url);
    const client = new MongoClient(database.url);
    try {
      await holding(store, {});
      await client
        .db()
        .collection('models')
        .updateMany({}, { $set: { format: 2 } });
      await expect(store.live('cases')).rejects.toBeInstanceOf(NewerSchema);
      await expect(store.building(CASES)).rejects.toThrow(/^the database casetrail-test-.* has schema 2/);
    } finally {
      await client.close();
      await store.close();
      await database.drop();
    }
  });
});
