import fc from 'fast-check';
import type { EventStore, ExpectedRevision, NewEvent } from '../event-store.js';
import { collect } from './fixtures.js';

interface Append {
  readonly stream: string;
  readonly ids: readonly number[];
  readonly expectedRevision: ExpectedRevision;
}

/** Rounds of appends. */
export type History = readonly (readonly Append[])[];

/**
 * Few streams and ids, so that revisions clash and ids repeat.
 *
 * @param idsSpanStreams whether an id may come again under another stream
 */
export function histories({ idsSpanStreams }: { readonly idsSpanStreams: boolean }): fc.Arbitrary<History> {
  const streams = ['complaint-1', 'complaint-2', 'policy-1'];
  const append = fc.nat({ max: streams.length - 1 }).chain((n) =>
    fc.record<Append>({
      stream: fc.constant(streams[n]!),
      ids: fc.array(
        fc.nat({ max: 9 }).map((id) => (idsSpanStreams ? id : 100 * n + id)),
        { maxLength: 3 },
      ),
      expectedRevision: fc.oneof(
        fc.constantFrom('any' as const, 'no-stream' as const, 'stream-exists' as const),
        fc.nat({ max: 4 }),
      ),
    }),
  );
  return fc.array(fc.array(append, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 8 });
}

const newEvent = (id: number): NewEvent => ({
  id: `00000000-0000-4000-8000-${String(id).padStart(12, '0')}`,
  type: 'ProgressReported',
  data: { id },
  metadata: {},
});

export interface Played {
  readonly store: EventStore;
  /** Called before each round: the clock stands still while it lasts. */
  readonly setClock: (now: Date) => void;
  /** Whether a round's appends are under way at the same time. */
  readonly concurrently: boolean;
}

/** Everything a caller can see of what happened; positions as their place in the log. */
export async function play({ store, setClock, concurrently }: Played, history: History): Promise<unknown> {
  const outcomes: PromiseSettledResult<unknown>[] = [];
  for (const [n, round] of history.entries()) {
    setClock(new Date(n * 1000));
    const append = ({ stream, ids, expectedRevision }: Append) =>
      store.append(stream, ids.map(newEvent), { expectedRevision });
    if (concurrently) outcomes.push(...(await Promise.allSettled(round.map(append))));
    else for (const each of round) outcomes.push(...(await Promise.allSettled([append(each)])));
  }
  const told = outcomes.map((one) => (one.status === 'fulfilled' ? one.value : String(one.reason)));
  const log = await collect(store.readAll());
  const gaps = await Promise.all(log.map(({ position }) => store.gapAfter(position)));
  const places = new Map(log.map(({ position }, n) => [position, n]));
  return JSON.parse(
    JSON.stringify([told, log, gaps], (key, value: unknown) =>
      key === 'position' ? (places.get(value as string) ?? value) : value,
    ),
  );
}
