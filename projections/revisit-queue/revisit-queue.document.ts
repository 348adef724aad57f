import type { Attempt, Callback, Instant, Language, Outcome } from '#complaint';
import type { ReadModelSchema } from '#read-store';
import { FACT_INDEXES, type ListedCase, type Named } from '../listing/listed-case.js';

/** One case whose citizen is due a callback. Numbers are named by their place: 1 is the first that the citizen left. */
export interface RevisitDocument extends ListedCase {
  readonly resolvedAt: Instant;
  readonly outcome: Outcome;
  /** The callbacks since then that were in vain; reporters by case number. */
  readonly attempts: readonly Attempt[];
  /** How many phone numbers the citizen left. */
  readonly phones: number;
  /** Case numbers of the reporters who have not answered yet. */
  readonly waiting: readonly string[];
  /** In which language to speak. */
  readonly language: Language;
  /** The next callback that is promised: whom, which number, and between which moments. */
  readonly callback?: Callback;
  /** Until when those who were not reached may answer in writing. */
  readonly invitedUntil?: Instant;
  /** When the hours of the callback begin and end; the list is in the order in which they end. */
  readonly callFrom?: Instant;
  readonly callUntil?: Instant;
}

/** A line of the list of callbacks. */
export type RevisitItem = Omit<Named<RevisitDocument>, 'callFrom' | 'callUntil'> & {
  /** The hours of the callback have begun. */
  readonly callable: boolean;
  /** They are over, and nobody called. */
  readonly overdue: boolean;
};

/** `revisits` have the case number as id. */
export const REVISIT_QUEUE = {
  name: 'revisit-queue',
  version: 1,
  collections: [
    { name: 'cases', indexes: [] },
    { name: 'revisits', indexes: [...FACT_INDEXES, { field: 'callFrom' }, { field: 'callUntil' }] },
  ],
} as const satisfies ReadModelSchema;

export const REVISITS = { model: REVISIT_QUEUE.name, collection: 'revisits' };
