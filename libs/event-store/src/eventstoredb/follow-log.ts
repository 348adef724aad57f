import { type AllStreamSubscription, type Filter, START, streamNameFilter } from '@eventstore/db-client';
import { StoreUnavailable } from '../errors.js';
import type {
  LogFilter,
  Position,
  RecordedEvent,
  SubscribeOptions,
  SubscriptionBatch,
} from '../event-store.js';
import { Arrivals } from './arrivals.js';
import type { Connection, Lease } from './connection.js';
import { isBeyond, readPosition, writePosition } from './eventstoredb-positions.js';
import { EndedEarly } from './faults.js';
import type { LogEnd } from './log-end.js';
import type { Patience } from './patience.js';
import { type Found } from './stored-event.js';
import type { LogScan } from './log-scan.js';

export interface FollowParts {
  readonly connection: Connection;
  readonly end: LogEnd;
  readonly scan: LogScan;
}

/** How often a server says how far its filter has come. */
const CHECKPOINT_EVENTS = 500;
/** A server that has been silent for so long has probably nothing more; older ones do not say when they are done. */
const SILENCE_MS = 50;
/** How many events are looked at to find out whether the filter leaves them out. */
const PROBE_EVENTS = 250;
const MAX_BATCH = 500;

export async function* followLog(
  parts: FollowParts,
  options: SubscribeOptions,
): AsyncGenerator<SubscriptionBatch> {
  if (options.after !== undefined) readPosition(options.after);
  if (options.signal.aborted) return;
  parts.connection.requireOpen();
  const over = AbortSignal.any([options.signal, parts.connection.closing]);
  const following = new Following(parts, options, over);
  const stopped = new Promise<undefined>((resolve) =>
    over.addEventListener('abort', () => resolve(undefined), { once: true }),
  );
  try {
    for (;;) {
      const next = following.next();
      const batch = await Promise.race([next, stopped]);
      if (!batch) return void next.catch(() => undefined);
      yield batch;
    }
  } finally {
    following.end();
  }
}

/**
 * A subscription pushes the events that pass the filter; beside it, the log is looked at without the filter, so that the
 * position moves on over what it leaves out and the end is known. Such a look stops before an event that passes: that one
 * the subscription brings.
 */
class Following {
  readonly #max: number;
  /** Everything up to here was handed out or left out. */
  #cursor: Position | undefined;
  /** The cursor, but for system events behind it: those are no part of the log. */
  #position: Position | undefined;
  #told: Pick<SubscriptionBatch, 'position' | 'caughtUp'> | undefined;
  #subscription: { readonly arrivals: Arrivals; readonly lease: Lease } | undefined;
  #patience: Patience | undefined;

  constructor(
    private readonly parts: FollowParts,
    private readonly options: SubscribeOptions,
    private readonly over: AbortSignal,
  ) {
    this.#max = options.maxBatch ?? MAX_BATCH;
    this.#cursor = this.#position = options.after;
  }

