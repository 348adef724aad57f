import { endOfDay } from '#calendar';
import { currentRound, stageOf, isHistory } from '#complaint';
import type { Complaint, Instant, Part, PolicyBook } from '#complaint';
import type { NextStep } from './department-worklist.document.js';

interface Step {
  readonly next: NextStep;
  readonly dueAt: Instant;
}

/** What the holder of a part does next and by when; `undefined` when there is nothing to do. */
export function nextStep(complaint: Complaint, part: Part, policies: PolicyBook): Step | undefined {
  if (stageOf(complaint) !== 'open' || isHistory(complaint)) return undefined;
  const { respondBy, respondedAt, resolveBy } = currentRound(complaint);
  switch (part.state) {
    case 'ruled-away':
    case 'finished':
      return undefined;
    case 'assigned':
      return { next: 'accept', dueAt: respondedAt === undefined ? respondBy : resolveBy };
    case 'disputed':
      return { next: 'await-ruling', dueAt: resolveBy };
    case 'accepted':
    case 'mitigated':
      return part.part === 'lead'
        ? stepOfLead(complaint, part, policies)
        : stepOfWorker(complaint, part, policies);
  }
}

/** The lead answers for the whole: it reports on deferrals and speaks with the citizen. */
function stepOfLead(complaint: Complaint, part: Part, policies: PolicyBook): Step {
  const { respondBy, respondedAt } = currentRound(complaint);
  const { deferral } = complaint;
  if (deferral)
    return {
      next: 'report-deferral',
      dueAt: endOfDay(policies.of(complaint.policy).calendar.zone, deferral.nextReportOn),
    };
  return respondedAt === undefined
    ? { next: 'contact', dueAt: respondBy }
    : stepOfWorker(complaint, part, policies);
}

function stepOfWorker(complaint: Complaint, part: Part, policies: PolicyBook): Step {
  const { resolveBy } = currentRound(complaint);
  const { mitigation } = part;
  if (part.state === 'mitigated' && mitigation !== undefined) {
    const review = endOfDay(policies.of(complaint.policy).calendar.zone, mitigation.reviewOn);
    if (review <= resolveBy) return { next: 'review-mitigation', dueAt: review };
  }
  return { next: part.part === 'lead' ? 'solve' : 'finish-part', dueAt: resolveBy };
}
