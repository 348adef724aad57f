import { describe, expect, it } from '@jest/globals';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { NewerSchema, StoreUnavailable } from '#event-store';
import { describeReadStore } from '../contract/index.js';
import { CASES, holding, position, put } from '../contract/read-store-under-test.js';
import { openSqliteReadStore } from './sqlite-read-store.js';

async function inFolder(test: (file: string) => Promise<void>): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'casetrail-read-store-'));
  try {
    await test(join(folder, 'documents.db'));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function execute(file: string, sql: string): void {
  const database = new DatabaseSync(file);
  database.exec(sql);
  database.close();
}

describeReadStore(
  'sqlite',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'casetrail-read-store-'));
    let store = openSqliteReadStore(join(folder, 'documents.db'));
    return {
      store,
      reopen: async () => {
        await store.close();
        return (store = openSqliteReadStore(join(folder, 'documents.db')));
      },
      dispose: async () => {
        await store.close();
        await rm(folder, { recursive: true });
      },
    };
  },
  { durable: true },
);

describe('a read store in a SQLite file', () => {
  it('writes documents and checkpoint in one transaction: failing at the checkpoint takes the documents back', () =>
    inFolder(async (file) => {
      const store = openSqliteReadStore(file);
      const cases = await holding(store, { a: { age: 1, terms: ['heap'] } });
      execute(
        file,
        `CREATE TRIGGER fault BEFORE UPDATE ON generations BEGIN SELECT RAISE(ABORT, 'injected'); END`,
      );
      const commit = cases.commit([put('a', { age: 2 })], { from: position(1), to: position(2) });
      await expect(commit).rejects.toBeInstanceOf(StoreUnavailable);
      expect(await cases.get('cases', 'a')).toEqual({ age: 1, terms: ['heap'] });
      expect(await cases.count('cases', [{ field: 'terms', equals: 'heap' }])).toBe(1);
      execute(file, 'DROP TRIGGER fault');
      await cases.commit([put('a', { age: 2 })], { from: position(1), to: position(2) });
      expect(await cases.checkpoint()).toBe(position(2));
      await store.close();
    }));

  it('answers a locked file as unavailable and goes on when it is free', () =>
    inFolder(async (file) => {
      const store = openSqliteReadStore(file);
      const cases = await holding(store, {});
      const other = new DatabaseSync(file);
      other.exec('BEGIN IMMEDIATE');
      const change = [put('a', {})];
      const commit = cases.commit(change, { from: position(1), to: position(2) });
      await expect(commit).rejects.toBeInstanceOf(StoreUnavailable);
      other.close();
      await cases.commit(change, { from: position(1), to: position(2) });
      await store.close();
    }));

  it('leaves no tables of dropped generations, not even after a crash between swapping and dropping', () =>
    inFolder(async (file) => {
      const store = openSqliteReadStore(file);
      await store.swap(await holding(store, { a: {} }));
      await store.swap(await store.building(CASES));
      await store.close();
      execute(file, 'CREATE TABLE "cases#1/cases" (id TEXT); CREATE TABLE "cases#7/cases/items" (id TEXT)');
      await openSqliteReadStore(file).close();
      const database = new DatabaseSync(file, { readOnly: true });
      const tables = database
        .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE '%#%'`)
        .all();
      database.close();
      expect(tables.map(({ name }) => String(name).split('/')[0])).toEqual(Array(4).fill('cases#2'));
    }));

  it('names the file that a newer Casetrail wrote', () =>
    inFolder(async (file) => {
      await openSqliteReadStore(file).close();
      execute(file, 'PRAGMA user_version = 99');
      expect(() => openSqliteReadStore(file)).toThrow(NewerSchema);
      expect(() => openSqliteReadStore(file, { readOnly: true })).toThrow(file);
    }));

  it('brings a file of the version without leases up to date, and keeps what it holds', () =>
    inFolder(async (file) => {
      const before = openSqliteReadStore(file);
      await before.swap(await holding(before, { a: { age: 1 } }));
      await before.close();
      execute(file, 'DROP TABLE leases; PRAGMA user_version = 1');
      expect(() => openSqliteReadStore(file, { readOnly: true })).toThrow(StoreUnavailable);
      const store = openSqliteReadStore(file);
      expect(await store.changeLease('cases', undefined, { holder: 'ann', beat: 1 })).toBe(true);
      expect(await (await store.live('cases'))?.get('cases', 'a')).toEqual({ age: 1 });
      const reader = openSqliteReadStore(file, { readOnly: true });
      expect((await reader.leases()).get('cases')).toEqual({ holder: 'ann', beat: 1 });
      await reader.close();
      await store.close();
    }));

  it('is read beside its writer when opened read-only, and not written', () =>
    inFolder(async (file) => {
      expect(() => openSqliteReadStore(file, { readOnly: true })).toThrow(StoreUnavailable);
      const store = openSqliteReadStore(file);
      const reader = openSqliteReadStore(file, { readOnly: true });
      expect(await reader.live('cases')).toBeUndefined();
      await store.swap(await holding(store, { a: { age: 1 } }));
      const live = await reader.live('cases');
      expect(await live?.get('cases', 'a')).toEqual({ age: 1 });
      await expect(live?.commit([], { from: position(1), to: position(2) })).rejects.toBeInstanceOf(
        StoreUnavailable,
      );
      await reader.close();
      await store.close();
    }));

  it('walks an index for a page in order', () =>
    inFolder(async (file) => {
      const store = openSqliteReadStore(file);
      await holding(store, { a: { age: 1 } });
      await store.close();
      const database = new DatabaseSync(file);
      const plan = database
        .prepare(
          `EXPLAIN QUERY PLAN SELECT d.id, d.body FROM "cases#1/cases" d WHERE 1 AND d."field_age" IS NOT NULL AND (d."field_age", d.id) > (?, ?) ORDER BY d."field_age" ASC, d.id ASC LIMIT ?`,
        )
        .all(1, 'a', 10);
      database.close();
      expect(plan.map(({ detail }) => detail)).toEqual([
        expect.stringMatching(/^SEARCH d USING INDEX cases#1\/cases\/by age/),
      ]);
    }));
});
