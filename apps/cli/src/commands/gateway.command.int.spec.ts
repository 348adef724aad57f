import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { EventStoreDBClient } from '@eventstore/db-client';
import { openSqliteEventStore } from '#event-store';
import { makeCertificates } from '../../../../libs/event-store/src/eventstoredb/gateway/testing/certificates.js';
import { gatewayCommand } from './gateway.command.js';

const certificates = makeCertificates();
const token = 'a-token-of-the-auditor';
let folder: string;
let said: string[];
let printed: (line: string) => void;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'gateway-command-'));
  writeFileSync(join(folder, 'token'), `${token}\n`);
  process.env['CASETRAIL_DATA'] = folder;
  said = [];
});
afterEach(() => {
  delete process.env['CASETRAIL_DATA'];
  rmSync(folder, { recursive: true });
});

const run = (...args: string[]) =>
  gatewayCommand.run(args, { out: (line) => printed(line), err: (line) => void said.push(line) });

it('serves the log that the service writes, until it is interrupted', async () => {
  const writer = openSqliteEventStore(join(folder, 'events.db'));
  const event = { id: randomUUID(), type: 'Noted', data: {}, metadata: {} };
  const url = new Promise<string>((resolve) => (printed = resolve));
  const tls = ['--tls-cert', `${certificates}/server.crt`, '--tls-key', `${certificates}/server.key`];
  const ended = run('--port', '0', '--token-file', join(folder, 'token'), ...tls);

  const asPrinted = (await url).replace('TOKEN', token);
  const client = EventStoreDBClient.connectionString(`${asPrinted}&tlsCaFile=${certificates}/ca.crt`);
  const following = client.subscribeToAll();
  following.once('caughtUp', () => void writer.append('complaint-1', [event], { expectedRevision: 'any' }));
  for await (const { event: seen } of following) {
    expect(seen?.id).toBe(event.id);
    break;
  }
  await client.dispose();
  process.emit('SIGINT');
  expect(await ended).toBe(0);
  await writer.close();
});

it('says nothing of the token', async () => {
  await openSqliteEventStore(join(folder, 'events.db')).close();
  const url = new Promise<string>((resolve) => (printed = resolve));
  const ended = run('--port', '0', '--token-file', join(folder, 'token'));
  expect([await url, ...said].join('\n')).not.toContain(token);
  expect(said.join('\n')).toContain('over TLS only');
  process.emit('SIGTERM');
  expect(await ended).toBe(0);
});

it.each([
  [['--port', 'x'], '--port is a number'],
  [['--tls-cert', 'a'], 'need each other'],
  [['--client-ca', 'a'], '--client-ca needs'],
])('asked wrongly (%j), says so', async (args, sentence) => {
  expect(await run(...args)).toBe(2);
  expect(said.join('\n')).toContain(sentence);
});

it('does not start open to everyone', async () => {
  await openSqliteEventStore(join(folder, 'events.db')).close();
  await expect(run('--port', '0')).rejects.toMatchObject({ code: 'gateway-refused' });
});
