import { type EventFilter, eventFilter } from './event-filter.js';
import type { Direction } from './gateway-log.js';
import { streams } from './protocol.js';
import { invalidArgument } from './refusals.js';

export type Start = 'start' | 'end' | number;

/** What a client asks to read or follow. */
export interface ReadRequest {
  /** Absent for the whole log. */
  readonly stream?: string | undefined;
  readonly start: Start;
  readonly direction: Direction;
  readonly limit: number;
  readonly subscription: boolean;
  readonly resolveLinks: boolean;
  readonly filter?: EventFilter | undefined;
  readonly structuredIds: boolean;
  /** Whether the client understands messages about where a stream begins and ends. */
  readonly wantsBounds: boolean;
}

/** @throws {Refusal} the request says too little, or its filter is no regular expression */
export function readRequest(message: streams.ReadReq): ReadRequest {
  const options = message.getOptions();
  if (!options) throw invalidArgument('A read needs options.');
  const filter = options.getFilter();
  return {
    ...placeOf(options),
    direction:
      options.getReadDirection() === streams.ReadReq.Options.ReadDirection.BACKWARDS
        ? 'backwards'
        : 'forwards',
    limit: options.hasCount() ? Number(options.getCount()) : Infinity,
    subscription: options.hasSubscription(),
    resolveLinks: options.getResolveLinks(),
    filter: filter && eventFilter(filter),
    structuredIds: options.getUuidOption()?.hasStructured() ?? false,
    wantsBounds: (options.getControlOption()?.getCompatibility() ?? 0) > 0,
  };
}

function placeOf(options: streams.ReadReq.Options): Pick<ReadRequest, 'stream' | 'start'> {
  const stream = options.getStream();
  if (stream) {
    const start = stream.hasRevision() ? Number(stream.getRevision()) : edgeOf(stream);
    return { stream: nameOf(stream), start };
  }
  const all = options.getAll();
  if (!all) throw invalidArgument('A read needs a stream, or $all.');
  return { start: all.hasPosition() ? Number(all.getPosition()?.getCommitPosition()) : edgeOf(all) };
}

const edgeOf = (place: { hasEnd(): boolean }): Start => (place.hasEnd() ? 'end' : 'start');

interface Named {
  getStreamIdentifier(): { getStreamName_asU8(): Uint8Array } | undefined;
}

/** @throws {Refusal} it names no stream */
export function nameOf(options: Named): string {
  const name = Buffer.from(options.getStreamIdentifier()?.getStreamName_asU8() ?? []).toString('utf8');
  if (name === '') throw invalidArgument('The stream has no name.');
  return name;
}
