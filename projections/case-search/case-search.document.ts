import type { Day, Instant, Language, LocalizedText, Status } from '#complaint';
import type { ReadModelSchema } from '#read-store';
import type { CaseFold } from '../folding/case-fold.js';

/** A case as searches find it. Only listed cases have the words of their summary in clear, as `terms`. */
export interface SearchDocument extends CaseFold {
  readonly status: Status;
  readonly district: string;
  readonly category: string;
  /** The hour of receipt: neither order nor filter may tell the public more. */
  readonly receivedHour: Instant;
  /** The day of receipt in the policy's zone. */
  readonly receivedDay: Day;
  /** Words of the summary where it may be found by anyone; the case number and the source's number always. */
  readonly terms: readonly string[];
}

/** One line of a search result. */
export interface CaseSummary {
  readonly caseNumber: string;
  readonly status: Status;
  readonly statusText: LocalizedText;
  readonly category: string;
  readonly categoryName: LocalizedText;
  readonly district: string;
  readonly districtName: LocalizedText;
  /** To the hour. */
  readonly receivedAt: Instant;
  /** In the words and language of the record; absent once struck or erased. */
  readonly summary?: string;
  readonly language: Language;
  readonly departments: readonly { readonly id: string; readonly name: LocalizedText }[];
  /** The source and row of an imported case. */
  readonly source?: { readonly source: string; readonly row: string };
}

export const CASE_SEARCH = {
  name: 'case-search',
  version: 1,
  collections: [
    {
      name: 'cases',
      indexes: [
        { field: 'visibility' },
        { field: 'about', many: true },
        { field: 'departments', many: true },
        { field: 'status' },
        { field: 'district' },
        { field: 'category' },
        { field: 'receivedHour' },
        { field: 'receivedDay' },
        { field: 'terms', many: true },
      ],
    },
  ],
} as const satisfies ReadModelSchema;

export const SEARCH_CASES = { model: CASE_SEARCH.name, collection: 'cases' };
