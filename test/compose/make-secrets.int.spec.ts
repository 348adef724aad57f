import { execFile, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, connect, type TLSSocket } from 'node:tls';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openIssuerKey } from '../../libs/access/src/issuer-key.js';
import { readKeyEncryptionKey } from '../../libs/sealing/src/key-encryption-key.js';
import { readConfiguration, SETTINGS } from '../../libs/service/src/configuration.js';
import { casetrailServices, readComposeFile, resolveService, ROOT } from './compose-file.js';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'casetrail-secrets-'));
const makeSecrets = (into = folder) => run('sh', [join(ROOT, 'deploy/make-secrets.sh'), into]);
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const { services } = readComposeFile();

/** The image brings its own; a machine without it leaves these out, as the report of the run then says. */
const withOpenssl = spawnSync('openssl', ['version']).status === 0 ? describe : describe.skip;

beforeAll(async () => void (withOpenssl === describe && (await makeSecrets())));
afterAll(() => rmSync(folder, { recursive: true }));

const files = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
const hashes = () =>
  Object.fromEntries(files().map((name) => [name, createHash('sha256').update(read(name)).digest('hex')]));

withOpenssl('deploy/make-secrets.sh', () => {
  it('changes nothing the second time', async () => {
    const before = hashes();
    await makeSecrets();
    expect(hashes()).toEqual(before);
  });

  it('makes again only what is missing', async () => {
    const before = hashes();
    rmSync(join(folder, 'events/events-2/node.crt'));
    await makeSecrets();
    expect({ ...hashes(), 'events/events-2/node.crt': '' }).toEqual({
      ...before,
      'events/events-2/node.crt': '',
    });
  });

  it('leaves nothing half made for the next time to keep', async () => {
    const other = mkdtempSync(join(folder, '..', 'casetrail-secrets-'));
    mkdirSync(join(other, 'bin'));
    writeFileSync(join(other, 'bin/openssl'), '#!/bin/sh\necho half\nexit 1\n', { mode: 0o755 });
    const env = { ...process.env, PATH: `${join(other, 'bin')}:${process.env.PATH}` };
    const failing = run('sh', [join(ROOT, 'deploy/make-secrets.sh'), other], { env });
    await expect(failing).rejects.toMatchObject({ code: 1 });
    expect(readdirSync(join(other, 'authority'))).toEqual(['ca.key.new']);
    await makeSecrets(other);
    expect(readFileSync(join(other, 'authority/ca.key'), 'utf8')).toContain('PRIVATE KEY');
    rmSync(other, { recursive: true });
  });

  it('lets their owners alone read them', () => {
    expect(files().filter((name) => (statSync(join(folder, name)).mode & 0o777) !== 0o600)).toEqual([]);
    const root = process.getuid!() === 0;
    const owners = { events: 1000, documents: 999, casetrail: 1000, authority: 0 };
    for (const [name, owner] of Object.entries(owners))
      expect(statSync(join(folder, name)).uid).toBe(root ? owner : process.getuid!());
    expect(services.documents!.user).toBe('999:999');
  });

  it('says every password but once, each in hex digits that a connection string can hold', () => {
    const passwords = [
      'events/admin-password',
      'events/ops-password',
      'documents/root-password',
      'documents/casetrail-password',
    ];
    for (const name of passwords) expect(read(name)).toMatch(/^[0-9a-f]{48}\n$/);
    expect(new Set(passwords.map(read)).size).toBe(passwords.length);
    expect(read('documents/keyfile').length).toBeLessThanOrEqual(1024);
  });

  it('makes every file that a container reads', () => {
    const made = new Set(files());
    const folders = Object.fromEntries(
      services.secrets!.volumes!.map((volume) => volume.split(':/secrets/') as [string, string]),
    );
    const missing = Object.entries(services).flatMap(([name, service]) => {
      const volume = service.volumes?.find((each) => each.includes(':/secrets:'))?.split(':')[0];
      if (volume === undefined) return [];
      const scripts = JSON.stringify(service).match(/deploy\/[\w-]+\.sh(?=:)/g) ?? [];
      const text = [
        JSON.stringify(service),
        ...scripts.map((script) => readFileSync(join(ROOT, script), 'utf8')),
      ];
      return [...text.join('\n').matchAll(/\/secrets\/([\w./-]*\w)/g)]
        .map(([, file]) => `${folders[volume]}/${file}`)
        .filter((file) => !made.has(file) && ![...made].some((each) => each.startsWith(`${file}/`)))
        .map((file) => `${name}: ${file}`);
    });
    expect(missing).toEqual([]);
  });
});

