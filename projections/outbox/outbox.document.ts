import type { Instant, LocalizedText, MessageChannel, MessageResult } from '#complaint';
import type { ReadModelSchema } from '#read-store';
import type { Outbox } from '#telling';
import type { CaseFacts, CaseFold, SealedText } from '../folding/case-fold.js';

/** One case and what it still has to tell. No reader ever sees it. */
export interface OutboxCase extends CaseFold {
  readonly outbox: Outbox;
  /** When the soonest message is due; absent where there is none. */
  readonly dueAt?: Instant;
}

/** A message that did not reach its citizen, as far as anybody knows. */
export interface UndeliveredDocument extends CaseFacts {
  readonly at: Instant;
  readonly messageId: string;
  readonly message: string;
  readonly channel: MessageChannel;
  readonly result: MessageResult;
  readonly attempt: number;
  /** Whom it was for, where that is not the case's own citizen. */
  readonly reporter?: string;
  readonly reason?: SealedText;
}

/** One line of what staff have to see to. */
export interface UndeliveredItem extends Omit<
  UndeliveredDocument,
  'about' | 'departments' | 'visibility' | 'reason'
> {
  /** What the message was about. */
  readonly messageText: LocalizedText;
  readonly reason?: string;
}

/** `opened` holds one document: where in the log the outbox was opened. */
export const OUTBOX = {
  name: 'outbox',
  version: 1,
  collections: [
    { name: 'cases', indexes: [{ field: 'dueAt' }] },
    { name: 'opened', indexes: [] },
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
