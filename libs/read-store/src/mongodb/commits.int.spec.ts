import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '#event-store';
import { CASES, holding, position, put, remove } from '../contract/read-store-under-test.js';
import { CheckpointMoved } from '../errors.js';
import type { DocumentChange, Generation, ReadStore } from '../read-store.js';
import { Connection } from './connection.js';
import { MongoReadStore } from './mongo-read-store.js';
import { faulty, type Fault } from './testing/faulty-connection.js';
import { describeOnMongo, freshDatabase } from './testing/fresh-database.js';

const BEFORE = { changed: { age: 1, terms: ['heap'] }, removed: { age: 2 }, kept: { age: 3 } };
const CHANGES: readonly DocumentChange[] = [
  put('changed', { age: 4, terms: ['rubbish'] }),
  remove('removed'),
  put('new', { age: 5 }),
  put('new', { age: 6 }, 'entries'),
];
const AFTER = { changed: { age: 4, terms: ['rubbish'] }, kept: { age: 3 }, new: { age: 5 } };

/** Calls of the database until a commit is made, after one that finds the build. */
const STEPS = 7;

/** One database and the processes that share it. */
class Shared {
  private readonly connections: Connection[] = [];
  private readonly database = freshDatabase();

  process(befalls: (call: string) => Fault | undefined = () => undefined): ReadStore {
    return new MongoReadStore(faulty(this.connection(), befalls));
  }

  connection(): Connection {
    const connection = new Connection(this.database.url);
    this.connections.push(connection);
    return connection;
  }

  async dispose(): Promise<void> {
    for (const connection of this.connections) await connection.close();
    await this.database.drop();
  }
}

function shared(test: (database: Shared) => Promise<void>): () => Promise<void> {
  return async () => {
    const database = new Shared();
    try {
      await test(database);
    } finally {
      await database.dispose();
    }
  };
}

async function documentsOf(generation: Generation): Promise<Record<string, unknown>> {
  const found = await generation.getMany('cases', ['changed', 'removed', 'kept', 'new']);
  expect(await generation.count('cases')).toBe(found.size);
  return Object.fromEntries(found);
}

async function building(store: ReadStore): Promise<Generation> {
  return (await store.unfinished('cases'))!;
}

/** A fault at the n-th call, and a process that is dead from there on. */
function dyingAt(call: number, fault: Fault): () => Fault | undefined {
  let calls = 0;
  return () => {
    calls += 1;
    if (calls < call) return undefined;
    return calls === call ? fault : 'unsent';
  };
}

/** Holds the named call until released, and tells when it is reached. */
function pausingAt(call: string): {
  readonly befalls: (name: string) => Fault | undefined;
  readonly reached: Promise<void>;
  readonly release: () => void;
} {
  const [reached, gate] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  return {
    befalls: (name) => {
      if (name !== call) return undefined;
      reached.resolve();
      return gate.promise;
    },
    reached: reached.promise,
    release: gate.resolve,
  };
}

