import { COMPLAINT_STREAM_PREFIX, type PolicyBook } from '#complaint';
import type { Documents, Projection } from '#projecting';
import { foldBatch, stored } from '../folding/fold-batch.js';
import { countedOf } from './counted.js';
import { DEPARTMENT_RATES } from './department-rates.document.js';
import { rated, type RatedCase } from './rated-case.js';

/** What counts in rates, case by case. Sums are made when asked for: what a case counts as may change long afterwards. */
export const departmentRatesProjection = (policies: PolicyBook): Projection => ({
  schema: DEPARTMENT_RATES,
  filter: { streamPrefixes: [COMPLAINT_STREAM_PREFIX] },
  project: async (events, documents) => {
    const changed = await foldBatch<RatedCase>('cases', events, documents, ({ before, after, event }) =>
      rated(before, after, event),
    );
    for (const each of changed) count(each, policies, documents);
  },
});

function count(each: RatedCase, policies: PolicyBook, documents: Documents): void {
  const counted = countedOf(each, policies);
  for (const id of each.documents) if (!counted.has(id)) documents.remove('counted', id);
  for (const [id, document] of counted) documents.put('counted', id, stored(document));
  documents.put('cases', each.caseNumber, stored({ ...each, documents: [...counted.keys()] }));
}
