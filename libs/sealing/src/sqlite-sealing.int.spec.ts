import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import {
  KeyStoreRefused,
  openSqliteSealing,
  PersonalDataErasedError,
  type Seal,
  type Sealing,
} from './index.js';

let folder: string;
let keysFile: string;
let kekFile: string;
const opened: Sealing[] = [];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casetrail-keys-'));
  keysFile = join(folder, 'keys.db');
  kekFile = join(folder, 'kek');
});
afterEach(async () => {
  for (const sealing of opened.splice(0)) await sealing.close();
  rmSync(folder, { recursive: true });
});

function open(): Sealing {
  const sealing = openSqliteSealing(keysFile, kekFile);
  opened.push(sealing);
  return sealing;
}

const where: Seal = { caseNumber: 'HD-7K3M-9QWD-4', purpose: 'content', eventId: randomUUID() };

describe('the key store', () => {
  it('opens after a restart what was sealed before it', async () => {
    const first = open();
    const envelope = await first.seal(where, { text: 'block 7' });
    const code = await first.accessCode(where.caseNumber, 1);
    await first.close();
    const second = open();
    expect(await second.open(where, envelope)).toEqual({ state: 'opened', value: { text: 'block 7' } });
    expect(await second.accessCode(where.caseNumber, 1)).toBe(code);
  });

  it('is made by one of several processes that start at once', async () => {
    const lines = await Promise.all(Array.from({ length: 6 }, () => openInProcess(keysFile, kekFile)));
    expect(lines).toEqual(Array(6).fill('opened'));
  }, 30_000);

  it('knows whether it was ever used', async () => {
    const sealing = open();
    expect(await sealing.holdsKeys()).toBe(false);
    await sealing.accessCode(where.caseNumber, 1);
    expect(await open().holdsKeys()).toBe(true);
    await sealing.erase(where.caseNumber);
    expect(await open().holdsKeys()).toBe(true);
  });

  it('makes one set of keys for a case that many seal for the first time at once', async () => {
    const [one, other] = [open(), open()];
    const seals = Array.from({ length: 40 }, (): Seal => ({ ...where, eventId: randomUUID() }));
    const envelopes = await Promise.all(seals.map((seal, n) => (n % 2 ? one : other).seal(seal, { n })));
    for (const [n, seal] of seals.entries())
      expect(await (n % 2 ? other : one).open(seal, envelopes[n] ?? '')).toEqual({
        state: 'opened',
        value: { n },
      });
    expect(query('SELECT count(*) AS keys FROM keys')).toEqual({ keys: 3 });
  });

  it('keeps keys of 40 wrapped bytes, never bare', async () => {
    await open().seal(where, {});
    expect(query('SELECT min(length(wrapped)) AS least, max(length(wrapped)) AS most FROM keys')).toEqual({
      least: 40,
      most: 40,
    });
  });

  it('erases keys from every file and leaves a tombstone that outlives a restart', async () => {
    const first = open();
    const envelope = await first.seal(where, { text: 'block 7' });
    await first.seal({ ...where, caseNumber: 'HD-0000-0000-0' }, {});
    const { wrapped } = query(`SELECT wrapped FROM keys WHERE case_number = '${where.caseNumber}'`);
    expect(anyFileHolds(wrapped as Uint8Array)).toBe(true);
    await first.erase(where.caseNumber);
    expect(anyFileHolds(wrapped as Uint8Array)).toBe(false);
    for (const sealing of [first, open()]) {
      expect(await sealing.open(where, envelope)).toEqual({ state: 'erased' });
      await expect(sealing.seal(where, {})).rejects.toBeInstanceOf(PersonalDataErasedError);
    }
    expect(query('SELECT count(DISTINCT case_number) AS cases FROM keys')).toEqual({ cases: 1 });
  });

  it('makes no key for a case erased while one was about to be made', async () => {
    const sealing = open();
    const sealed = sealing.seal(where, {});
    await sealing.erase(where.caseNumber);
    await expect(sealed).rejects.toBeInstanceOf(PersonalDataErasedError);
    expect(query('SELECT count(*) AS keys FROM keys')).toEqual({ keys: 0 });
  });

  it('answers unavailable while it is locked or damaged, and opens again afterwards', async () => {
    const first = open();
    const envelope = await first.seal(where, {});
    await first.close();
    const second = open();
    const whole = queryAll('SELECT * FROM keys');
    change("UPDATE keys SET wrapped = zeroblob(40) WHERE purpose = 'content'");
    expect(await second.open(where, envelope)).toEqual({ state: 'unavailable' });
    await expect(second.seal(where, {})).rejects.toMatchObject({ code: 'key-store-unavailable' });
    change('ALTER TABLE keys RENAME TO hidden');
    expect(await second.open(where, envelope)).toEqual({ state: 'unavailable' });
    change('ALTER TABLE hidden RENAME TO keys');
    using database = new DatabaseSync(keysFile);
    for (const row of whole)
      database
        .prepare('UPDATE keys SET wrapped = ? WHERE purpose = ?')
        .run(row['wrapped'] as Uint8Array, row['purpose'] as string);
    expect(await second.open(where, envelope)).toMatchObject({ state: 'opened' });
  });

  it('seals nothing while it cannot keep a new key, and goes on afterwards', async () => {
    const sealing = open();
    using other = new DatabaseSync(keysFile);
    other.exec('BEGIN IMMEDIATE');
    await expect(sealing.seal(where, {})).rejects.toMatchObject({ code: 'key-store-unavailable' });
    other.exec('ROLLBACK');
    expect(await sealing.seal(where, {})).toMatch(/^v1\.1\./);
  });
});

