import type { Instant, MessageChannel, MessageResult } from '#complaint';
import type { ReadModelSchema } from '#read-store';
import type { Outbox } from '#telling';
import type { Subscription } from '#webhooks';
import type { CaseFacts, CaseFold, SealedText } from '../folding/case-fold.js';

/** One case and what it still has to tell. No reader ever sees it. */
export interface OutboxCase extends CaseFold {
  readonly outbox: Outbox;
  /** When the soonest message is due; absent where there is none. */
  readonly dueAt?: Instant;
}

interface Undelivered extends CaseFacts {
  readonly at: Instant;
}

/** A message that did not reach its citizen, as far as anybody knows. */
export interface UndeliveredMessage extends Undelivered {
  readonly kind: 'message';
  readonly messageId: string;
  readonly message: string;
  readonly channel: MessageChannel;
  readonly result: MessageResult;
  readonly attempt: number;
  /** Whom it was for, where that is not the case's own citizen. */
  readonly reporter?: string;
  readonly reason?: SealedText;
}

/** A delivery to a department's own system that is waited for no longer. */
export interface DeadLetterDocument extends Undelivered {
  readonly kind: 'webhook';
  readonly webhook: string;
  readonly department: string;
  /** `<case number>/<revision>`, for a replay. */
  readonly delivery: string;
  readonly reason: string;
}

export type UndeliveredDocument = UndeliveredMessage | DeadLetterDocument;

/** A subscription as far as dead letters go: each needs its name, and is taken off when it arrives after all. */
export interface WebhookDocument {
  readonly subscription: Subscription;
}

type Shown<D extends Undelivered> = Omit<D, 'about' | 'departments' | 'visibility' | 'reason'>;

/** One line of what staff have to see to. */
export type UndeliveredItem =
  | (Shown<UndeliveredMessage> & { readonly reason?: string })
  | (Shown<DeadLetterDocument> & { readonly reason: string });

/** `opened` holds one document: where in the log the outbox was opened. */
export const OUTBOX = {
  name: 'outbox',
  version: 1,
  collections: [
    { name: 'cases', indexes: [{ field: 'dueAt' }] },
    { name: 'opened', indexes: [] },
    { name: 'webhooks', indexes: [] },
    {
      name: 'undelivered',
      indexes: [
        { field: 'visibility' },
        { field: 'about', many: true },
        { field: 'departments', many: true },
        { field: 'at' },
      ],
    },
  ],
} as const satisfies ReadModelSchema;

export const OUTBOX_CASES = { model: OUTBOX.name, collection: 'cases' };
export const UNDELIVERED = { model: OUTBOX.name, collection: 'undelivered' };
