import { afterEach } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import type { EventStore, JsonObject, NewEvent, RecordedEvent, SubscriptionBatch } from '../event-store.js';
import type { Open, OpenedStore } from './opened-store.js';

/** Opens a store for each test and disposes of it afterwards. */
export function storePerTest(open: Open): () => Promise<OpenedStore> {
  const opened: OpenedStore[] = [];
  afterEach(async () => {
    for (const each of opened.splice(0)) await each.dispose();
  });
  return async () => {
    const store = await open();
    opened.push(store);
    return store;
  };
}

/** A stream name that no other test uses; all of one test's share a prefix. */
export const newPrefix = (): string => `test${randomUUID().replaceAll('-', '')}-`;
export const newStream = (): string => `${newPrefix()}1`;

export const event = (data: JsonObject = {}, metadata: JsonObject = {}): NewEvent => ({
  id: randomUUID(),
  type: 'ProgressReported',
  data,
  metadata,
});

export const events = (count: number): NewEvent[] => Array.from({ length: count }, (_, n) => event({ n }));

export async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const collected: T[] = [];
  for await (const item of items) collected.push(item);
  return collected;
}

export const idsOf = (all: readonly { readonly id: string }[]): string[] => all.map(({ id }) => id);

/** Appends one event at a time, whatever the stream holds. */
export async function appendOneByOne(
  store: EventStore,
  stream: string,
  batch: readonly NewEvent[],
): Promise<void> {
  for (const one of batch) await store.append(stream, [one], { expectedRevision: 'any' });
}

/** A subscription read by hand, batch by batch. */
export class Follower {
  readonly #controller = new AbortController();
  readonly #batches: AsyncIterator<SubscriptionBatch, unknown>;
  readonly seen: RecordedEvent[] = [];

  constructor(
    store: EventStore,
    options: {
      readonly after?: string | undefined;
      readonly prefix?: string;
      readonly maxBatch?: number;
    } = {},
  ) {
    this.#batches = store
      .subscribeToAll({
        signal: this.#controller.signal,
        ...(options.after === undefined ? {} : { after: options.after }),
        ...(options.prefix === undefined ? {} : { filter: { streamPrefixes: [options.prefix] } }),
        ...(options.maxBatch === undefined ? {} : { maxBatch: options.maxBatch }),
      })
      [Symbol.asyncIterator]();
  }

  /** The next batch; `undefined` when the subscription has ended. */
  async next(): Promise<SubscriptionBatch | undefined> {
    const result = await this.#batches.next();
    if (result.done) return undefined;
    this.seen.push(...result.value.events);
    return result.value;
  }

  async untilSeen(count: number): Promise<readonly RecordedEvent[]> {
    while (this.seen.length < count && (await this.next()));
    return this.seen;
  }

  /** The last batch, when it says that nothing came after it. */
  async untilCaughtUp(): Promise<SubscriptionBatch> {
    for (;;) {
      const batch = await this.next();
      if (!batch) throw new Error('The subscription ended.');
      if (batch.caughtUp) return batch;
    }
  }

  abort(): void {
    this.#controller.abort();
  }
}
