import type { PolicyBook } from '#complaint';
import type { Projection } from '#projecting';
import { listProjection } from '../listing/list-projection.js';
import { countedOf } from './counted.js';
import { COUNTED, DEPARTMENT_RATES } from './department-rates.document.js';
import { rated, type RatedCase } from './rated-case.js';

/** What counts in rates, case by case. Sums are made when asked for: what a case counts as may change long afterwards. */
export const departmentRatesProjection = (policies: PolicyBook): Projection =>
  listProjection<RatedCase>({
    schema: DEPARTMENT_RATES,
    list: COUNTED,
    keep: ({ before, after, event }) => rated(before, after, event),
    linesOf: (each) => countedOf(each, policies),
  });
