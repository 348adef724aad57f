import {
  COMPLAINT_STREAM_PREFIX,
  type ComplaintReceived,
  type RecordedComplaintEvent,
  isHistory,
} from '#complaint';
import type { Projection } from '#projecting';
import { PersonalDataErasedError, type Sealing } from '#sealing';
import { textsOf } from '../case-history/render/opened-entry.js';
import type { CaseFold } from '../folding/case-fold.js';
import { calledAgainAfter } from '../folding/called-again.js';
import { foldBatch, type Step } from '../folding/fold-batch.js';
import { type CallerTrace, traceOfCaller } from './callers.js';
import { areaOf, streetKey } from './places.js';
import { type FoundBy, NOT_ENDED, SIMILAR_CASES, type SimilarDocument } from './similar-cases.document.js';

/** Every case as intake looks for it: by place, matter and caller. No phone, point or word of it is in clear. */
export const similarCasesProjection = (sealing: Sealing): Projection => ({
  schema: SIMILAR_CASES,
  filter: { streamPrefixes: [COMPLAINT_STREAM_PREFIX] },
  project: async (events, documents) => {
    await foldBatch<SimilarDocument>('cases', events, documents, (step) => take(step, sealing));
  },
});

async function take(
  { before, after, event }: Step<SimilarDocument>,
  sealing: Sealing,
): Promise<SimilarDocument> {
  const own = ownOf(after, before ?? (await fromReceipt(event, sealing)));
  return { ...after, ...own, ...foundBy(after, own.traces), ...calledAgainAfter(event, before) };
}

type Own = Pick<SimilarDocument, 'receipt' | 'traces'>;
const NOTHING: Own = { traces: [] };

/** What is personal goes as soon as it may not be used. */
const ownOf = ({ complaint }: CaseFold, { receipt, traces }: Own): Own =>
  complaint.personalData === 'held' ? { receipt, traces } : NOTHING;

async function fromReceipt(event: RecordedComplaintEvent, sealing: Sealing): Promise<Own> {
  const envelope = event.type === 'ComplaintReceived' ? event.sealed.content : undefined;
  if (envelope === undefined) return NOTHING;
  const { caseNumber, id: eventId } = event;
  const seal = { caseNumber, purpose: 'content', eventId } as const;
  const content = textsOf(await sealing.open<NonNullable<ComplaintReceived['content']>>(seal, envelope));
  if (content === undefined) return NOTHING;
  const traces = await tracesOf(content.complainant?.phones ?? [], caseNumber, sealing);
  return traces === undefined ? NOTHING : { receipt: { eventId, envelope }, traces };
}

/** `undefined` where the case was erased since its receipt was opened. */
async function tracesOf(
  phones: readonly string[],
  caseNumber: string,
  sealing: Sealing,
): Promise<readonly CallerTrace[] | undefined> {
  try {
    return await Promise.all(phones.map((phone) => traceOfCaller(sealing, caseNumber, phone)));
  } catch (error) {
    if (error instanceof PersonalDataErasedError) return undefined;
    throw error;
  }
}

const HIDDEN: FoundBy = { callers: [] };

function foundBy(fold: CaseFold, traces: readonly CallerTrace[]): FoundBy {
  const { complaint, place } = fold;
  if (complaint.personalData !== 'held' || isHistory(complaint)) return HIDDEN;
  const callers = [...new Set(traces.map(({ bucket }) => bucket))];
  const endedAt = complaint.closed?.at ?? NOT_ENDED;
  // Whoever calls about a case that went on as another is led there; its place is that of the other.
  if (complaint.mergedInto !== undefined) return { callers, endedAt };
  const { district, category } = complaint;
  return {
    callers,
    endedAt,
    category,
    matter: `${district}/${category}`,
    ...(place.street === undefined ? {} : { street: streetKey(district, place.street) }),
    ...(place.cell === undefined ? {} : { area: areaOf(place.cell) }),
  };
}
