import type { ComplaintEvent, EventMeta, SealedTexts } from '../events/index.js';
import type { StoredObject } from './stored-event.js';
import { SCHEMA_VERSIONS } from './upcasters.js';

/** What an event looks like in the log. Correlation and idempotency are the appender's to add to the metadata. */
export interface StoredForm {
  readonly type: string;
  readonly data: StoredObject;
  readonly metadata: StoredObject;
}

/** The log's form of a decided event: open facts, and beside them the envelopes its texts were sealed in. */
export function storedForm(
  event: ComplaintEvent,
  sealed: SealedTexts,
  meta: Omit<EventMeta, 'recordedAt' | 'schemaVersion'>,
): StoredForm {
  const isSealed = sealed.publishable !== undefined || sealed.content !== undefined;
  return {
    type: event.type,
    data: plain({ ...event.data, ...(isSealed && { sealed }) }),
    metadata: plain({
      schemaVersion: SCHEMA_VERSIONS[event.type],
      occurredAt: meta.occurredAt,
      actor: meta.actor,
      historical: meta.historical,
    }),
  };
}

/** As it will read back: without what is undefined. */
const plain = (value: object): StoredObject => JSON.parse(JSON.stringify(value)) as StoredObject;
