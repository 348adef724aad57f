import { describe } from '@jest/globals';
import { describeAppend } from './append.js';
import { describeConcurrency } from './concurrency.js';
import { describeIdempotency } from './idempotency.js';
import type { Capabilities, Open } from './opened-store.js';
import { describePositions } from './positions.js';
import { describeReadAll } from './read-all.js';
import { describeReadStream } from './read-stream.js';
import { describeReopening } from './reopening.js';
import { describeSubscription } from './subscription.js';

/** Certifies that an adapter keeps every promise of the port. Shares a log if it must: streams have names of their own. */
export function describeEventStore(name: string, open: Open, capabilities: Capabilities): void {
  describe(`${name} as an event store`, () => {
    describeAppend(open);
    describeIdempotency(open, capabilities);
    describeConcurrency(open);
    describeReadStream(open);
    describeReadAll(open);
    describeSubscription(open, capabilities);
    describePositions(open, capabilities);
    if (capabilities.reopens) describeReopening(open);
  });
}
