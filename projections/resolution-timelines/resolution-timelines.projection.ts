import { dayIn } from '#calendar';
import { COMPLAINT_STREAM_PREFIX, activeParts, isHistory } from '#complaint';
import type { Instant, PolicyBook } from '#complaint';
import type { Documents, Projection } from '#projecting';
import type { CaseFold } from '../folding/case-fold.js';
import { foldBatch, stored, type Step } from '../folding/fold-batch.js';
import { beginningOf, momentsAfter } from './moments.js';
import {
  RESOLUTION_TIMELINES,
  type Moments,
  type TimelineDocument,
} from './resolution-timelines.document.js';

/** A case as this read model keeps it: with the moments of its current round. */
interface TimedCase extends CaseFold {
  readonly moments: Moments;
  readonly caseFirstMeasure?: Instant;
}

/** When what happened, by case and round. */
export const resolutionTimelinesProjection = (policies: PolicyBook): Projection => ({
  schema: RESOLUTION_TIMELINES,
  filter: { streamPrefixes: [COMPLAINT_STREAM_PREFIX] },
  project: async (events, documents) => {
    const changed = await foldBatch<TimedCase>('cases', events, documents, (step, to) =>
      takeStep(step, to, policies),
    );
    for (const timed of changed) putRound(timelineOf(timed, policies), documents);
  },
});

function takeStep(
  { before, after, event }: Step<TimedCase>,
  documents: Documents,
  policies: PolicyBook,
): TimedCase {
  const begins = before === undefined || roundOf(after) > roundOf(before);
  if (before !== undefined && begins) putRound(over(timelineOf(before, policies)), documents);
  const { closed, ...met } = momentsAfter(begins ? beginningOf(after.complaint) : before.moments, event);
  // Unmerging opens the case that had ended, and leaves the other as it was.
  const moments: Moments = after.complaint.closed ? { ...met, closed } : met;
  const caseFirstMeasure =
    before?.caseFirstMeasure ?? (roundOf(after) === 1 ? moments.firstMeasure : undefined);
  return { ...after, moments, caseFirstMeasure };
}

const roundOf = ({ complaint }: CaseFold): number => complaint.rounds.length;

const putRound = (timeline: TimelineDocument, documents: Documents): void =>
  documents.put('rounds', `${timeline.caseNumber}/${timeline.round}`, stored(timeline));

/** A round that ended in a reopening: its resolution was denied. */
const over = (timeline: TimelineDocument): TimelineDocument => ({
  ...timeline,
  current: false,
  stillOpen: false,
  trueResolution: undefined,
});

function timelineOf(timed: TimedCase, policies: PolicyBook): TimelineDocument {
  const { complaint, caseNumber, visibility, names, moments, caseFirstMeasure } = timed;
  const receivedDay = dayIn(policies.of(complaint.policy).calendar.zone, complaint.receivedAt);
  return {
    caseNumber,
    visibility,
    names,
    round: roundOf(timed),
    current: true,
    ...moments,
    caseFirstMeasure,
    category: complaint.category,
    district: complaint.district,
    handledBy: activeParts(complaint).map(({ department }) => department),
    receivedDay,
    month: receivedDay.slice(0, 7),
    historical: isHistory(complaint),
    stillOpen: complaint.closed === undefined,
  };
}
