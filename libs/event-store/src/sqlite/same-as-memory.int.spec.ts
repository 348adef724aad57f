import { afterAll, beforeAll, describe, it, expect } from '@jest/globals';
import fc from 'fast-check';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { collect } from '../contract/fixtures.js';
import type { EventStore, ExpectedRevision, NewEvent } from '../event-store.js';
import { openMemoryEventStore } from '../memory/memory-event-store.js';
import { openSqliteEventStore } from './sqlite-event-store.js';

interface Append {
  readonly stream: string;
  readonly ids: readonly number[];
  readonly expectedRevision: ExpectedRevision;
}

/** Few streams and ids, so that revisions clash and ids repeat. Each list is appended concurrently. */
const rounds = fc.array(
  fc.array(
    fc.record<Append>({
      stream: fc.constantFrom('complaint-1', 'complaint-2', 'policy-1'),
      ids: fc.array(fc.nat({ max: 9 }), { minLength: 0, maxLength: 3 }),
      expectedRevision: fc.oneof(
        fc.constantFrom('any' as const, 'no-stream' as const, 'stream-exists' as const),
        fc.nat({ max: 4 }),
      ),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  { minLength: 1, maxLength: 8 },
);

const newEvent = (id: number): NewEvent => ({
  id: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
  type: 'ProgressReported',
  data: { id },
  metadata: {},
});

/** Everything a caller can see of what happened, without the engine's letter. */
async function play(store: EventStore, history: readonly (readonly Append[])[]): Promise<unknown> {
  const outcomes: unknown[] = [];
  for (const round of history) {
    const appends = round.map(({ stream, ids, expectedRevision }) =>
      store.append(stream, ids.map(newEvent), { expectedRevision }),
    );
    for (const outcome of await Promise.allSettled(appends))
      outcomes.push(outcome.status === 'fulfilled' ? outcome.value : String(outcome.reason));
  }
  const log = await collect(store.readAll());
  const gaps = await Promise.all(log.map(({ position }) => store.gapAfter(position)));
  return JSON.parse(JSON.stringify([outcomes, log, gaps]).replace(/"[sm](\d{16})"/g, '"$1"'));
}

describe('the SQLite store', () => {
  let folder: string;
  beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'casetrail-events-'))));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('answers every history of appends as the memory store does', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(rounds, async (history) => {
        let [ticks, memoryTicks] = [0, 0];
        const memory = openMemoryEventStore({ clock: () => new Date(memoryTicks++) });
        const sqlite = openSqliteEventStore(join(folder, `${run++}.db`), { clock: () => new Date(ticks++) });
        try {
          expect(await play(sqlite, history)).toEqual(await play(memory, history));
        } finally {
          await sqlite.close();
        }
      }),
      { numRuns: Number(process.env.CASETRAIL_TEST_RUNS ?? 60) },
    );
  }, 300_000);
});
