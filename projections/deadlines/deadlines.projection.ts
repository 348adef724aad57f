import type { PolicyBook } from '#complaint';
import type { Projection } from '#projecting';
import { keepListed, listed, type ListedFold } from '../listing/listed-case.js';
import { listProjection } from '../listing/list-projection.js';
import { DEADLINES, OPEN_PROMISES, type DeadlineDocument } from './deadlines.document.js';
import { openPromises } from './open-promises.js';

/** Every open promise of every case. */
export const deadlinesProjection = (policies: PolicyBook): Projection =>
  listProjection<ListedFold>({
    schema: DEADLINES,
    list: OPEN_PROMISES,
    keep: keepListed,
    linesOf: (kept) =>
      new Map(
        openPromises(kept.complaint, policies).map((promise): [string, DeadlineDocument] => [
          [kept.caseNumber, promise.kind, promise.department].filter(Boolean).join('/'),
          { ...listed(kept), ...promise },
        ]),
      ),
  });
