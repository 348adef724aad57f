import { COMPLAINT_STREAM_PREFIX, type RecordedComplaintEvent } from '#complaint';
import type { RecordedEvent } from '#event-store';
import type { Documents, Projection } from '#projecting';
import { EMPTY_OUTBOX, OUTBOX_OPENED, OUTBOX_STREAM, advanceOutbox, soonestIn } from '#telling';
import { type DeadDelivery, type Subscription, WEBHOOK_STREAM_PREFIX, evolveSubscription } from '#webhooks';
import type { CaseFacts, CaseFold } from '../folding/case-fold.js';
import { foldBatch, stored } from '../folding/fold-batch.js';
import {
  type DeadLetterDocument,
  OUTBOX,
  type OutboxCase,
  type UndeliveredDocument,
  type WebhookDocument,
} from './outbox.document.js';

const OPENED = 'opened';

/** Which case has which message due, and what did not arrive. */
export const outboxProjection: Projection = {
  schema: OUTBOX,
  filter: { streamPrefixes: [COMPLAINT_STREAM_PREFIX, OUTBOX_STREAM, WEBHOOK_STREAM_PREFIX] },
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
    // After the cases: a dead letter is shown to whoever may see its case.
    for (const event of events)
      if (event.stream.startsWith(WEBHOOK_STREAM_PREFIX)) await noteDeadLetters(event, documents);
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
    kind: 'message',
    ...factsOf(after),
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

/** All that is dead now, less what was: a replay takes off what it delivers. */
async function noteDeadLetters(event: RecordedEvent, documents: Documents): Promise<void> {
  const known = await documents.get('webhooks', event.stream);
  const before = (known as unknown as WebhookDocument | undefined)?.subscription;
  const subscription = evolveSubscription(before, event);
  if (!subscription || subscription === before) return;
  documents.put('webhooks', event.stream, stored({ subscription }));
  const dead = new Map(subscription.dead.map((each) => [each.delivery, each]));
  for (const { delivery } of before?.dead ?? [])
    if (!dead.has(delivery)) documents.remove('undelivered', `${subscription.id}/${delivery}`);
  for (const each of subscription.dead) await putDeadLetter(subscription, each, documents);
}

async function putDeadLetter(
  { id, department }: Subscription,
  { delivery, at, reason }: DeadDelivery,
  documents: Documents,
): Promise<void> {
  const [caseNumber = ''] = delivery.split('/');
  const of = (await documents.get('cases', caseNumber)) as unknown as CaseFold | undefined;
  if (!of) return;
  const letter: DeadLetterDocument = {
    kind: 'webhook',
    ...factsOf(of),
    at,
    webhook: id,
    department,
    delivery,
    reason,
  };
  documents.put('undelivered', `${id}/${delivery}`, stored(letter));
}

const factsOf = ({ caseNumber, visibility, about, departments }: CaseFold): CaseFacts => ({
  caseNumber,
  visibility,
  about,
  departments,
});