  /** Waits until there is something to tell. */
  async next(): Promise<SubscriptionBatch> {
    for (;;) {
      try {
        const arrivals = this.#subscribed();
        const batch = (await this.#arrived(arrivals)) ?? (await this.#idle(arrivals));
        if (batch) return this.#tell(batch);
      } catch (error) {
        this.#unsubscribe(error);
        this.#patience ??= this.parts.connection.patience();
        await this.parts.connection.retry(error, this.#patience);
      }
      if (this.over.aborted) throw new StoreUnavailable('The subscription has ended.');
    }
  }

  end(): void {
    this.#unsubscribe();
  }

  #subscribed(): Arrivals {
    if (this.#subscription) return this.#subscription.arrivals;
    const lease = this.parts.connection.lease();
    const arrivals = new Arrivals(this.#subscribe(lease, (checkpoint) => (arrivals.checkpoint = checkpoint)));
    this.#subscription = { arrivals, lease };
    return arrivals;
  }

  #subscribe(
    { client }: Lease,
    checkpointReached: (position: ReturnType<typeof readPosition>) => void,
  ): AllStreamSubscription {
    return client.subscribeToAll(
      {
        fromPosition: this.#cursor === undefined ? START : readPosition(this.#cursor),
        requiresLeader: this.parts.connection.string.wantsLeader,
        filter: serverFilter(this.options.filter, checkpointReached),
      },
      { highWaterMark: this.#max },
    );
  }

  #unsubscribe(error?: unknown): void {
    this.#subscription?.arrivals.cancel();
    this.#subscription?.lease.release(error);
    this.#subscription = undefined;
  }

  /** What the subscription has brought, if anything. */
  async #arrived(arrivals: Arrivals): Promise<SubscriptionBatch | undefined> {
    const events: RecordedEvent[] = [];
    const taken = arrivals.take(this.#max);
    if (taken.length === 0 && arrivals.over) throw new EndedEarly();
    for (const resolved of taken) {
      const item = this.parts.scan.look(resolved, this.options.filter);
      if (!item || !this.#moveTo(item)) continue;
      if (item.event && item.passes) events.push(item.event);
    }
    if (arrivals.empty && arrivals.checkpoint) this.#moveTo({ position: writePosition(arrivals.checkpoint) });
    if (taken.length > 0 || arrivals.live) this.#patience = undefined;
    if (events.length === 0) return undefined;
    const caughtUp = arrivals.empty && arrivals.live && (await this.#isAtEnd().catch(() => false));
    return { events, position: this.#position, caughtUp };
  }

  /** Nothing has arrived: finds out how far the log goes, then waits. */
  async #idle(arrivals: Arrivals): Promise<SubscriptionBatch | undefined> {
    if (!arrivals.live && (await arrivals.changed(SILENCE_MS, this.over)) === 'news')
      return arrivals.empty ? undefined : this.#progress();
    const outcome = (await this.#isAtEnd()) ? 'at-end' : await this.#probe();
    if (!arrivals.empty) return undefined;
    const batch = this.#progress(outcome === 'at-end');
    if (batch) return batch;
    if (outcome === 'at-end') await this.#news(arrivals);
    else if (outcome === 'expects')
      await arrivals.expected(this.parts.connection.patience().attemptMs, this.over);
    return undefined;
  }

  async #isAtEnd(): Promise<boolean> {
    return !isBeyond(await this.parts.end.look(), this.#cursor);
  }

  /** Moves over what the filter leaves out. */
  async #probe(): Promise<'at-end' | 'expects' | 'more'> {
    let seen = 0;
    for await (const items of this.parts.scan.read(this.#cursor, this.options.filter, PROBE_EVENTS))
      for (const item of items) {
        if (item.event && item.passes) return 'expects';
        this.#moveTo(item);
        seen++;
      }
    return seen < PROBE_EVENTS ? 'at-end' : 'more';
  }

  /** Waits for the subscription to bring something, or for the log to grow. */
  async #news(arrivals: Arrivals): Promise<void> {
    const first = new AbortController();
    const waiting = AbortSignal.any([first.signal, this.over]);
    await Promise.race([arrivals.changed(Infinity, waiting), this.parts.end.beyond(this.#cursor, waiting)]);
    first.abort();
    // The subscription brings most of it, and what it does not is looked at together.
    await arrivals.changed(SILENCE_MS, this.over);
  }

  /** Tells of the position or the end, if that is new. */
  #progress(caughtUp = false): SubscriptionBatch | undefined {
    const told = this.#told;
    if (told && told.position === this.#position && told.caughtUp === caughtUp) return undefined;
    if (!told && !caughtUp && this.#position === this.options.after) return undefined;
    return { events: [], position: this.#position, caughtUp };
  }

  /** False when the place was passed before. */
  #moveTo({ position, kind }: Pick<Found, 'position'> & Partial<Pick<Found, 'kind'>>): boolean {
    if (!isBeyond(position, this.#cursor)) return false;
    this.#cursor = position;
    if (kind !== 'system') this.#position = position;
    return true;
  }

  #tell(batch: SubscriptionBatch): SubscriptionBatch {
    this.#told = batch;
    return batch;
  }
}

/** Streams of the system are left out at any rate. */
function serverFilter(
  filter: LogFilter | undefined,
  checkpointReached: (position: ReturnType<typeof readPosition>) => void,
): Filter {
  const options = {
    maxSearchWindow: CHECKPOINT_EVENTS,
    checkpointInterval: 1,
    checkpointReached: (_: unknown, position: ReturnType<typeof readPosition>) => checkpointReached(position),
  };
  const prefixes = filter?.streamPrefixes;
  if (prefixes === undefined || prefixes.includes(''))
    return streamNameFilter({ ...options, regex: '^[^$]' });
  // No stream is without a name.
  if (prefixes.length === 0) return streamNameFilter({ ...options, regex: '^$' });
  return streamNameFilter({ ...options, prefixes: [...prefixes] });
}
