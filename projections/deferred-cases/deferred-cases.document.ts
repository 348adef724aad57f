import type { Day, Instant, LocalizedText } from '#complaint';
import type { ReadModelSchema } from '#read-store';
import { FACT_INDEXES, type ListedCase, type Named } from '../listing/listed-case.js';

/** One long-standing problem. Open to the public, so it says no more than the case's page does. */
export interface DeferredDocument extends ListedCase {
  /** Who leads, and so reports. */
  readonly department?: string;
  readonly targetDate: Day;
  readonly nextReportOn: Day;
  /** When that day ends in the policy's zone. */
  readonly reportBy: Instant;
}

/** What of a line is for those alone who handle the case. */
export const HANDLERS_ONLY = ['reportBy', 'visibility', 'calls', 'calledAgainAt', 'calledAgain'] as const;

/** A line of the list of deferred cases. */
export type DeferredItem = Omit<Named<DeferredDocument>, (typeof HANDLERS_ONLY)[number]> & {
  readonly departmentName?: LocalizedText;
  /** The day of the next report is over. */
  readonly overdue: boolean;
};

/** `deferred` have the case number as id. */
export const DEFERRED_CASES = {
  name: 'deferred-cases',
  version: 1,
  collections: [
    { name: 'cases', indexes: [] },
    {
      name: 'deferred',
      indexes: [...FACT_INDEXES, { field: 'reportBy' }, { field: 'department' }, { field: 'district' }],
    },
  ],
} as const satisfies ReadModelSchema;

export const DEFERRED = { model: DEFERRED_CASES.name, collection: 'deferred' };
