import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { StoreUnavailable } from '#event-store';
import { position, put, remove } from '../contract/read-store-under-test.js';
import { CheckpointMoved } from '../errors.js';
import { openMemoryReadStore } from '../memory/memory-read-store.js';
import type { DocumentChange, Generation, ReadModelSchema } from '../read-store.js';
import { Connection } from './connection.js';
import { MongoReadStore } from './mongo-read-store.js';
import { faulty, type Fault } from './testing/faulty-connection.js';
import { describeOnMongo, freshDatabase } from './testing/fresh-database.js';

/** Calls of the database until a commit is made. */
const STEPS = 5;
const IDS = ['a', 'b', 'c', 'd'];
const SCHEMA: ReadModelSchema = {
  name: 'cases',
  version: 1,
  collections: [{ name: 'cases', indexes: [{ field: 'by' }] }],
};

/** What one process does in a round: commits on top of what was there, and meets a fault at its n-th call. */
interface Attempt {
  readonly puts: readonly string[];
  readonly removes: readonly string[];
  readonly fault?: { readonly call: number; readonly kind: 'unsent' | 'unanswered' | 'half-done' | 'late' };
}

/** Attempts of one round run at once; what is late goes on after the next round. */
const histories = fc.array(
  fc.array(
    fc.record<Attempt>(
      {
        puts: fc.subarray(IDS),
        removes: fc.subarray(IDS),
        fault: fc.record({
          call: fc.integer({ min: 1, max: STEPS }),
          kind: fc.constantFrom('unsent', 'unanswered', 'half-done', 'late', 'late'),
        }),
      },
      { requiredKeys: ['puts', 'removes'] },
    ),
    { minLength: 1, maxLength: 3 },
  ),
  { minLength: 1, maxLength: 8, size: 'max' },
);

interface Made {
  readonly from: string | undefined;
  readonly to: string;
  readonly changes: readonly DocumentChange[];
  readonly outcome: Promise<unknown>;
}

describeOnMongo(() => {
  it('documents are as the commits that won left them, whatever befell their writers', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        const database = freshDatabase();
        const connection = new Connection(database.url);
        try {
          const made = await play(history, connection);
          await new MongoReadStore(connection).building(SCHEMA).then(async (build) => compare(build, made));
        } finally {
          await connection.close();
          await database.drop();
        }
      }),
      { numRuns: Number(process.env['CASETRAIL_TEST_RUNS'] ?? 40) },
    );
  }, 600_000);
});

async function play(history: readonly (readonly Attempt[])[], connection: Connection): Promise<Made[]> {
  const store = new MongoReadStore(connection);
  const made: Made[] = [];
  let late: PromiseWithResolvers<void> | undefined;
  const build = await store.building(SCHEMA);
  for (const round of history) {
    const from = await build.resume();
    const next = Promise.withResolvers<void>();
    const prompt: Promise<unknown>[] = [];
    for (const attempt of round) {
      const to = position(made.length + 1);
      const changes = changesOf(attempt, to);
      const writer = await new MongoReadStore(faulty(connection, befalling(attempt, next.promise))).building(
        SCHEMA,
      );
      const outcome = writer.commit(changes, { ...(from && { from }), to }).catch((error: unknown) => error);
      made.push({ from, to, changes, outcome });
      if (attempt.fault?.kind !== 'late') prompt.push(outcome);
    }
    await Promise.all(prompt);
    late?.resolve();
    late = next;
  }
  late?.resolve();
  await Promise.all(made.map(({ outcome }) => outcome));
  return made;
}

function changesOf({ puts, removes }: Attempt, by: string): DocumentChange[] {
  return [...puts.map((id) => put(id, { by })), ...removes.map((id) => remove(id))];
}

/** The two calls that open the build are spared. */
function befalling({ fault }: Pick<Attempt, 'fault'>, late: Promise<void>): () => Fault | undefined {
  const SPARED = 2;
  let calls = -SPARED;
  return () => {
    calls += 1;
    if (!fault || calls !== fault.call) return undefined;
    return fault.kind === 'late' ? late : fault.kind;
  };
}

/** Every position is of one attempt, so the final checkpoint tells which attempts won: from it back to the beginning. */
async function compare(build: Generation, made: readonly Made[]): Promise<void> {
  const checkpoint = await build.resume();
  const won: Made[] = [];
  for (let at = checkpoint; at !== undefined; at = won[0]?.from)
    won.unshift(made.find(({ to }) => to === at)!);

  const memory = await openMemoryReadStore().building(SCHEMA);
  for (const { changes, from, to } of won) await memory.commit(changes, { ...(from && { from }), to });
  const all = { limit: 10, order: { field: 'by', direction: 'descending' } } as const;
  expect(await build.find('cases', all)).toEqual(await memory.find('cases', all));
  expect(await build.getMany('cases', IDS)).toEqual(await memory.getMany('cases', IDS));
  expect(checkpoint).toBe(await memory.checkpoint());

  for (const attempt of made) {
    const outcome = await attempt.outcome;
    if (outcome === undefined) expect(won).toContain(attempt);
    else if (outcome instanceof CheckpointMoved) expect(won).not.toContain(attempt);
    else expect(outcome).toBeInstanceOf(StoreUnavailable);
  }
}
