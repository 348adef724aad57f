import { setImmediate as nextTurn } from 'node:timers/promises';
import type {
  EventStore,
  LogFilter,
  ReadAllOptions,
  RecordedEvent,
  SubscribeOptions,
  SubscriptionBatch,
} from '../event-store.js';
import type { Positions } from './positions.js';

export interface PageRequest {
  readonly after: number;
  readonly filter?: LogFilter | undefined;
  /** The most events wanted. */
  readonly limit: number;
}

export interface Page {
  readonly events: readonly RecordedEvent[];
  /** Everything up to here is in the page or was filtered out. */
  readonly position: number;
  /** The end of the log when the page was read. */
  readonly head: number;
}

/** A log that is read page by page, so that no reader holds up the process or keeps the whole log in memory. */
export interface PagedLog {
  readonly positions: Positions;
  readonly closed: boolean;
  page(request: PageRequest): Page;
  /** Events of one stream in order, from this revision on; few if they are long, none at its end. */
  streamPage(stream: string, from: number, limit: number): readonly RecordedEvent[];
  /** Of the stream's last event; `undefined` when it has none. */
  lastRevision(stream: string): number | undefined;
  /** Resolves when the log may have grown or closed, or the signal aborts. */
  grown(signal: AbortSignal): Promise<void>;
}

/** An event store of this process, whose log can be read at any place. */
export type EmbeddedEventStore = EventStore & PagedLog;

const PAGE_EVENTS = 500;

export async function* readPages(log: PagedLog, options: ReadAllOptions): AsyncGenerator<RecordedEvent> {
  let after = log.positions.read(options.after);
  let left = options.limit ?? Infinity;
  while (left > 0) {
    const page = log.page({ after, filter: options.filter, limit: Math.min(left, PAGE_EVENTS) });
    yield* page.events;
    left -= page.events.length;
    after = page.position;
    if (after >= page.head) return;
    await nextTurn();
  }
}

export async function* follow(log: PagedLog, options: SubscribeOptions): AsyncGenerator<SubscriptionBatch> {
  const { filter, maxBatch: limit = PAGE_EVENTS, signal } = options;
  let after = log.positions.read(options.after);
  for (let first = true; !signal.aborted && (first || !log.closed); first = false) {
    const page = log.page({ after, filter, limit });
    if (!first && page.position === after) {
      await log.grown(signal);
      continue;
    }
    after = page.position;
    yield {
      events: page.events,
      position: log.positions.writeReached(after),
      caughtUp: after >= page.head,
    };
    await nextTurn();
  }
}
