import { AppendTooLarge, InvalidAppend } from '../errors.js';
import { ADDED_BYTES, MAX_APPEND_BYTES, type NewEvent } from '../event-store.js';

/** An event as it is written: data and metadata are JSON text. */
export interface WrittenEvent {
  readonly id: string;
  readonly type: string;
  readonly data: string;
  readonly metadata: string;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/**
 * Turns a batch into text, refusing what no engine may take.
 *
 * @throws {InvalidAppend} @throws {AppendTooLarge}
 */
export function writeBatch(stream: string, events: readonly NewEvent[]): readonly WrittenEvent[] {
  requireName('stream', stream);
  if (events.length === 0)
    throw new InvalidAppend(`The append to ${stream} holds no event: give at least one.`);
  requireDistinctIds(stream, events);
  const written = events.map(writeEvent);
  const bytes = written.reduce((sum, event) => sum + bytesOf(event), 0);
  if (bytes > MAX_APPEND_BYTES) throw new AppendTooLarge(bytes, MAX_APPEND_BYTES);
  return written;
}

function writeEvent(event: NewEvent): WrittenEvent {
  requireName('event type', event.type);
  return {
    id: event.id,
    type: event.type,
    data: JSON.stringify(event.data),
    metadata: JSON.stringify(event.metadata),
  };
}

const bytesOf = (event: WrittenEvent): number =>
  Buffer.byteLength(event.data) + Buffer.byteLength(event.metadata) + 2 * event.type.length + ADDED_BYTES;

function requireDistinctIds(stream: string, events: readonly NewEvent[]): void {
  const seen = new Set<string>();
  for (const { id } of events) {
    if (!UUID.test(id)) throw new InvalidAppend(`The event id ${id} is not a UUID in lower case.`);
    if (seen.has(id)) throw new InvalidAppend(`The append to ${stream} holds the event id ${id} twice.`);
    seen.add(id);
  }
}

/** `$` begins EventStoreDB's own names; NUL and lone surrogates do not survive in a text column. */
function requireName(what: string, name: string): void {
  if (name === '') throw new InvalidAppend(`The ${what} has no name.`);
  if (name.startsWith('$') || name.includes('\0') || !name.isWellFormed())
    throw new InvalidAppend(`${JSON.stringify(name)} cannot name a ${what}: begin it with a letter.`);
}