withOpenssl.each([...casetrailServices('single'), ...casetrailServices('cluster')])(
  'the settings of %s',
  (name) => {
    const words = { '/secrets': join(folder, 'casetrail'), '/data': join(folder, 'data') };
    const { environment } = resolveService(name, { words });
    const profile = services[name]!.profiles[0]!;

    it('are settings, and have values that Casetrail takes', () => {
      const known = new Set<string>(SETTINGS.flatMap((setting) => [setting, `${setting}_FILE`]));
      const set = Object.keys(environment).filter((key) => key.startsWith('CASETRAIL_'));
      expect(set.filter((key) => !known.has(key))).toEqual([]);
      expect(readConfiguration(environment)).toMatchObject({
        CASETRAIL_EVENTS: expect.stringMatching(/^esdb:\/\/admin:[0-9a-f]{48}@/),
        CASETRAIL_DOCUMENTS: expect.stringMatching(/^mongodb:\/\/casetrail:[0-9a-f]{48}@/),
        CASETRAIL_PROXIES: profile === 'single' ? [] : ['172.29.77.10'],
        CASETRAIL_PORT: 8080,
      });
    });

    it('name servers that run beside it', () => {
      const { CASETRAIL_EVENTS, CASETRAIL_DOCUMENTS } = readConfiguration(environment);
      const hosts = [CASETRAIL_EVENTS, CASETRAIL_DOCUMENTS].flatMap((address) =>
        /@([^/?]+)/.exec(address)![1]!.split(','),
      );
      expect(hosts).toHaveLength(profile === 'single' ? 2 : 6);
      for (const host of hosts) {
        const [server, port] = host.split(':');
        expect(services[server!]!.profiles).toContain(profile);
        expect(port).toBe(server!.startsWith('events') ? '2113' : '27017');
      }
    });

    it('name keys of the right form', async () => {
      const { CASETRAIL_KEYS, CASETRAIL_ISSUER_KEY } = readConfiguration(environment);
      expect(readKeyEncryptionKey(CASETRAIL_KEYS).symmetricKeySize).toBe(32);
      expect((await openIssuerKey(CASETRAIL_ISSUER_KEY)).privateKey.asymmetricKeyType).toBe('ed25519');
    });
  },
);

withOpenssl('certificates', () => {
  const pair = (node: string) => ({
    cert: read(`events/${node}/node.crt`),
    key: read(`events/${node}/node.key`),
  });
  const handshake = async (node: string, servername: string, ca: string): Promise<TLSSocket> => {
    const server = createServer({
      ...pair(node),
      ca: read('events/ca/ca.crt'),
      requestCert: true,
      rejectUnauthorized: false,
    });
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const client = connect({ port, host: '127.0.0.1', servername, ca, ...pair(node) });
    try {
      const [[accepted]] = (await Promise.all([
        once(server, 'secureConnection'),
        once(client, 'secureConnect'),
      ])) as [[TLSSocket], unknown];
      return accepted;
    } finally {
      client.destroy();
      server.close();
    }
  };

  it.each(['events', 'events-1', 'events-2', 'events-3'])(
    'let %s be known by its name, from outside and within',
    async (node) => {
      const ca = read('casetrail/ca.crt');
      expect((await handshake(node, node, ca)).authorized).toBe(true);
      expect((await handshake(node, 'localhost', ca)).authorized).toBe(true);
      expect((await handshake(node, node, ca)).getPeerCertificate().subject.CN).toBe('eventstoredb-node');
    },
  );

  it('are good for no other name, and trusted by nobody who was not told', async () => {
    await expect(handshake('events-2', 'events-3', read('casetrail/ca.crt'))).rejects.toMatchObject({
      code: 'ERR_TLS_CERT_ALTNAME_INVALID',
    });
    await expect(handshake('events-2', 'events-2', pair('events-1').cert)).rejects.toThrow();
  });
});
