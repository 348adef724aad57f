import type { Instant, Visibility } from '#complaint';
import type { ReadModelSchema } from '#read-store';
import type { NamesFound } from '../folding/case-fold.js';

/**
 * The moments of one round of one case.
 *
 * `received` and `startedAt` are where clocks start: `occurredAt` of the receipt and of the round. All others are where
 * clocks stop: `recordedAt`, so that back-dating beats nothing; for imported events `occurredAt`, because they were all
 * recorded on the day of the import.
 */
export interface Moments {
  readonly received: Instant;
  readonly startedAt: Instant;
  readonly assigned?: Instant;
  readonly accepted?: Instant;
  readonly contacted?: Instant;
  readonly mitigated?: Instant;
  /** The latest Resolved of the round. */
  readonly resolved?: Instant;
  /** The citizen answered the callback; an interim call does not count. */
  readonly reached?: Instant;
  readonly closed?: Instant;
  /** The first ProgressReported, TemporarilyMitigated, DepartmentPartFinished or Resolved of the round. */
  readonly firstMeasure?: Instant;
  /** The Resolved, unless the case was opened again after it or ruled closed as unsolved. */
  readonly trueResolution?: Instant;
}

/** One round of one case. Small, because figures read them by the thousand: the case itself is kept beside them. */
export interface TimelineDocument extends Moments {
  readonly caseNumber: string;
  readonly visibility: Visibility;
  readonly names: NamesFound;
  readonly round: number;
  /** The case's newest round: figures count each case once, by this document. */
  readonly current: boolean;
  /** First measure of the whole case: that of its first round. */
  readonly caseFirstMeasure?: Instant;
  readonly category: string;
  readonly district: string;
  /** Departments that answer for a part now, for figures by department. */
  readonly handledBy: readonly string[];
  /** `YYYY-MM` of receipt in the policy's zone. */
  readonly month: string;
  /** Day of receipt in the policy's zone. */
  readonly receivedDay: string;
  /** Imported and never made live: outside figures unless asked for. */
  readonly historical: boolean;
  readonly stillOpen: boolean;
}

/** Cases have their number as id, rounds `caseNumber/round`. */
export const RESOLUTION_TIMELINES = {
  name: 'resolution-timelines',
  version: 1,
  collections: [
    { name: 'cases', indexes: [] },
    {
      name: 'rounds',
      indexes: [
        { field: 'visibility' },
        { field: 'current' },
        { field: 'historical' },
        { field: 'receivedDay' },
      ],
    },
  ],
} as const satisfies ReadModelSchema;

export const ROUNDS = { model: RESOLUTION_TIMELINES.name, collection: 'rounds' };
