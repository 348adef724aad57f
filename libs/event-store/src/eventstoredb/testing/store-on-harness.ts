import { afterEach } from '@jest/globals';
import { EventStoreDBClient } from '@eventstore/db-client';
import { openTcpProxy, type TcpProxy } from '../../../../../test/faults/tcp-proxy.js';
import type { EventStore } from '../../event-store.js';
import { type EventStoreDbOptions, openEventStoreDb } from '../eventstoredb-event-store.js';
import { type Harness, startHarness } from '../gateway/harness/start-harness.js';

/** A harness, and a proxy before it. */
export interface Rig {
  readonly harness: Harness;
  readonly proxy: TcpProxy;
  /** A store that reaches the harness through the proxy. */
  readonly open: (options?: EventStoreDbOptions) => EventStore;
  /** The bare client, to be a stranger with. */
  readonly client: EventStoreDBClient;
}

/** Sets one up for each test that asks for it, and takes it down afterwards. */
export function rigPerTest(): (random?: () => number) => Promise<Rig> {
  const ends: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    for (const end of ends.splice(0).reverse()) await end();
  });
  return async (random) => {
    const harness = await startHarness();
    ends.push(() => harness.stop());
    const proxy = await openTcpProxy({ to: harness.port, ...(random && { random }) });
    ends.push(() => proxy.close());
    const client = EventStoreDBClient.connectionString(harness.url);
    ends.push(() => client.dispose());
    const open = (options?: EventStoreDbOptions): EventStore => {
      const store = openEventStoreDb(`esdb://127.0.0.1:${proxy.port}?tls=false`, options);
      ends.push(() => store.close());
      return store;
    };
    return { harness, proxy, client, open };
  };
}
