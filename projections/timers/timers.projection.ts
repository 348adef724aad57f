import { COMPLAINT_STREAM_PREFIX, dutiesOf } from '#complaint';
import type { Complaint, PolicyBook } from '#complaint';
import type { Projection } from '#projecting';
import { evolveKept } from '../folding/case-fold.js';
import { type KeptCase, foldCases, stored } from '../folding/fold-batch.js';
import { TIMERS, type TimersDocument } from './timers.document.js';

/** What the service owes each case, and when: worked out anew from the case's state whenever that changes. */
export const timersProjection = (policies: PolicyBook): Projection => ({
  schema: TIMERS,
  filter: { streamPrefixes: [COMPLAINT_STREAM_PREFIX] },
  project: async (events, documents) => {
    const changed = await foldCases<KeptCase>('cases', events, documents, (before, event) => ({
      caseNumber: event.caseNumber,
      complaint: evolveKept(before?.complaint, event),
    }));
    for (const { complaint } of changed)
      documents.put('cases', complaint.caseNumber, stored(timed(complaint, policies)));
  },
});

function timed(complaint: Complaint, policies: PolicyBook): TimersDocument {
  const { duties, lacksYear } = dutiesOf(complaint, policies);
  const dueAt = duties[0]?.dueAt;
  return {
    caseNumber: complaint.caseNumber,
    complaint,
    duties,
    ...(dueAt !== undefined && { dueAt }),
    ...(lacksYear !== undefined && { lacksYear }),
  };
}
