import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { histories, play } from '../contract/histories.js';
import { openMemoryEventStore } from '../memory/memory-event-store.js';
import { openSqliteEventStore } from './sqlite-event-store.js';

describe('the SQLite store', () => {
  let folder: string;
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'casetrail-events-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('answers every history of appends as the memory store does', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(histories({ idsSpanStreams: true }), async (history) => {
        let now = new Date();
        const clock = () => now;
        const setClock = (to: Date) => void (now = to);
        const memory = openMemoryEventStore({ clock });
        const sqlite = openSqliteEventStore(join(folder, `${run++}.db`), { clock });
        try {
          const expected = await play({ store: memory, setClock, concurrently: true }, history);
          expect(await play({ store: sqlite, setClock, concurrently: true }, history)).toEqual(expected);
        } finally {
          await sqlite.close();
        }
      }),
      { numRuns: Number(process.env.CASETRAIL_TEST_RUNS ?? 60) },
    );
  }, 300_000);
});
