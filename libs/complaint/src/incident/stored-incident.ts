import type { EventMeta, SealedTexts } from '../events/index.js';
import { INCIDENT_STREAM_PREFIX } from '../streams.js';
import { UnreadableEvent, type StoredEvent } from '../upcast/stored-event.js';
import type { StoredForm } from '../upcast/stored-form.js';
import { NEWS_OF, type IncidentEvent, type RecordedIncidentEvent } from './incident-events.js';

/** The one version there has been. */
const VERSION = 1;

/** The log's form of what was decided of an incident. Correlation and idempotency are the appender's to add. */
export function storedIncident(
  { type, data }: IncidentEvent,
  sealed: SealedTexts,
  { occurredAt, actor }: Pick<EventMeta, 'occurredAt' | 'actor'>,
): StoredForm {
  const form = { type, data: { ...data, sealed }, metadata: { schemaVersion: VERSION, occurredAt, actor } };
  return JSON.parse(JSON.stringify(form)) as StoredForm;
}

/**
 * An incident's event as the domain knows it, its texts still sealed.
 *
 * @throws {UnreadableEvent} it is of an unknown type or of a newer version, or not an event of an incident
 */
export function readIncidentEvent(stored: StoredEvent): RecordedIncidentEvent {
  const { id, type, stream, revision, position, recordedAt, metadata } = stored;
  const isKnown = Object.hasOwn(NEWS_OF, type) && metadata.schemaVersion === VERSION;
  if (!isKnown || !stream.startsWith(INCIDENT_STREAM_PREFIX)) {
    const sentence = `The log holds "${type}" in "${stream}", which this Casetrail does not know: run a newer one.`;
    throw new UnreadableEvent(sentence, id);
  }
  const { sealed = {}, ...data } = stored.data;
  const incident = stream.slice(INCIDENT_STREAM_PREFIX.length);
  const { occurredAt, actor } = metadata as unknown as EventMeta;
  const meta = { schemaVersion: VERSION, occurredAt, recordedAt, actor };
  return {
    id,
    type,
    incident,
    revision,
    position,
    data,
    sealed,
    meta,
  } as unknown as RecordedIncidentEvent;
}
