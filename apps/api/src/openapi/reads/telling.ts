import { MESSAGE_CHANNELS, MESSAGE_RESULTS } from '#complaint';
import type { TypedPage, UndeliveredItem } from '#projections';
import type { Failing } from '#webhooks';
import type { DeadLetterView, NewWebhookView, WebhookView } from '../../webhooks/webhook-view.js';
import {
  type Schema,
  caseNumber,
  flag,
  instant,
  list,
  maybe,
  record,
  ref,
  said,
  text,
  whole,
  word,
} from './schema.js';

const DELIVERY = said(text, '`<case number>/<revision>`, for a replay.');

const message = record<Extract<UndeliveredItem, { kind: 'message' }>>(
  {
    kind: word(['message']),
    caseNumber,
    at: instant,
    messageId: text,
    message: said(text, 'What it was about, such as `mitigated`.'),
    channel: word(MESSAGE_CHANNELS),
    result: word(MESSAGE_RESULTS),
    attempt: whole,
    reporter: maybe(said(caseNumber, 'Whom it was for, on a merged case.')),
    reason: maybe(text),
  },
  'A message to a citizen.',
);

const letter = record<Extract<UndeliveredItem, { kind: 'webhook' }>>(
  {
    kind: word(['webhook']),
    caseNumber,
    at: instant,
    webhook: text,
    department: text,
    delivery: DELIVERY,
    reason: text,
  },
  'A delivery to a department’s own system.',
);

const failing = record<Failing>(
  { since: instant, attempts: whole, nextAt: instant, reason: text },
  'How its target fails now; what happens meanwhile waits.',
);

/** What is told, and what did not arrive. */
export const TELLING_SCHEMAS: Readonly<Record<string, Schema>> = {
  UndeliveredPage: record<TypedPage<UndeliveredItem>>({
    items: list({ oneOf: [message, letter] }),
    next: maybe(said(text, 'The `cursor` of the next page; absent on the last.')),
  }),
  Webhook: record<WebhookView>({
    id: text,
    department: text,
    url: text,
    events: maybe(list(text)),
    personalData: flag,
    reason: maybe(text),
    state: word(['active', 'paused']),
    failing: maybe(failing),
    deadLetters: whole,
  }),
  WebhookList: record<{ items: readonly WebhookView[] }>({ items: list(ref('Webhook')) }),
  NewWebhook: record<NewWebhookView>({ id: text, secret: said(text, 'Shown this once.') }),
  DeadLetterList: record<{ items: readonly DeadLetterView[] }>({
    items: list(record<DeadLetterView>({ delivery: DELIVERY, at: instant, reason: text })),
  }),
};
