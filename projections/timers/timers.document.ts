import type { Duties, Instant } from '#complaint';
import type { ReadModelSchema } from '#read-store';
import type { KeptCase } from '../folding/fold-batch.js';

/** One case, and what the service owes it. No reader ever sees it. */
export interface TimersDocument extends KeptCase, Duties {
  /** When the soonest duty is due; absent where there is none. */
  readonly dueAt?: Instant;
}

export const TIMERS = {
  name: 'timers',
  version: 1,
  collections: [{ name: 'cases', indexes: [{ field: 'dueAt' }, { field: 'lacksYear' }] }],
} as const satisfies ReadModelSchema;

export const TIMED_CASES = { model: TIMERS.name, collection: 'cases' };
