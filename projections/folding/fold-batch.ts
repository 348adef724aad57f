import { readComplaintEvent } from '#complaint';
import type { Complaint, RecordedComplaintEvent } from '#complaint';
import type { RecordedEvent } from '#event-store';
import type { Documents } from '#projecting';
import type { Document } from '#read-store';
import { advance, type CaseFold } from './case-fold.js';

/** One event with the case as it was before and as it is after. */
export interface Step<Fold extends CaseFold> {
  readonly event: RecordedComplaintEvent;
  /** `undefined` for the first event of a case. */
  readonly before: Fold | undefined;
  readonly after: CaseFold;
}

/** What a read model makes of one step: the case as it keeps it, and whatever else it puts or removes. */
export type TakeStep<Fold extends CaseFold> = (
  step: Step<Fold>,
  documents: Documents,
) => Promise<Fold> | Fold;

/**
 * Folds a batch into the documents of `collection`, one per case, and writes each case once.
 *
 * An event already folded is passed over, so that a batch which comes again changes nothing.
 */
export const foldBatch = <Fold extends CaseFold>(
  collection: string,
  events: readonly RecordedEvent[],
  documents: Documents,
  take: TakeStep<Fold>,
): Promise<readonly Fold[]> =>
  foldCases<Fold>(collection, events, documents, (before, event) =>
    take({ event, before, after: advance(before, event) }, documents),
  );

/** The least that is kept of a case. */
export interface KeptCase {
  readonly caseNumber: string;
  readonly complaint: Complaint;
}

/** The same for a read model that keeps less of a case than a fold that can be shown. */
export async function foldCases<Kept extends KeptCase>(
  collection: string,
  events: readonly RecordedEvent[],
  documents: Documents,
  next: (before: Kept | undefined, event: RecordedComplaintEvent) => Promise<Kept> | Kept,
): Promise<readonly Kept[]> {
  const recorded = events.map(readComplaintEvent);
  const kept = await load<Kept>(collection, recorded, documents);
  const touched = new Set<string>();
  for (const event of recorded) {
    const before = kept.get(event.caseNumber);
    if (before !== undefined && event.revision <= before.complaint.revision) continue;
    kept.set(event.caseNumber, await next(before, event));
    touched.add(event.caseNumber);
  }
  const changed = [...touched].map((caseNumber) => kept.get(caseNumber)!);
  for (const each of changed) documents.put(collection, each.caseNumber, stored(each));
  return changed;
}

/** A typed document as the store takes it: the same JSON without its interface. */
export const stored = (document: object): Document => document as unknown as Document;

async function load<Kept>(
  collection: string,
  events: readonly RecordedComplaintEvent[],
  documents: Documents,
): Promise<Map<string, Kept>> {
  const numbers = [...new Set(events.map((event) => event.caseNumber))];
  const found = await documents.getMany(collection, numbers);
  return new Map([...found].map(([id, document]) => [id, document as unknown as Kept]));
}
