import { expect, it } from '@jest/globals';
import { randomFrom, seedOfThisRun } from '../../../../test/faults/chaos.js';
import { collect, events, idsOf } from '../contract/fixtures.js';
import { StoreUnavailable, WrongExpectedRevision } from '../errors.js';
import type { EventStore, NewEvent, RecordedEvent } from '../event-store.js';
import { rigPerTest } from './testing/store-on-harness.js';

const CLIENTS = 16;
const BATCHES = Number(process.env.CASETRAIL_TEST_BATCHES ?? 12);
const rig = rigPerTest();
const seed = seedOfThisRun();

it(`nothing is lost or doubled while connections break at random (CASETRAIL_TEST_SEED=${seed})`, async () => {
  const { proxy, open } = await rig(randomFrom(seed));
  const store = open({ patienceMs: 2000 });
  const ended = new AbortController();
  const followed: RecordedEvent[] = [];
  const following = follow(store, followed, ended.signal);
  proxy.startChaos();
  const sent = (await Promise.all(Array.from({ length: CLIENTS }, (_, n) => write(store, n)))).flat();
  proxy.endChaos();

  const log = await collect(store.readAll());
  const ids = idsOf(log);
  expect(new Set(ids).size).toBe(ids.length);
  expect(new Set(ids)).toEqual(new Set(sent.flatMap(idsOf)));
  for (const batch of sent) {
    const at = ids.indexOf(batch[0]!.id);
    expect(ids.slice(at, at + batch.length)).toEqual(idsOf(batch));
  }
  while (followed.length < log.length) await new Promise((turn) => setImmediate(turn));
  ended.abort();
  await following;
  expect(followed).toEqual(log);
}, 120_000);

/** Appends until each batch is acknowledged, with every kind of expected revision; two clients share a stream. */
async function write(store: EventStore, client: number): Promise<NewEvent[][]> {
  const stream = `complaint-${Math.floor(client / 2)}`;
  const kinds = ['any', 'exact', 'exact', 'no-stream'] as const;
  const sent: NewEvent[][] = [];
  for (let n = 0; n < BATCHES; n++) {
    const batch = events(1 + (n % 3));
    await settle(store, stream, batch, kinds[n % kinds.length]!);
    sent.push(batch);
  }
  return sent;
}

async function settle(
  store: EventStore,
  stream: string,
  batch: readonly NewEvent[],
  kind: 'any' | 'exact' | 'no-stream',
): Promise<void> {
  for (let last: number | 'no-stream' = 'no-stream'; ;) {
    try {
      await store.append(stream, batch, { expectedRevision: kind === 'any' ? 'any' : last });
      return;
    } catch (error) {
      if (error instanceof WrongExpectedRevision) last = error.actual ?? 'no-stream';
      else if (!(error instanceof StoreUnavailable)) throw error;
    }
  }
}

/** As a projection does: begins again behind what it has when the store was away for long. */
async function follow(store: EventStore, followed: RecordedEvent[], signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const after = followed.at(-1)?.position;
    try {
      for await (const batch of store.subscribeToAll({ signal, ...(after !== undefined && { after }) }))
        followed.push(...batch.events);
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
    }
  }
}
