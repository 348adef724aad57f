import { type EventData, jsonEvent, type ResolvedEvent } from '@eventstore/db-client';
import type { JsonObject, NewEvent, Position, RecordedEvent } from '../event-store.js';
import { writePosition } from './eventstoredb-positions.js';

/** What the adapter keeps in an event's metadata, under the key `casetrail`. */
interface Note {
  readonly recordedAt: string;
  /** Index of the event in the batch that it was appended with, and the batch's size; left out for a batch of one. */
  readonly batch?: readonly [index: number, size: number];
  /** What the caller's own metadata had under this key. */
  readonly given?: JsonObject[string];
}

const NOTE = 'casetrail';

/** An event that Casetrail did not write. */
export interface Stranger {
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly position: Position;
}

export interface BatchPlace {
  readonly index: number;
  readonly size: number;
}

/** What was found at a place in the log. */
export interface Found {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly position: Position;
  readonly kind: 'ours' | 'stranger' | 'system';
  /** Only of ours. */
  readonly event?: RecordedEvent;
  readonly batch?: BatchPlace;
  readonly type: string;
}

export function storedForm(event: NewEvent, recordedAt: string, { index, size }: BatchPlace): EventData {
  const { [NOTE]: given, ...metadata } = event.metadata;
  const note: Note = {
    recordedAt,
    ...(size > 1 && { batch: [index, size] as const }),
    ...(given !== undefined && { given }),
  };
  return jsonEvent({
    id: event.id,
    type: event.type,
    data: event.data,
    metadata: { ...metadata, [NOTE]: note },
  });
}

/**
 * `undefined` where there is nothing left to see: a link whose event is gone.
 *
 * @throws {StoreUnavailable} the server is too old to say where the event lies
 */
export function found({ event }: ResolvedEvent): Found | undefined {
  if (!event) return undefined;
  const place = {
    id: event.id,
    stream: event.streamId,
    revision: Number(event.revision),
    position: writePosition(event.position),
    type: event.type,
  };
  if (event.streamId.startsWith('$') || event.type.startsWith('$')) return { ...place, kind: 'system' };
  const { metadata } = event;
  const note = event.isJson && isObject(metadata) ? noteOf(metadata) : undefined;
  if (!note || !isObject(event.data)) return { ...place, kind: 'stranger' };
  const [index, size] = note.batch ?? [0, 1];
  return {
    ...place,
    kind: 'ours',
    batch: { index, size },
    event: {
      ...place,
      data: event.data,
      metadata: givenMetadata(metadata as JsonObject, note),
      recordedAt: note.recordedAt,
    },
  };
}

function noteOf(metadata: JsonObject): Note | undefined {
  const note = metadata[NOTE];
  if (!isObject(note) || typeof note['recordedAt'] !== 'string') return undefined;
  return note as unknown as Note;
}

function givenMetadata({ [NOTE]: _, ...metadata }: JsonObject, { given }: Note): JsonObject {
  return given === undefined ? metadata : { ...metadata, [NOTE]: given };
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Uint8Array);
