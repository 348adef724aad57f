import type { ComplaintEvent, Instant, PolicyRef } from '#complaint';

export interface ImportedEvent {
  /** The same for the same entry of the same source row, in every export and on every run. */
  readonly id: string;
  readonly event: ComplaintEvent;
  readonly occurredAt: Instant;
  /** The row at the source that says so. */
  readonly row: string;
}

/** One case as its source tells it: the receipt first, then by time, then in the order of the source. */
export interface ImportedCase {
  readonly source: string;
  /** What the source calls the case. */
  readonly row: string;
  readonly districtCode: string;
  readonly caseNumber: string;
  readonly events: readonly ImportedEvent[];
}

/** A row, or the rows of one case, that could not be taken, and why. */
export interface Rejected {
  readonly row: string;
  readonly reason: string;
}

/** What a source yields: a whole case, or what it could not take. */
export type SourceItem =
  { readonly kind: 'case'; readonly case: ImportedCase } | ({ readonly kind: 'rejected' } & Rejected);

/** What every source needs to know beside its file. */
export interface SourceSettings {
  /** Names the source; with a row it is a case's identity, so two cities must not share one. */
  readonly source: string;
  /** Two capital letters: the first characters of the case numbers. */
  readonly districtCode: string;
  /** Noted on the receipt; an imported case has no clock until it is adopted. */
  readonly policy: PolicyRef;
}

export const rejected = (row: string, reason: string): SourceItem => ({ kind: 'rejected', row, reason });

/** Thrown while one case is mapped: its rows are reported with this reason, the next case goes on. */
export class Unmappable extends Error {
  override readonly name = 'Unmappable';
}
