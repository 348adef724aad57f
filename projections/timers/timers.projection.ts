import { COMPLAINT_STREAM_PREFIX, dutiesOf } from '#complaint';
import type { PolicyBook } from '#complaint';
import type { Projection } from '#projecting';
import { evolveKept } from '../folding/case-fold.js';
import { type KeptCase, foldCases, stored } from '../folding/fold-batch.js';
import { TIMERS, type TimersDocument } from './timers.document.js';

/** Another process may have entered, a moment ago, a year that is lacking. */
type Rules = { load(): Promise<void> };

/** What the service owes each case, and when: worked out anew from the case's state whenever that changes. */
export const timersProjection = (policies: PolicyBook, rulebook?: Rules): Projection => ({
  schema: TIMERS,
  filter: { streamPrefixes: [COMPLAINT_STREAM_PREFIX] },
  project: async (events, documents) => {
    const changed = await foldCases<KeptCase>('cases', events, documents, (before, event) => ({
      caseNumber: event.caseNumber,
      complaint: evolveKept(before?.complaint, event),
    }));
    const allTimed = () => changed.map((kept) => timed(kept, policies));
    let cases = allTimed();
    if (rulebook && cases.some(({ lacksYear }) => lacksYear !== undefined)) {
      await rulebook.load();
      cases = allTimed();
    }
    for (const each of cases) documents.put('cases', each.caseNumber, stored(each));
  },
});

function timed({ caseNumber, complaint }: KeptCase, policies: PolicyBook): TimersDocument {
  const { duties, lacksYear } = dutiesOf(complaint, policies);
  const dueAt = duties[0]?.dueAt;
  return {
    caseNumber,
    complaint,
    duties,
    ...(dueAt !== undefined && { dueAt }),
    ...(lacksYear !== undefined && { lacksYear }),
  };
}
