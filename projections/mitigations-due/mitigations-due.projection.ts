import { endOfDay } from '#calendar';
import { stageOf, type PolicyBook, isHistory } from '#complaint';
import type { Projection } from '#projecting';
import { listed } from '../listing/listed-case.js';
import { listProjection } from '../listing/list-projection.js';
import { MITIGATIONS_DUE, STOPGAPS, type MitigationDocument } from './mitigations-due.document.js';
import { keepMitigated, stopgapsOf, type MitigatedCase } from './mitigated-case.js';

/** Every stopgap that is to be looked at again. */
export const mitigationsDueProjection = (policies: PolicyBook): Projection =>
  listProjection<MitigatedCase>({
    schema: MITIGATIONS_DUE,
    list: STOPGAPS,
    keep: keepMitigated,
    linesOf: (kept) => linesOf(kept, policies),
  });

function linesOf(kept: MitigatedCase, policies: PolicyBook): ReadonlyMap<string, MitigationDocument> {
  const { complaint, caseNumber, stopgaps, lapsed } = kept;
  if (stageOf(complaint) !== 'open' || isHistory(complaint)) return new Map();
  const { calendar, mitigation: rules } = policies.of(complaint.policy);
  return new Map(
    stopgapsOf(complaint).map(({ part, mitigation, subject }): [string, MitigationDocument] => [
      `${caseNumber}/${part.department}`,
      {
        ...listed(kept),
        department: part.department,
        part: part.part,
        responsible: [part.department, ...part.delegatedTo],
        ...stopgaps[part.department],
        reviewOn: mitigation.reviewOn,
        reviewBy: endOfDay(calendar.zone, mitigation.reviewOn),
        renewals: mitigation.renewal,
        maxRenewals: rules.maxRenewals,
        ...(lapsed[subject] !== undefined && { escalatedTo: lapsed[subject] }),
      },
    ]),
  );
}
