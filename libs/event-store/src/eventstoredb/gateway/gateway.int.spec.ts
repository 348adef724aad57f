import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openMemoryEventStore } from '../../memory/memory-event-store.js';
import type { EmbeddedEventStore } from '../../log/paged-log.js';
import { type Gateway, type GatewayOptions, startGateway } from './gateway.js';
import { makeCertificates } from './testing/certificates.js';
import { collect, connect, disposeClients, noted } from './testing/clients.js';

const certificates = makeCertificates();
const pem = (name: string) => readFileSync(join(certificates, name));
const tls = { certificate: pem('server.crt'), key: pem('server.key') };
const token = 'a token of the auditor';

let events: EmbeddedEventStore;
let gateway: Gateway | undefined;

beforeEach(async () => {
  events = openMemoryEventStore();
  const event = { id: randomUUID(), type: 'Noted', data: {}, metadata: {} };
  await events.append('complaint-1', [event], { expectedRevision: 'no-stream' });
});
afterEach(async () => {
  await disposeClients();
  await gateway?.stop();
  gateway = undefined;
});

async function start(options: Omit<GatewayOptions, 'events'>): Promise<string> {
  gateway = await startGateway({ events, port: 0, ...options });
  return gateway.url;
}

/** As a client that trusts the tests' authority, and may have a certificate, would connect. */
const over = (url: string, user = '', certificate?: string): string =>
  `${url.replace('://', `://${user}`)}&tlsCaFile=${certificates}/ca.crt` +
  (certificate
    ? `&userCertFile=${certificates}/${certificate}.crt&userKeyFile=${certificates}/${certificate}.key`
    : '');

const read = (connectionString: string) => collect(connect(connectionString).readAll());

describe('with a token', () => {
  it('lets in whoever brings it as the password of any user', async () => {
    const url = await start({ token, tls });
    expect(await read(over(url, `auditor:${encodeURIComponent(token)}@`))).toHaveLength(1);
    expect(await read(over(url, `someone:${encodeURIComponent(token)}@`))).toHaveLength(1);
  });

  it.each(['', 'auditor:wrong@', `auditor:${encodeURIComponent(`${token}!`)}@`])(
    'keeps out "%s"',
    async (user) => {
      const url = await start({ token, tls });
      await expect(read(over(url, user))).rejects.toMatchObject({ type: 'access-denied', code: 16 });
      await expect(collect(connect(over(url, user)).subscribeToAll())).rejects.toMatchObject({ code: 16 });
    },
  );
});

describe('with client certificates', () => {
  const mutual = { tls: { ...tls, clientCa: pem('ca.crt') } };

  it('lets in whoever shows one that the authority signed', async () =>
    expect(await read(over(await start(mutual), '', 'client'))).toHaveLength(1));

  it.each([undefined, 'stranger'])('keeps out whoever shows %s', async (certificate) =>
    expect(read(over(await start(mutual), '', certificate))).rejects.toMatchObject({ type: 'unavailable' }),
  );

  it('asks for the token as well, if there is one', async () => {
    const url = await start({ ...mutual, token });
    await expect(read(over(url, '', 'client'))).rejects.toMatchObject({ type: 'access-denied' });
    expect(await read(over(url, `auditor:${encodeURIComponent(token)}@`, 'client'))).toHaveLength(1);
  });
});

describe('does not start', () => {
  it.each<[string, Omit<GatewayOptions, 'events'>, string]>([
    ['open to everyone', { tls }, 'give a token, or the authority'],
    ['with a token that can be guessed', { token: 'short', tls }, 'needs 20'],
    [
      'in plain text where others may listen',
      { token, host: '0.0.0.0' },
      'whoever is on the way reads the token',
    ],
    ['with a key that is none', { token, tls: { ...tls, key: Buffer.from('nonsense') } }, 'cannot be used'],
  ])('%s', async (_name, options, why) =>
    expect(start(options)).rejects.toMatchObject({
      code: 'gateway-refused',
      message: expect.stringContaining(why),
    }),
  );

  it('on a port that is taken', async () => {
    await start({ token });
    await expect(startGateway({ events, port: gateway!.port, token })).rejects.toMatchObject({
      code: 'store-unavailable',
    });
  });

  it('but in plain text behind something that encrypts, when asked', async () =>
    expect(await start({ token, host: '0.0.0.0', plainText: true })).toContain('tls=false'));
});

describe('only reads', () => {
  it.each(['appendToStream', 'deleteStream', 'tombstoneStream', 'setStreamMetadata'] as const)(
    'and refuses %s',
    async (method) => {
      const client = connect(over(await start({ token, tls }), `auditor:${encodeURIComponent(token)}@`));
      const asked = {
        appendToStream: () => client.appendToStream('complaint-1', noted(1)),
        deleteStream: () => client.deleteStream('complaint-1'),
        tombstoneStream: () => client.tombstoneStream('complaint-1'),
        setStreamMetadata: () => client.setStreamMetadata('complaint-1', { maxCount: 1 }),
      };
      await expect(asked[method]()).rejects.toMatchObject({ type: 'access-denied', code: 7 });
      expect(await collect(events.readAll())).toHaveLength(1);
    },
  );
});

it('is found by clients that look for a cluster', async () => {
  const url = (await start({ token, tls }))
    .replace('esdb:', 'esdb+discover:')
    .replace('127.0.0.1', 'localhost');
  expect(await read(over(url, `auditor:${encodeURIComponent(token)}@`))).toHaveLength(1);
});

it('stops although somebody came in and said nothing, or spoke another language', async () => {
  const url = await start({ token, tls });
  const port = Number(/:(\d+)\?/.exec(url)![1]);
  const [silent, other] = [createConnection(port, '127.0.0.1'), createConnection(port, '127.0.0.1')];
  await Promise.all([once(silent, 'connect'), once(other, 'connect')]);
  const left = [silent, other].map(
    (socket) => new Promise((resolve) => socket.on('error', () => undefined).once('close', resolve)),
  );
  other.write('GET / HTTP/1.1\r\n\r\n');
  await gateway!.stop();
  await Promise.all(left);
});
