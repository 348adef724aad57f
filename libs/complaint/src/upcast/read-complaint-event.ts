import type { ComplaintEventType, EventMeta, RecordedComplaintEvent, SealedTexts } from '../events/index.js';
import { COMPLAINT_STREAM_PREFIX } from '../streams.js';
import { UnreadableEvent, type StoredEvent, type StoredObject } from './stored-event.js';
import { SCHEMA_VERSIONS, UPCASTERS } from './upcasters.js';

/**
 * An event of a case as the domain knows it: upcast to its newest version, its texts still sealed.
 *
 * @throws {UnreadableEvent} it is of an unknown type or of a newer version, or not an event of a case
 */
export function readComplaintEvent(stored: StoredEvent): RecordedComplaintEvent {
  const type = typeOf(stored);
  const { sealed, ...open } = stored.data;
  const data = upcast(stored, type, open);
  return {
    id: stored.id,
    type,
    caseNumber: caseNumberOf(stored),
    revision: stored.revision,
    position: stored.position,
    data,
    sealed: (sealed ?? {}) as SealedTexts,
    meta: metaOf(stored, type),
    // What the log holds was checked when it was decided; here only its version can be.
  } as unknown as RecordedComplaintEvent;
}

function typeOf(stored: StoredEvent): ComplaintEventType {
  if (Object.hasOwn(SCHEMA_VERSIONS, stored.type)) return stored.type as ComplaintEventType;
  const sentence = `The log holds an event "${stored.type}" that this version of Casetrail does not know: run a newer one.`;
  throw new UnreadableEvent(sentence, stored.id);
}

function caseNumberOf({ id, stream }: StoredEvent): string {
  if (stream.startsWith(COMPLAINT_STREAM_PREFIX)) return stream.slice(COMPLAINT_STREAM_PREFIX.length);
  throw new UnreadableEvent(`"${stream}" is not the stream of a case.`, id);
}

function upcast(stored: StoredEvent, type: ComplaintEventType, data: StoredObject): StoredObject {
  const newest = SCHEMA_VERSIONS[type];
  const version = stored.metadata.schemaVersion;
  if (typeof version !== 'number' || version < 1 || version > newest) {
    const sentence = `The log holds ${type} in version ${JSON.stringify(version)}; this Casetrail reads up to ${newest}: run a newer one.`;
    throw new UnreadableEvent(sentence, stored.id);
  }
  let current = data;
  for (let from = version; from < newest; from++) {
    const upcaster = UPCASTERS[type]?.[from];
    if (!upcaster) throw new UnreadableEvent(`Nothing turns ${type} ${from} into ${from + 1}.`, stored.id);
    current = upcaster(current);
  }
  return current;
}

function metaOf({ metadata, recordedAt }: StoredEvent, type: ComplaintEventType): EventMeta {
  const { occurredAt, actor, historical } = metadata as unknown as EventMeta;
  return {
    schemaVersion: SCHEMA_VERSIONS[type],
    occurredAt,
    recordedAt,
    actor,
    ...(historical && { historical }),
  };
}
