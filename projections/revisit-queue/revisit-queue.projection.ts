import { currentRound, stageOf, yetToAnswer, isHistory } from '#complaint';
import type { Projection } from '#projecting';
import { keepListed, listed, type ListedFold } from '../listing/listed-case.js';
import { listProjection } from '../listing/list-projection.js';
import { REVISITS, REVISIT_QUEUE, type RevisitDocument } from './revisit-queue.document.js';

/** Whom the hotline has to call back. */
export const revisitQueueProjection: Projection = listProjection<ListedFold>({
  schema: REVISIT_QUEUE,
  list: REVISITS,
  keep: keepListed,
  linesOf: (kept) => {
    const revisit = revisitOf(kept);
    return new Map(revisit ? [[kept.caseNumber, revisit]] : []);
  },
});

function revisitOf(kept: ListedFold): RevisitDocument | undefined {
  const { complaint } = kept;
  const { resolution, attempted, callback, invitedUntil } = currentRound(complaint);
  if (stageOf(complaint) !== 'resolved' || resolution === undefined || isHistory(complaint)) return undefined;
  return {
    ...listed(kept),
    resolvedAt: resolution.at,
    outcome: resolution.outcome,
    attempts: attempted,
    phones: complaint.phones,
    waiting: yetToAnswer(complaint),
    language: complaint.language,
    ...(callback && { callback, callFrom: callback.from, callUntil: callback.until }),
    ...(invitedUntil !== undefined && { invitedUntil }),
  };
}
