import { COMPLAINT_STREAM_PREFIX } from '#complaint';
import type { Documents, Projection } from '#projecting';
import type { CaseFold } from '../folding/case-fold.js';
import { foldBatch, stored, type Step } from '../folding/fold-batch.js';
import { CASE_HISTORY, entryOf, struck, type EntryDocument } from './case-history.document.js';

/** Every case with all its entries. */
export const caseHistoryProjection: Projection = {
  schema: CASE_HISTORY,
  filter: { streamPrefixes: [COMPLAINT_STREAM_PREFIX] },
  project: async (events, documents) => {
    await foldBatch<CaseFold>('cases', events, documents, keepEntry);
  },
};

async function keepEntry({ event, after }: Step<CaseFold>, documents: Documents): Promise<CaseFold> {
  documents.put('entries', event.id, stored(entryOf(event, after)));
  if (event.type === 'TextRedacted') await strike(event.data.entry, event.caseNumber, documents);
  return after;
}

async function strike(eventId: string, caseNumber: string, documents: Documents): Promise<void> {
  const entry = (await documents.get('entries', eventId)) as EntryDocument | undefined;
  if (entry?.caseNumber === caseNumber) documents.put('entries', eventId, stored(struck(entry)));
}
