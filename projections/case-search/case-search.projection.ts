import { dayIn } from '#calendar';
import { COMPLAINT_STREAM_PREFIX, statusOf, type PolicyBook } from '#complaint';
import type { Projection } from '#projecting';
import { termsOf } from '#read-store';
import type { Sealing } from '#sealing';
import { toTheHour } from '../case-history/wording/dates.js';
import type { CaseFold } from '../folding/case-fold.js';
import { foldBatch, type Step } from '../folding/fold-batch.js';
import { openSummary } from '../folding/open-summary.js';
import { CASE_SEARCH, type SearchDocument } from './case-search.document.js';

/** Every case for search. The one read model that holds publishable words in clear, and only of listed cases. */
export const caseSearchProjection = (sealing: Sealing, policies: PolicyBook): Projection => ({
  schema: CASE_SEARCH,
  filter: { streamPrefixes: [COMPLAINT_STREAM_PREFIX] },
  project: async (events, documents) => {
    await foldBatch<SearchDocument>('cases', events, documents, (step) =>
      searchable(step, sealing, policies),
    );
  },
});

async function searchable(
  { before, after, event }: Step<SearchDocument>,
  sealing: Sealing,
  policies: PolicyBook,
): Promise<SearchDocument> {
  const { complaint } = after;
  const sameWords = before !== undefined && !CHANGES_WORDS.has(event.type);
  return {
    ...after,
    status: statusOf(complaint),
    district: complaint.district,
    category: complaint.category,
    receivedHour: toTheHour(complaint.receivedAt),
    receivedDay: dayIn(policies.of(complaint.policy).calendar.zone, complaint.receivedAt),
    terms: sameWords ? before.terms : await termsFor(after, sealing),
  };
}

/** Events after which the words to be found may be others than before. */
const CHANGES_WORDS: ReadonlySet<string> = new Set([
  'VisibilityChanged',
  'TextRedacted',
  'PersonalDataErased',
]);

async function termsFor(fold: CaseFold, sealing: Sealing): Promise<readonly string[]> {
  return [...new Set([...numbersOf(fold), ...(await wordsInClear(fold, sealing))])];
}

async function wordsInClear(fold: CaseFold, sealing: Sealing): Promise<readonly string[]> {
  if (fold.visibility !== 'listed' || fold.complaint.personalData === 'erased') return [];
  const summary = await openSummary(fold, sealing);
  return summary === undefined ? [] : termsOf(summary);
}

/** Our number and those of the source, so that whoever has either finds the case. */
function numbersOf({ caseNumber, sourceNumber, complaint }: CaseFold): readonly string[] {
  const numbers = [caseNumber, sourceNumber, complaint.historical?.row];
  return numbers.flatMap((number) => (number === undefined ? [] : termsOf(number)));
}
