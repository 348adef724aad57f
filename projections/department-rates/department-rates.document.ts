import type { ReadModelSchema } from '#read-store';
import type { CaseFacts, NamesFound } from '../folding/case-fold.js';
import type { RateCount } from './counts.js';
import type { Origin } from './rated-case.js';

/**
 * One thing that counts, with open facts only: the answer of a reporter in a round or how the round ended without one, a
 * deadline met or missed, a deferral.
 */
export interface RateDocument extends CaseFacts {
  readonly round: number;
  readonly counts: readonly RateCount[];
  /** The assessment month `YYYY-MM` it counts in. */
  readonly month: string;
  /** Who led; absent where no department did. */
  readonly department?: string;
  readonly district: string;
  readonly policyId: string;
  readonly policyVersion: number;
  /** What was imported is outside rates unless asked for. */
  readonly origin: Origin;
  readonly names: NamesFound;
}

/** `cases` is what the projection itself needs to go on; ids of `counted` begin with `caseNumber/round/`. */
export const DEPARTMENT_RATES = {
  name: 'department-rates',
  version: 1,
  collections: [
    { name: 'cases', indexes: [{ field: 'visibility' }, { field: 'answered', many: true }] },
    {
      name: 'counted',
      indexes: [
        { field: 'visibility' },
        { field: 'about', many: true },
        { field: 'departments', many: true },
        { field: 'counts', many: true },
        { field: 'month' },
        { field: 'department' },
        { field: 'district' },
        { field: 'policyId' },
        { field: 'origin' },
      ],
    },
  ],
} as const satisfies ReadModelSchema;

export const RATED_CASES = { model: DEPARTMENT_RATES.name, collection: 'cases' };
export const COUNTED = { model: DEPARTMENT_RATES.name, collection: 'counted' };
