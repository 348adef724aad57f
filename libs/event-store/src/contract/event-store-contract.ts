import { describe } from '@jest/globals';
import type { EventStore } from '../event-store.js';
import { describeAppend } from './append.js';
import { describeConcurrency } from './concurrency.js';
import { describeIdempotency } from './idempotency.js';
import { describePositions } from './positions.js';
import { describeReadAll } from './read-all.js';
import { describeReadStream } from './read-stream.js';
import { describeReopening } from './reopening.js';
import { describeSubscription } from './subscription.js';

export interface OpenedStore {
  readonly store: EventStore;
  /** Sets what the store's injected clock says from now on. */
  readonly setClock: (now: Date) => void;
  /** Closes the store and opens the same data again; only with the capability `reopens`. */
  readonly reopen: () => Promise<EventStore>;
  readonly dispose: () => Promise<void>;
}

export interface Capabilities {
  /** Every opened store begins with an empty log of its own. */
  readonly startsEmpty: boolean;
  /** The data outlives the store. */
  readonly reopens: boolean;
}

export type Open = () => Promise<OpenedStore>;

/** Certifies that an adapter keeps every promise of the port. Shares a log if it must: streams have names of their own. */
export function describeEventStore(name: string, open: Open, capabilities: Capabilities): void {
  describe(`${name} as an event store`, () => {
    describeAppend(open);
    describeIdempotency(open);
    describeConcurrency(open);
    describeReadStream(open);
    describeReadAll(open);
    describeSubscription(open, capabilities);
    describePositions(open, capabilities);
    if (capabilities.reopens) describeReopening(open);
  });
}
