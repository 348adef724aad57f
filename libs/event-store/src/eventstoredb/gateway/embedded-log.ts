import type { RecordedEvent } from '../../event-store.js';
import type { EmbeddedEventStore } from '../../log/paged-log.js';
import type { GatewayLog, Range, StoredEvent, StreamState } from './gateway-log.js';

/** Long events read backwards are held together, so few at a time. */
const BACKWARDS_EVENTS = 32;

/** The embedded log as a client of EventStoreDB sees it. */
export class EmbeddedLog implements GatewayLog {
  constructor(private readonly events: EmbeddedEventStore) {}

  head(): number {
    return this.events.page({ after: Number.MAX_SAFE_INTEGER, limit: 1 }).head;
  }

  all({ from, direction, limit }: Range): readonly StoredEvent[] {
    const page = (first: number, most: number) =>
      this.events
        .page({ after: Math.max(first, 1) - 1, limit: most })
        .events.map((event) => this.#stored(event));
    if (direction === 'forwards') return page(from, limit);
    return backwards(page, Math.min(from, this.head()), limit, 1, ({ position }) => position);
  }

  state(stream: string): StreamState | undefined {
    const last = this.events.lastRevision(stream);
    return last === undefined ? undefined : { first: 0, last };
  }

  stream(stream: string, { from, direction, limit }: Range): readonly StoredEvent[] {
    const page = (first: number, most: number) =>
      this.events.streamPage(stream, first, most).map((event) => this.#stored(event));
    return direction === 'forwards'
      ? page(from, limit)
      : backwards(page, from, limit, 0, ({ revision }) => revision);
  }

  grown(signal: AbortSignal): Promise<void> {
    return this.events.grown(signal);
  }

  #stored({ id, stream, revision, type, position, recordedAt, data, metadata }: RecordedEvent): StoredEvent {
    return {
      id,
      stream,
      revision,
      type,
      position: this.events.positions.read(position),
      created: Date.parse(recordedAt),
      json: true,
      data: jsonBytes(data),
      // Where the cluster engine keeps what EventStoreDB has no place for.
      metadata: jsonBytes({ casetrail: { recordedAt }, ...metadata }),
    };
  }
}

/** Events up to a place, the last one first, from a log that reads forwards. */
function backwards(
  page: (first: number, most: number) => readonly StoredEvent[],
  last: number,
  limit: number,
  lowest: number,
  placeOf: (event: StoredEvent) => number,
): readonly StoredEvent[] {
  const events: StoredEvent[] = [];
  let next = Math.max(lowest, last - Math.min(limit, BACKWARDS_EVENTS) + 1);
  while (next <= last) {
    const some = page(next, last - next + 1);
    const reached = some.at(-1);
    if (!reached) break;
    events.push(...some);
    next = placeOf(reached) + 1;
  }
  return events.reverse();
}

const encoder = new TextEncoder();
const jsonBytes = (value: unknown): Uint8Array => encoder.encode(JSON.stringify(value));
