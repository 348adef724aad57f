import { COMPLAINT_STREAM_PREFIX, type RecordedComplaintEvent } from '#complaint';
import type { RecordedEvent } from '#event-store';
import type { Documents, Projection } from '#projecting';
import { EMPTY_OUTBOX, OUTBOX_OPENED, OUTBOX_STREAM, advanceOutbox, soonestIn } from '#telling';
import type { CaseFold } from '../folding/case-fold.js';
import { foldBatch, stored } from '../folding/fold-batch.js';
import { OUTBOX, type OutboxCase, type UndeliveredDocument } from './outbox.document.js';

const OPENED = 'opened';

/** Which case has which message due, and what did not arrive. */
export const outboxProjection: Projection = {
  schema: OUTBOX,
  filter: { streamPrefixes: [COMPLAINT_STREAM_PREFIX, OUTBOX_STREAM] },
  project: async (events, documents) => {
    const opened = await openedAt(events, documents);
    const ofCases = events.filter(({ stream }) => stream.startsWith(COMPLAINT_STREAM_PREFIX));
    await foldBatch<OutboxCase>('cases', ofCases, documents, ({ event, before, after }, into) => {
      noteUndelivered(event, after, into);
      const tells = opened !== undefined && event.position > opened;
      const outbox = tells
        ? advanceOutbox(before?.outbox ?? EMPTY_OUTBOX, event, before?.complaint, after.complaint)
        : EMPTY_OUTBOX;
      const dueAt = soonestIn(outbox);
      return { ...after, outbox, ...(dueAt !== undefined && { dueAt }) };
    });
  },
};

/** Nothing that happened before it is told. */
async function openedAt(events: readonly RecordedEvent[], documents: Documents): Promise<string | undefined> {
  const known = await documents.get<{ position: string }>('opened', OPENED);
  const position = known?.position ?? events.find(({ type }) => type === OUTBOX_OPENED)?.position;
  if (!known && position !== undefined) documents.put('opened', OPENED, { position });
  return position;
}

function noteUndelivered(event: RecordedComplaintEvent, after: CaseFold, documents: Documents): void {
  if (event.type !== 'MessageSent') return;
  const { messageId, message, channel, result, attempt = 1, reporter } = event.data;
  const id = `${event.caseNumber}/${messageId}`;
  // What nobody wanted any more is nobody's trouble, and what failed is tried again.
  if (result === 'sent' || result === 'failed' || channel === 'none') {
    documents.remove('undelivered', id);
    return;
  }
  const envelope = event.sealed.content;
  const undelivered: UndeliveredDocument = {
    caseNumber: after.caseNumber,
    visibility: after.visibility,
    about: after.about,
    departments: after.departments,
    at: event.meta.recordedAt,
    messageId,
    message,
    channel,
    result,
    attempt,
    ...(reporter !== undefined && { reporter }),
    ...(envelope !== undefined && { reason: { eventId: event.id, envelope } }),
  };
  documents.put('undelivered', id, stored(undelivered));
}
