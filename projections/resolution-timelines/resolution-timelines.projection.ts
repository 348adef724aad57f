import { COMPLAINT_STREAM_PREFIX, activeParts, dayIn, policyOf } from '#complaint';
import type { Documents, Projection } from '#projecting';
import { isHistory } from '../case-history/render/deadline.js';
import type { CaseFold } from '../folding/case-fold.js';
import { foldBatch, stored, type Step } from '../folding/fold-batch.js';
import { beginningOf, momentsAfter } from './moments.js';
import {
  RESOLUTION_TIMELINES,
  type Moments,
  type TimelineDocument,
} from './resolution-timelines.document.js';

/** When what happened, by case and round. */
export const resolutionTimelinesProjection: Projection = {
  schema: RESOLUTION_TIMELINES,
  filter: { streamPrefixes: [COMPLAINT_STREAM_PREFIX] },
  project: async (events, documents) => {
    await foldBatch<TimelineDocument>('rounds', events, documents, takeStep);
  },
};

function takeStep(step: Step<TimelineDocument>, documents: Documents): TimelineDocument {
  const { before, after, event } = step;
  const round = after.complaint.rounds.length;
  const begins = before === undefined || round > before.round;
  if (before !== undefined && begins)
    documents.put('rounds', `${before.caseNumber}/${before.round}`, stored(over(before)));
  const moments = momentsAfter(begins ? beginningOf(after.complaint) : momentsOf(before), event);
  const caseFirstMeasure = before?.caseFirstMeasure ?? (round === 1 ? moments.firstMeasure : undefined);
  return { ...factsOf(after), ...moments, round, current: true, caseFirstMeasure };
}

/** A round that ended in a reopening: its resolution was denied. */
const over = (document: TimelineDocument): TimelineDocument => ({
  ...document,
  current: false,
  stillOpen: false,
  trueResolution: undefined,
});

function factsOf(fold: CaseFold) {
  const { complaint } = fold;
  const receivedDay = dayIn(policyOf(complaint.policy).zone, complaint.receivedAt);
  return {
    ...fold,
    category: complaint.category,
    district: complaint.district,
    handledBy: activeParts(complaint).map(({ department }) => department),
    receivedDay,
    month: receivedDay.slice(0, 7),
    historical: isHistory(complaint),
    stillOpen: complaint.closed === undefined,
  };
}

function momentsOf(document: TimelineDocument): Moments {
  const { received, startedAt, assigned, accepted, contacted } = document;
  const { mitigated, resolved, reached, closed, firstMeasure, trueResolution } = document;
  return {
    received,
    startedAt,
    assigned,
    accepted,
    contacted,
    mitigated,
    resolved,
    reached,
    closed,
    firstMeasure,
    trueResolution,
  };
}