describeOnMongo(() => {
  describe('a commit', () => {
    it.each<[Fault]>([['unsent'], ['unanswered'], ['half-done']])(
      'that dies at any step was made whole or not at all, and is made by whoever comes next: %s',
      (fault) =>
        shared(async (database) => {
          for (let call = 2, died = true; died; call += 1) {
            const survivor = database.process();
            await survivor.restartBuild(CASES);
            await holding(survivor, BEFORE);
            const writer = await building(database.process(dyingAt(call, fault)));
            const answer = writer.commit(CHANGES, { from: position(1), to: position(2) });
            died = await answer.then(
              () => false,
              (error: unknown) => error instanceof StoreUnavailable,
            );
            expect(died).toBe(call <= STEPS);

            const generation = await building(survivor);
            const reached = await generation.resume();
            expect(await documentsOf(generation)).toEqual(reached === position(1) ? BEFORE : AFTER);
            if (reached === position(1))
              await generation.commit(CHANGES, { from: position(1), to: position(2) });
            expect(await documentsOf(generation)).toEqual(AFTER);
            expect(await generation.get('entries', 'new')).toEqual({ age: 6 });
            await generation.commit([], { from: position(2), to: position(3) });
            expect(await database.connection().count(`cases#${generation.number}`, {})).toBe(0);
          }
        })(),
    );

    it(
      'of a writer that was paused before it wrote documents changes nothing later',
      shared(async (database) => {
        const pause = pausingAt('updateEach');
        await holding(database.process(), BEFORE);
        const paused = await building(database.process(pause.befalls));
        const commit = paused.commit(CHANGES, { from: position(1), to: position(2) });
        await pause.reached;

        const generation = await building(database.process());
        expect(await generation.checkpoint()).toBe(position(1));
        expect(await documentsOf(generation)).toEqual(BEFORE);
        expect(await generation.resume()).toBe(position(2));
        expect(await documentsOf(generation)).toEqual(AFTER);
        const later = [remove('new'), put('changed', { age: 9 }), put('removed', { age: 8 })];
        await generation.commit(later, { from: position(2), to: position(3) });
        pause.release();
        await commit;

        expect(await documentsOf(generation)).toEqual({
          changed: { age: 9 },
          removed: { age: 8 },
          kept: { age: 3 },
        });
        expect(await generation.checkpoint()).toBe(position(3));
        expect(await generation.get('cases', 'new')).toBeUndefined();
        expect(await generation.count('cases', [{ field: 'status', present: false }])).toBe(3);
      }),
    );

    it(
      'of a writer that was paused before the commit point is refused',
      shared(async (database) => {
        const pause = pausingAt('update');
        await holding(database.process(), BEFORE);
        const paused = await building(database.process(pause.befalls));
        const commit = paused.commit([put('kept', { age: 0 })], { from: position(1), to: position(2) });
        await pause.reached;
        const generation = await building(database.process());
        await generation.commit(CHANGES, { from: position(1), to: position(3) });
        pause.release();
        await expect(commit).rejects.toBeInstanceOf(CheckpointMoved);
        expect(await documentsOf(generation)).toEqual(AFTER);
      }),
    );

    it(
      'of a writer whose build was dropped meanwhile leaves no collections behind',
      shared(async (database) => {
        const pause = pausingAt('updateEach');
        const store = database.process();
        await holding(store, BEFORE);
        const paused = await building(database.process(pause.befalls));
        const commit = paused.commit(CHANGES, { from: position(1), to: position(2) });
        await pause.reached;
        const anew = await store.restartBuild(CASES);
        pause.release();
        await commit;
        await store.swap(anew);
        const collections = await database.connection().collections();
        expect(collections.filter((name) => name.startsWith('cases#1'))).toEqual([]);
        expect(collections.some((name) => name.startsWith('cases#2'))).toBe(true);
      }),
    );

    it(
      'larger than a document of MongoDB may be is finished by another process too',
      shared(async (database) => {
        await holding(database.process(), BEFORE);
        const large = Array.from({ length: 4 }, (_, index) => ({ text: String(index).repeat(5_000_000) }));
        const writer = await building(
          database.process((call) => (call === 'updateEach' ? 'unsent' : undefined)),
        );
        const commit = writer.commit(
          large.map((document, index) => put(`large${index}`, document)),
          { from: position(1), to: position(2) },
        );
        await expect(commit).rejects.toBeInstanceOf(StoreUnavailable);
        const generation = await building(database.process());
        expect(await generation.resume()).toBe(position(2));
        for (const [index, document] of large.entries())
          expect((await generation.get('cases', `large${index}`))?.['text'] === document.text).toBe(true);
      }),
    );
  });

  it(
    'two processes that begin a build at once share one',
    shared(async (database) => {
      const stores = Array.from({ length: 4 }, () => database.process());
      const builds = await Promise.all(stores.map((store) => store.building(CASES)));
      expect(new Set(builds.map(({ number }) => number))).toEqual(new Set([1]));
    }),
  );

  it(
    'a process that begins a build keeps its collections while another clears what was left',
    shared(async (database) => {
      const pause = pausingAt('ensureIndex');
      const store = database.process();
      await store.swap(await holding(store, BEFORE));
      const begun = database.process(pause.befalls).building(CASES);
      await pause.reached;
      await store.restartBuild({ ...CASES, name: 'other' });
      pause.release();
      const build = await begun;
      await build.commit([put('new', {})], { to: position(1) });
      await store.restartBuild({ ...CASES, name: 'other' });
      expect(await build.count('cases')).toBe(1);
    }),
  );
});
