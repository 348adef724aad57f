import { activeParts, currentRound } from '#complaint';
import type { Complaint, Part, PolicyBook } from '#complaint';
import type { Projection } from '#projecting';
import { keepListed, listed, type ListedFold } from '../listing/listed-case.js';
import { listProjection } from '../listing/list-projection.js';
import {
  DEPARTMENT_WORKLIST,
  WORKLIST_ITEMS,
  type WorklistDocument,
} from './department-worklist.document.js';
import { nextStep } from './next-step.js';

/** What departments have to do. Historical cases ask nothing of anyone. */
export const departmentWorklistProjection = (policies: PolicyBook): Projection =>
  listProjection<ListedFold>({
    schema: DEPARTMENT_WORKLIST,
    list: WORKLIST_ITEMS,
    keep: keepListed,
    linesOf: (worked) =>
      // A department with a part of its own and a delegated one has one line: its own comes first.
      new Map(
        itemsOf(worked, policies)
          .toReversed()
          .map((item) => [`${item.caseNumber}/${item.department}`, item]),
      ),
  });

const itemsOf = (worked: ListedFold, policies: PolicyBook): readonly WorklistDocument[] =>
  activeParts(worked.complaint).flatMap((part) => {
    const step = nextStep(worked.complaint, part, policies);
    return step === undefined
      ? []
      : [part.department, ...part.delegatedTo].map((department) => ({
          ...listed(worked),
          ...partFacts(worked.complaint, part),
          department,
          ...step,
        }));
  });

function partFacts(complaint: Complaint, part: Part) {
  const { respondBy, resolveBy } = currentRound(complaint);
  return {
    part: part.part,
    state: part.state,
    respondBy,
    resolveBy,
    ...(part.mitigation && part.state === 'mitigated' ? { reviewOn: part.mitigation.reviewOn } : {}),
    ...(complaint.escalatedTo === undefined ? {} : { escalatedTo: complaint.escalatedTo }),
  };
}
