import type { Reader } from '#access';
import type { Day, Instant, LocalizedText, Status } from '#complaint';
import type { CaseView } from '../../../projections/case-history/case-view.js';

/** What the search page asks for; what is absent does not narrow. */
export interface CaseQuery {
  readonly text?: string;
  readonly status?: Status;
  readonly district?: string;
  readonly category?: string;
  readonly department?: string;
  /** First and last day of receipt, both included. */
  readonly from?: Day;
  readonly to?: Day;
  readonly cursor?: string;
  /** 1 to 100. */
  readonly limit?: number;
}

/** One line of a search result. */
export interface CaseSummary {
  readonly caseNumber: string;
  readonly status: Status;
  readonly statusText: LocalizedText;
  readonly categoryName: LocalizedText;
  readonly districtName: LocalizedText;
  readonly receivedAt: Instant;
  /** Absent once struck or erased. */
  readonly summary?: string;
}

export interface CasePage {
  readonly items: readonly CaseSummary[];
  readonly next?: string;
}

/** The reads behind the pages. Who may see what is decided behind this port, nowhere else. */
export interface CaseReads {
  /** `undefined` alike for a number that is unknown and one the reader may not see. */
  caseView(reader: Reader, caseNumber: string): Promise<CaseView | undefined>;
  /** Newest first. @throws {InvalidCursor} the cursor is not one of this query's */
  search(reader: Reader, query: CaseQuery): Promise<CasePage>;
}

export const CASE_READS = Symbol('case reads');
