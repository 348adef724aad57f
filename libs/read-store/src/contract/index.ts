import { describe } from '@jest/globals';
import { describeCheckpoints } from './checkpoints.js';
import { describeDocuments } from './documents.js';
import { describeGenerations } from './generations.js';
import { describeLeases } from './leases.js';
import { describePaging } from './paging.js';
import { describeQueries } from './queries.js';
import type { OpenReadStore, ReadStoreCapabilities } from './read-store-under-test.js';

export type { OpenReadStore, ReadStoreCapabilities, ReadStoreUnderTest } from './read-store-under-test.js';

/** Certifies an adapter: what every read store promises, as tests. */
export function describeReadStore(
  name: string,
  open: OpenReadStore,
  capabilities: ReadStoreCapabilities,
): void {
  describe(`read store on ${name}`, () => {
    describeDocuments(open);
    describeQueries(open);
    describePaging(open);
    describeCheckpoints(open, capabilities);
    describeGenerations(open, capabilities);
    describeLeases(open, capabilities);
  });
}
