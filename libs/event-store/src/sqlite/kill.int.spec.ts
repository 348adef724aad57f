import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { collect, idsOf } from '../contract/fixtures.js';
import { openSqliteEventStore } from './sqlite-event-store.js';

const KILLS = 3;
const ACKNOWLEDGED_BEFORE_KILL = 400;

/** Appends from 16 clients at once and prints the ids of each batch once it is acknowledged. */
const CHILD = `
  const { openSqliteEventStore } = await import('#event-store');
  const store = openSqliteEventStore(process.argv[1]);
  const client = async (stream) => {
    for (;;) {
      const batch = [1, 2, 3].map((n) => ({ id: crypto.randomUUID(), type: 'ProgressReported', data: { n }, metadata: {} }));
      await store.append(stream, batch, { expectedRevision: 'any' });
      process.stdout.write(batch.map(({ id }) => id).join(' ') + '\\n');
    }
  };
  for (let n = 0; n < 16; n++) client('complaint-' + n);`;

describe('a process killed while it appends', () => {
  it(`loses nothing that was acknowledged and leaves no batch in part (${KILLS} kills)`, async () => {
    const folder = mkdtempSync(join(tmpdir(), 'casetrail-events-'));
    const file = join(folder, 'events.db');
    const acknowledged = new Set<string>();
    for (let kill = 0; kill < KILLS; kill++) {
      for (const id of await appendUntilKilled(file)) acknowledged.add(id);
      const store = openSqliteEventStore(file);
      const log = await collect(store.readAll());
      await store.close();
      const stored = new Set(idsOf(log));
      expect([...acknowledged].filter((id) => !stored.has(id))).toEqual([]);
      expect(log.map(({ position }) => position)).toEqual(
        log.map((_, n) => `s${String(n + 1).padStart(16, '0')}`),
      );
      expect(log.map(({ data }) => data['n'])).toEqual(log.map((_, n) => (n % 3) + 1));
    }
    expect(acknowledged.size).toBeGreaterThanOrEqual(KILLS * ACKNOWLEDGED_BEFORE_KILL);
    rmSync(folder, { recursive: true });
  }, 60_000);
});

/** The ids that the child had acknowledged, and that had reached us, when it was killed. */
async function appendUntilKilled(file: string): Promise<readonly string[]> {
  const flags = ['--no-warnings', '--experimental-transform-types', '--import', './test/source-hooks.mjs'];
  const child = spawn(process.execPath, [...flags, '--input-type=module', '--eval', CHILD, file], {
    env: { ...process.env, NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ids: string[] = [];
  for await (const line of createInterface(child.stdout)) {
    const whole = line.split(' ').filter((id) => id.length === 36);
    ids.push(...whole);
    if (ids.length >= ACKNOWLEDGED_BEFORE_KILL) child.kill('SIGKILL');
  }
  return ids;
}
