import { setImmediate as nextTurn } from 'node:timers/promises';
import type { GatewayLog, Range, StoredEvent, StreamState } from './gateway-log.js';
import type { ReadRequest } from './read-request.js';

/** How much is read before other calls get their turn. */
export const PAGE_EVENTS = 250;

/** Events of the log as it was when reading began. */
export async function* readAll(log: GatewayLog, request: ReadRequest): AsyncGenerator<StoredEvent> {
  const { filter, direction } = request;
  const head = log.head();
  let left = request.limit;
  for await (const event of pages(
    firstOfAll(request, head),
    direction,
    (range) => log.all(range),
    'position',
  )) {
    if (event.position > head) return;
    if (filter && !filter.passes(event)) continue;
    if (left-- <= 0) return;
    yield event;
  }
}

/** Events of a stream that its state lets a reader see. */
export async function* readStream(
  log: GatewayLog,
  request: ReadRequest & { readonly stream: string },
  state: StreamState,
): AsyncGenerator<StoredEvent> {
  const { stream, direction } = request;
  let left = request.limit;
  for await (const event of pages(
    firstOfStream(request, state),
    direction,
    (range) => log.stream(stream, range),
    'revision',
  )) {
    if (event.revision < state.first && direction === 'backwards') return;
    if (event.revision > state.last) return;
    if (!isVisible(event, state)) continue;
    if (left-- <= 0) return;
    yield event;
  }
}

export const isVisible = (event: StoredEvent, { first, oldest, deleted }: StreamState): boolean =>
  deleted === undefined && event.revision >= first && (oldest === undefined || event.created >= oldest);

/** A position names the end of what lies before it, so reading backwards leaves its event out. */
function firstOfAll({ start, direction }: ReadRequest, head: number): number {
  if (start === 'start') return direction === 'forwards' ? 0 : -1;
  if (start === 'end') return direction === 'forwards' ? head + 1 : head;
  return direction === 'forwards' ? start : start - 1;
}

function firstOfStream({ start, direction }: ReadRequest, state: StreamState): number {
  if (start === 'end') return state.last;
  const from = start === 'start' ? 0 : start;
  return direction === 'forwards' ? Math.max(from, state.first) : Math.min(from, state.last);
}

async function* pages(
  first: number,
  direction: Range['direction'],
  read: (range: Range) => readonly StoredEvent[],
  by: 'position' | 'revision',
): AsyncGenerator<StoredEvent> {
  for (let from = first; from >= 0; await nextTurn()) {
    const events = read({ from, direction, limit: PAGE_EVENTS });
    const last = events.at(-1);
    if (!last) return;
    yield* events;
    from = last[by] + (direction === 'forwards' ? 1 : -1);
  }
}
