import type { Duty, Instant } from '#complaint';

/** What the service owes one case, as the case stood at this revision. */
export interface DueCase {
  readonly caseNumber: string;
  readonly revision: number;
  /** Soonest first, also those that are not due yet. */
  readonly duties: readonly Duty[];
}

export interface DuePage {
  /** The case whose duty has been due for longest comes first. */
  readonly items: readonly DueCase[];
  /** Absent on the last page. */
  readonly next?: string;
}

export interface Backlog {
  /** Cases with a duty that is due. */
  readonly due: number;
  /** Cases whose later duties reach into a year that their calendar lacks, and the first such year. */
  readonly uncounted?: { readonly cases: number; readonly year: number };
}

/** What is owed, as far as the log has been projected. */
export interface DueTimers {
  /**
   * Cases with a duty that was due before this moment.
   *
   * @throws {StoreUnavailable} @throws {GenerationGone} a rebuild went live meanwhile: ask again
   */
  due(now: Instant, cursor?: string): Promise<DuePage>;
  /** These cases, in any order; one that is unknown is left out. */
  of(caseNumbers: readonly string[]): Promise<readonly DueCase[]>;
  backlog(now: Instant): Promise<Backlog>;
}
