import { afterEach, describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { collect, events } from '../contract/fixtures.js';
import { StoreUnavailable } from '../errors.js';
import type { EventStore } from '../event-store.js';
import { openMemoryEventStore } from '../memory/memory-event-store.js';
import { openEventStoreDb } from './eventstoredb-event-store.js';
import { startGateway } from './gateway/gateway.js';
import { makeCertificates } from './gateway/testing/certificates.js';
import { rigPerTest } from './testing/store-on-harness.js';

const certificates = makeCertificates();
const file = (name: string): string => join(certificates, name);
const TOKEN = 'a token: of more than twenty characters@';
const ends: (() => Promise<unknown>)[] = [];
const rig = rigPerTest();

afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

async function gateway(options: {
  readonly token?: string;
  readonly clientCa?: boolean;
  readonly plain?: boolean;
}) {
  const started = await startGateway({
    events: openMemoryEventStore(),
    port: 0,
    token: options.token,
    tls: {
      certificate: readFileSync(file('server.crt')),
      key: readFileSync(file('server.key')),
      clientCa: options.clientCa ? readFileSync(file('ca.crt')) : undefined,
    },
  });
  ends.push(() => started.stop());
  return started;
}

function open({ port }: { readonly port: number }, query: string, credentials = ''): EventStore {
  const store = openEventStoreDb(`esdb://${credentials}127.0.0.1:${port}?${query}`);
  ends.push(() => store.close());
  return store;
}

async function refusalOf(call: Promise<unknown>): Promise<string> {
  const began = performance.now();
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(StoreUnavailable);
  // It is final: nobody waits for it to mend itself.
  expect(performance.now() - began).toBeLessThan(2500);
  return (error as Error).message;
}

const CA = `tls=true&tlsCaFile=${file('ca.crt')}`;
const USER = `auditor:${encodeURIComponent(TOKEN)}@`;

describe('a secure connection', () => {
  it('takes the authority and the password from the connection string', async () => {
    const server = await gateway({ token: TOKEN });
    expect(await open(server, CA, USER).head()).toBeUndefined();
    const withColon = `auditor:${encodeURIComponent(TOKEN).replaceAll('%3A', ':')}@`;
    expect(await open(server, CA, withColon).head()).toBeUndefined();
  });

  it('shows the certificate that the connection string names', async () => {
    const server = await gateway({ clientCa: true });
    const query = `${CA}&userCertFile=${file('client.crt')}&userKeyFile=${file('client.key')}`;
    expect(await open(server, query).head()).toBeUndefined();
  });

  it('is refused by name when the password is wrong, and never tells it', async () => {
    const server = await gateway({ token: TOKEN });
    const message = await refusalOf(open(server, CA, 'auditor:secret-of-another@').head());
    expect(message).toMatch(/denies access: correct the user and password in the connection string/);
    expect(message).not.toContain('secret');
  });

  it('is refused by name when the server’s certificate is not trusted', async () => {
    const server = await gateway({ token: TOKEN });
    for (const query of ['tls=true', `tls=true&tlsCaFile=${file('stranger.crt')}`]) {
      const message = await refusalOf(collect(open(server, query, USER).readAll()));
      expect(message).toMatch(/no secure connection .*certificate.*correct tls, tlsCaFile/);
    }
  });

  it('is refused by name when the server speaks no TLS', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    ends.push(async () => server.close());
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    expect(await refusalOf(open({ port }, CA, USER).head())).toMatch(/no secure connection/);
  });

  it('is refused by name when it is no EventStoreDB that listens', async () => {
    const server = createServer((_, response) => response.writeHead(404).end()).listen(0, '127.0.0.1');
    ends.push(async () => server.close());
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const store = openEventStoreDb(`esdb://127.0.0.1:${port}?tls=false`, { patienceMs: 300 });
    ends.push(() => store.close());
    expect(await refusalOf(store.head())).toMatch(/cannot be used now/);
  });

  it('is refused by name when a file is missing', async () => {
    const server = await gateway({ token: TOKEN });
    expect(await refusalOf(open(server, 'tls=true&tlsCaFile=/nowhere/ca.crt').head())).toMatch(
      /File was not found.*see to the connection string and the files it names/,
    );
  });

  it('ends a subscription that is denied, at once', async () => {
    const server = await gateway({ token: TOKEN });
    const subscribed = collect(
      open(server, CA, 'auditor:wrong@').subscribeToAll({ signal: new AbortController().signal }),
    );
    expect(await refusalOf(subscribed)).toMatch(/denies access/);
  });
});

it('an append that the server denies is not repeated', async () => {
  const { client, open: openStore } = await rig();
  await client.setStreamMetadata('complaint-1', { acl: { writeRoles: ['nobody'] } });
  const store = openStore();
  const denied = store.append('complaint-1', events(1), { expectedRevision: 'no-stream' });
  expect(await refusalOf(denied)).toMatch(/denies access/);
});
