import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { collect, events, Follower, idsOf } from '../contract/fixtures.js';
import { NewerSchema, NotAnEventLog, StoreUnavailable } from '../errors.js';
import { openSqliteEventStore } from './sqlite-event-store.js';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casetrail-events-'));
  file = join(folder, 'events.db');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the file of a log', () => {
  it('opens in any SQLite tool and says what it is', async () => {
    const store = openSqliteEventStore(file);
    await store.append('complaint-1', events(2), { expectedRevision: 'no-stream' });
    await store.close();
    using tool = new DatabaseSync(file, { readOnly: true });
    expect(tool.prepare('PRAGMA application_id').get()).toEqual({ application_id: 0x43544556 });
    expect(tool.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    expect(tool.prepare('PRAGMA integrity_check').get()).toEqual({ integrity_check: 'ok' });
    expect(tool.prepare("SELECT position, revision, data ->> 'n' AS n FROM events").all()).toEqual([
      { position: 1, revision: 0, n: 0 },
      { position: 2, revision: 1, n: 1 },
    ]);
  });

  it('is refused with its name when a newer Casetrail wrote it', async () => {
    await openSqliteEventStore(file).close();
    change('PRAGMA user_version = 99');
    expect(() => openSqliteEventStore(file)).toThrow(NewerSchema);
    expect(() => openSqliteEventStore(file)).toThrow(file);
  });

  it('is refused and left alone when it is no log', () => {
    change('CREATE TABLE accounts (id INTEGER)');
    expect(() => openSqliteEventStore(file)).toThrow(NotAnEventLog);
    using other = new DatabaseSync(file);
    expect(other.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'delete' });
    expect(other.prepare('SELECT name FROM sqlite_schema').all()).toEqual([{ name: 'accounts' }]);
  });

  it('is refused when it is no database', () => {
    writeFileSync(file, 'case number,received\n'.repeat(100));
    expect(() => openSqliteEventStore(file)).toThrow(NotAnEventLog);
  });

  it('cannot be made where there is no folder', () => {
    const missing = join(folder, 'missing', 'events.db');
    expect(() => openSqliteEventStore(missing)).toThrow(StoreUnavailable);
    expect(() => openSqliteEventStore(missing)).toThrow(missing);
  });
});

describe('a log opened for reading beside its writer', () => {
  it('follows what the writer appends and refuses to append', async () => {
    const writer = openSqliteEventStore(file);
    const reader = openSqliteEventStore(file, { readOnly: true });
    const follower = new Follower(reader);
    await follower.untilCaughtUp();
    const seen = follower.untilSeen(3);
    const batch = events(3);
    await writer.append('complaint-1', batch, { expectedRevision: 'no-stream' });
    expect(idsOf(await seen)).toEqual(idsOf(batch));
    const refused = reader.append('complaint-1', events(1), { expectedRevision: 'any' });
    await expect(refused).rejects.toBeInstanceOf(StoreUnavailable);
    await reader.close();
    await writer.close();
  });

  it('reads the file when no service runs, and makes none', async () => {
    expect(() => openSqliteEventStore(file, { readOnly: true })).toThrow(StoreUnavailable);
    const writer = openSqliteEventStore(file);
    await writer.append('complaint-1', events(2), { expectedRevision: 'no-stream' });
    await writer.close();
    const reader = openSqliteEventStore(file, { readOnly: true });
    expect(await collect(reader.readAll())).toHaveLength(2);
    await reader.close();
  });
});

function change(sql: string): void {
  using database = new DatabaseSync(file);
  database.exec(sql);
}
