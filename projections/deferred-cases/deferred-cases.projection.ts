import { endOfDay } from '#calendar';
import { leadOf, stageOf, type PolicyBook, isHistory } from '#complaint';
import type { Projection } from '#projecting';
import { keepListed, listed, type ListedFold } from '../listing/listed-case.js';
import { listProjection } from '../listing/list-projection.js';
import { DEFERRED, DEFERRED_CASES, type DeferredDocument } from './deferred-cases.document.js';

/** The long-standing problems on record, until they are resolved or taken off it. */
export const deferredCasesProjection = (policies: PolicyBook): Projection =>
  listProjection<ListedFold>({
    schema: DEFERRED_CASES,
    list: DEFERRED,
    keep: keepListed,
    linesOf: (kept) => {
      const deferred = deferredOf(kept, policies);
      return new Map(deferred ? [[kept.caseNumber, deferred]] : []);
    },
  });

function deferredOf(kept: ListedFold, policies: PolicyBook): DeferredDocument | undefined {
  const { deferral, policy } = kept.complaint;
  if (deferral === undefined || stageOf(kept.complaint) !== 'open' || isHistory(kept.complaint))
    return undefined;
  const department = leadOf(kept.complaint)?.department;
  return {
    ...listed(kept),
    ...(department !== undefined && { department }),
    ...deferral,
    reportBy: endOfDay(policies.of(policy).calendar.zone, deferral.nextReportOn),
  };
}