describe('opening the key store', () => {
  it('makes a key file that only its owner may read', () => {
    open();
    expect(statSync(kekFile).mode & 0o777).toBe(0o600);
    expect(readFileSync(kekFile, 'utf8')).toMatch(/^[0-9a-f]{64}\n$/);
    expect(readdirSync(folder).filter((name) => name.startsWith('kek'))).toEqual(['kek']);
  });

  it.each<[string, () => void]>([
    ['is too short', () => writeFileSync(kekFile, 'abc', { mode: 0o600 })],
    ['is empty', () => writeFileSync(kekFile, '', { mode: 0o600 })],
    ['may be read by others', () => chmodSync(kekFile, 0o644)],
    ['is another one', () => writeFileSync(kekFile, 'ab'.repeat(32), { mode: 0o600 })],
    ['is missing', () => rmSync(kekFile)],
  ])('refuses a key file that %s, and names it', async (_, spoil) => {
    const first = open();
    await first.seal(where, {});
    await first.close();
    spoil();
    expect(open).toThrow(KeyStoreRefused);
    expect(open).toThrow(kekFile);
  });

  it('refuses a store that a newer Casetrail wrote, and what is no key store', async () => {
    await open().close();
    change('PRAGMA user_version = 99');
    expect(open).toThrow(`${keysFile} has schema 99`);
    change('PRAGMA application_id = 7');
    expect(open).toThrow(KeyStoreRefused);
    rmSync(keysFile);
    writeFileSync(keysFile, 'no database at all\n'.repeat(99));
    expect(open).toThrow(KeyStoreRefused);
    keysFile = join(folder, 'missing', 'keys.db');
    expect(open).toThrow(keysFile);
  });
});

function anyFileHolds(bytes: Uint8Array): boolean {
  return readdirSync(folder).some((name) => readFileSync(join(folder, name)).includes(Buffer.from(bytes)));
}

function queryAll(sql: string): Record<string, unknown>[] {
  using database = new DatabaseSync(keysFile, { readOnly: true });
  return database.prepare(sql).all();
}

const query = (sql: string): Record<string, unknown> => queryAll(sql)[0] ?? {};

function change(sql: string): void {
  using database = new DatabaseSync(keysFile);
  database.exec(sql);
}

/** Opens the key store in a process of its own, and answers what it said. */
async function openInProcess(...files: string[]): Promise<string> {
  const program = `
    const { openSqliteSealing } = await import('#sealing');
    await openSqliteSealing(...process.argv.slice(1)).close();
    process.stdout.write('opened');`;
  const flags = ['--no-warnings', '--experimental-transform-types', '--import', './test/source-hooks.mjs'];
  const child = spawn(process.execPath, [...flags, '--input-type=module', '--eval', program, ...files], {
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
  await once(child, 'close');
  return said;
}
