import { COMPLAINT_STREAM_PREFIX } from '#complaint';
import type { Projection } from '#projecting';
import type { ReadModelSchema } from '#read-store';
import type { CaseFold } from '../folding/case-fold.js';
import { foldBatch, stored, type Step } from '../folding/fold-batch.js';
import type { Shelf } from '../read-port/read-port.js';

/** The case as the read model keeps it in `cases`, with the ids of the lines it has now. */
type Lined<Case extends CaseFold> = Case & { readonly lines: readonly string[] };

export interface ListParts<Case extends CaseFold> {
  readonly schema: ReadModelSchema;
  readonly list: Shelf;
  /** What is kept of a case after one more event. */
  readonly keep: (step: Step<Lined<Case>>) => Case;
  /** All lines of a case as it stands, by id; the case alone decides. */
  readonly linesOf: (kept: Case) => ReadonlyMap<string, object>;
}

/** A read model that lists lines of cases: those that no longer hold go. */
export const listProjection = <Case extends CaseFold>({
  schema,
  list: { collection },
  keep,
  linesOf,
}: ListParts<Case>): Projection => ({
  schema,
  filter: { streamPrefixes: [COMPLAINT_STREAM_PREFIX] },
  project: async (events, documents) => {
    const changed = await foldBatch<Lined<Case>>('cases', events, documents, (step) => ({
      ...keep(step),
      lines: step.before?.lines ?? [],
    }));
    for (const kept of changed) {
      const lines = linesOf(kept);
      for (const id of kept.lines) if (!lines.has(id)) documents.remove(collection, id);
      for (const [id, line] of lines) documents.put(collection, id, stored(line));
      documents.put('cases', kept.caseNumber, stored({ ...kept, lines: [...lines.keys()] }));
    }
  },
});
