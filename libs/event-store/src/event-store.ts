/** A JSON value as it is stored. */
export type Json =
  null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json | undefined };
export type JsonObject = { readonly [key: string]: Json | undefined };

/**
 * A place in the log. Opaque to clients; inside, a letter that names the engine and then fixed-width digits, so that text
 * order is log order and any read store can compare two of them.
 */
export type Position = string;

/** An event that has not been stored yet. Its id is a UUID and makes the append idempotent. */
export interface NewEvent {
  readonly id: string;
  readonly type: string;
  readonly data: JsonObject;
  readonly metadata: JsonObject;
}

export interface RecordedEvent extends NewEvent {
  readonly stream: string;
  /** Place in the stream, from 0, without gaps. */
  readonly revision: number;
  readonly position: Position;
  /**
   * When it was recorded, stamped by the appending adapter from the injected clock. Never earlier than the event before it
   * in the stream, nor in the log as far as the appending process had seen it. Where several processes append to one log,
   * events of different streams may differ from the log's order by the skew of their clocks and the time an append takes.
   */
  readonly recordedAt: string;
}

/** What the caller believes of the stream it appends to: a number is the revision of its last event. */
export type ExpectedRevision = number | 'no-stream' | 'stream-exists' | 'any';

export interface Appended {
  /** Revision and position of the last event of the batch. */
  readonly revision: number;
  readonly position: Position;
  /** Stamped on every event of the batch. */
  readonly recordedAt: string;
}

export interface ReadStreamOptions {
  /** First revision wanted; 0 by default. */
  readonly from?: number;
}

export interface LogFilter {
  /** Only streams whose name starts with one of these. */
  readonly streamPrefixes: readonly string[];
}

export interface ReadAllOptions {
  /** Events after this position; from the beginning when absent. */
  readonly after?: Position;
  readonly filter?: LogFilter;
  readonly limit?: number;
}

export interface SubscribeOptions {
  /** Events after this position; from the beginning when absent. */
  readonly after?: Position;
  readonly filter?: LogFilter;
  /** The most events one batch holds; 500 by default. */
  readonly maxBatch?: number;
  /** Ends the subscription. */
  readonly signal: AbortSignal;
}

/** What a subscription has for its reader each time it is asked. */
export interface SubscriptionBatch {
  /** In log order; empty when only the position moved on (over filtered-out events) or the reader is caught up. */
  readonly events: readonly RecordedEvent[];
  /** Where to resume: everything up to here was delivered or filtered out. `undefined` on an empty log. */
  readonly position: Position | undefined;
  /** True when there was nothing after `position` at the moment of reading. */
  readonly caughtUp: boolean;
}

/** How far a reader is behind. */
export interface Gap {
  /** Events after its position. An engine that cannot count them may estimate beyond the first 2,000. */
  readonly events: number;
  /** `recordedAt` of the oldest of them. */
  readonly oldest?: string;
}

/** The log. One meaning on every engine: `contract/` certifies an adapter. */
export interface EventStore {
  /**
   * Appends events to one stream, all or none.
   *
   * Durable when the promise resolves. Idempotent: the same event ids again answer with the first result, whatever the
   * stream holds since. Positions grow in commit order, without gaps that a subscriber could see. An engine without an
   * index of ids over all streams takes an id again under another stream: nothing may rely on its refusal.
   *
   * @throws {WrongExpectedRevision} the stream is not where the caller thought; carries the actual revision
   * @throws {PartlyAppended} the batch repeats only part of an earlier one, or, where ids are known across streams, one
   *   of another stream
   * @throws {InvalidAppend} no events, an id twice or not a lower-case UUID, an empty name or one the engines reserve (`$`)
   * @throws {AppendTooLarge} above `MAX_APPEND_BYTES`; nothing is written
   * @throws {StoreUnavailable} the store cannot write now; whether this append was stored is unknown, so retry it with the same ids
   */
  append(
    stream: string,
    events: readonly NewEvent[],
    options: { readonly expectedRevision: ExpectedRevision },
  ): Promise<Appended>;

  /** Events of one stream in order; nothing for a stream that does not exist. */
  readStream(stream: string, options?: ReadStreamOptions): AsyncIterable<RecordedEvent>;

  /** The log in order as it was when reading began, or later. */
  readAll(options?: ReadAllOptions): AsyncIterable<RecordedEvent>;

  /**
   * Follows the log: first what is there, then what comes, until the signal aborts.
   *
   * The reader sets the pace: nothing is read ahead of the batch it asks for, so a slow one costs no memory. The first
   * batch always comes, also on an empty log, and says whether the reader is caught up. Ends when the store is closed.
   *
   * @throws {ForeignPosition} `after` is a position of another engine; so do `readAll` and `gapAfter`
   * @throws {CorruptLog} an event cannot be read back; so do all reads
   */
  subscribeToAll(options: SubscribeOptions): AsyncIterable<SubscriptionBatch>;

  /** Position of the last event; `undefined` on an empty log. */
  head(): Promise<Position | undefined>;

  /** How much a reader at `position` has not seen yet. */
  gapAfter(position: Position | undefined): Promise<Gap>;

  /** Whether the text is a position of this engine. A position beyond the end of the log is still one. */
  isPosition(text: string): boolean;

  close(): Promise<void>;
}

/** The most bytes that one append may hold: for each event its data and metadata in UTF-8, and what engines add to it. */
export const MAX_APPEND_BYTES = 1024 * 1024;

/** What engines may add to each event, besides two bytes for each character of its type. */
export const ADDED_BYTES = 128;
