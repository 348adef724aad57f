import type { ComplaintEventType, RecordedComplaintEvent } from '#complaint';
import type { ReadModelSchema } from '#read-store';
import type { CaseFold } from '../folding/case-fold.js';

/** One entry of a case, its texts still sealed as in the log. Belongs to the head document of its case. */
export interface EntryDocument {
  readonly caseNumber: string;
  /** Case number and revision, so that text order is the case's order and a range reads one case. */
  readonly place: string;
  /** The round it belongs to; a reopening begins its own. */
  readonly round: number;
  readonly event: RecordedComplaintEvent;
  /** Its publishable words were struck: they are no longer here, and are not shown even where the log still holds them. */
  readonly redacted?: boolean;
}

/** A case as its page needs it: the head document and the entries in order. */
export interface CaseRecord {
  readonly fold: CaseFold;
  readonly entries: readonly EntryDocument[];
  readonly position: string;
}

export type EntryOf<Type extends ComplaintEventType> = Extract<RecordedComplaintEvent, { type: Type }>;

/** Head documents have the case number as their id, entries the event's. */
export const CASE_HISTORY = {
  name: 'case-history',
  version: 1,
  collections: [
    { name: 'cases', indexes: [] },
    { name: 'entries', indexes: [{ field: 'place' }] },
  ],
} as const satisfies ReadModelSchema;

export const CASES = { model: CASE_HISTORY.name, collection: 'cases' };

export const placeOf = (caseNumber: string, revision: number): string =>
  `${caseNumber}/${String(revision).padStart(8, '0')}`;

/** Above every place of a case. */
export const endOfCase = (caseNumber: string): string => `${caseNumber}/~`;

/** The entry that an event becomes. */
export const entryOf = (event: RecordedComplaintEvent, fold: CaseFold): EntryDocument => ({
  caseNumber: event.caseNumber,
  place: placeOf(event.caseNumber, event.revision),
  round: fold.complaint.rounds.length,
  event,
});

/** The entry without its publishable words. */
export const struck = (entry: EntryDocument): EntryDocument => ({
  ...entry,
  redacted: true,
  event: { ...entry.event, sealed: { ...entry.event.sealed, publishable: undefined } },
});
