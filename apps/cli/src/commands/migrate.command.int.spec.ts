import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type RecordedEvent, openSqliteEventStore } from '#event-store';
import { takeLock } from '#service';
import { startHarness } from '../../../../libs/event-store/src/eventstoredb/gateway/harness/start-harness.js';
import { migrateCommand } from './migrate.command.js';

let folder: string;
let out: string[];
let err: string[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'casetrail-migrate-'));
  process.env.CASETRAIL_DATA = folder;
  [out, err] = [[], []];
});
afterEach(() => {
  delete process.env.CASETRAIL_DATA;
  rmSync(folder, { recursive: true });
});

const migrate = (...args: string[]) =>
  migrateCommand.run(args, { out: (line) => void out.push(line), err: (line) => void err.push(line) });

async function writeLog(): Promise<void> {
  const store = openSqliteEventStore(join(folder, 'events.db'));
  for (let n = 0; n < 50; n += 1) {
    const batch = [0, 1].map((part) => ({
      id: randomUUID(),
      type: 'Noted',
      data: { n, part },
      metadata: {},
    }));
    await store.append(`complaint-${n % 7}`, batch, { expectedRevision: 'any' });
  }
  await store.close();
}

async function readLog(file: string): Promise<RecordedEvent[]> {
  const store = openSqliteEventStore(file, { readOnly: true });
  const events: RecordedEvent[] = [];
  for await (const event of store.readAll()) events.push(event);
  await store.close();
  return events;
}

describe('casetrail migrate', () => {
  it('copies the configured log to an EventStoreDB and back, once, and says what it checked', async () => {
    await writeLog();
    const harness = await startHarness();
    const back = join(folder, 'back', 'events.db');
    expect(await migrate('--to', harness.url)).toBe(0);
    expect(await migrate('--to', harness.url)).toBe(0);
    expect(await migrate('--from', harness.url, '--to', `sqlite:${back}`)).toBe(0);
    await harness.stop();
    expect(out.map((line) => /^(\d+) events are in .*, (\d+) written now/.exec(line)?.slice(1))).toEqual([
      ['100', '100'],
      ['100', '0'],
      ['100', '100'],
    ]);
    expect(new Set(out.map((line) => /SHA-256 ([0-9a-f]{64})$/.exec(line)?.[1])).size).toBe(1);
    expect(await readLog(back)).toEqual(await readLog(join(folder, 'events.db')));
  });

  it('touches no log that a service holds', async () => {
    await writeLog();
    const lock = takeLock(folder, 'casetrail', new Date());
    await expect(migrate('--to', `sqlite:${join(folder, 'copy', 'events.db')}`)).rejects.toThrow(
      /is held by casetrail/,
    );
    lock.release();
    expect(await migrate('--to', `sqlite:${join(folder, 'copy', 'events.db')}`)).toBe(0);
  });

  it.each([
    [[], /they are the same/],
    [['--to', 'postgres://elsewhere'], /A log is sqlite:FILE or esdb/],
  ])('asks for two logs: %j', async (args, sentence) => {
    expect(await migrate(...args)).toBe(2);
    expect(err.join()).toMatch(sentence);
  });
});
