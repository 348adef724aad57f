import { setImmediate as nextTurn } from 'node:timers/promises';
import type { GatewayLog, StoredEvent } from './gateway-log.js';
import { PAGE_EVENTS, isVisible } from './read-events.js';
import type { ReadRequest } from './read-request.js';
import { streamDeleted } from './refusals.js';

export type Followed =
  { readonly event: StoredEvent } | { readonly checkpoint: number } | { readonly caughtUp: true };

/**
 * The log after the place asked for, then what comes, until the signal aborts. Nothing is read ahead of what is taken.
 */
export async function* followAll(
  log: GatewayLog,
  { start, filter }: ReadRequest,
  signal: AbortSignal,
): AsyncGenerator<Followed> {
  const edge = start === 'end' ? log.head() : 0;
  let after = typeof start === 'number' ? start : edge;
  let looked = 0;
  const next = () => log.all({ from: after + 1, direction: 'forwards', limit: PAGE_EVENTS });
  for await (const event of growing(log, next, signal)) {
    if (event === 'caught-up') {
      yield { caughtUp: true };
      continue;
    }
    after = event.position;
    if (!filter || filter.passes(event)) yield { event };
    if (filter && ++looked % filter.checkpointEvery === 0) yield { checkpoint: after };
  }
}

/**
 * A stream after the revision asked for, whether it exists yet or not.
 *
 * @throws {Refusal} the stream is deleted for ever
 */
export async function* followStream(
  log: GatewayLog,
  { stream, start }: ReadRequest & { readonly stream: string },
  signal: AbortSignal,
): AsyncGenerator<Followed> {
  const edge = start === 'end' ? (log.state(stream)?.last ?? -1) : -1;
  let after = typeof start === 'number' ? start : edge;
  const next = (): readonly StoredEvent[] => {
    for (;;) {
      const state = log.state(stream);
      if (state?.deleted === 'for-ever') throw streamDeleted(stream);
      if (!state || state.last <= after) return [];
      const from = Math.max(after + 1, state.first);
      const events = log.stream(stream, { from, direction: 'forwards', limit: PAGE_EVENTS });
      after = events.at(-1)?.revision ?? state.last;
      const visible = events.filter((event) => isVisible(event, state));
      if (visible.length > 0) return visible;
    }
  };
  for await (const event of growing(log, next, signal))
    yield event === 'caught-up' ? { caughtUp: true } : { event };
}

async function* growing(
  log: GatewayLog,
  next: () => readonly StoredEvent[],
  signal: AbortSignal,
): AsyncGenerator<StoredEvent | 'caught-up'> {
  for (let caughtUp = false; !signal.aborted; await nextTurn()) {
    const events = next();
    if (events.length > 0) yield* events;
    // Nothing may come between looking and waiting, or it would be waited for in vain.
    else if (caughtUp) await log.grown(signal);
    else {
      caughtUp = true;
      yield 'caught-up';
    }
  }
}
