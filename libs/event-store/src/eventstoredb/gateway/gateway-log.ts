/** An event as the protocol hands it out. */
export interface StoredEvent {
  readonly id: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  /** Both its commit and its prepare position. Greater than that of any event before it; never 0. */
  readonly position: number;
  /** Milliseconds since 1970. */
  readonly created: number;
  readonly json: boolean;
  readonly data: Uint8Array;
  readonly metadata: Uint8Array;
}

export interface StreamState {
  /** Revision of the first event a reader may see. */
  readonly first: number;
  /** Revision of the last event ever appended. */
  readonly last: number;
  /** Events created before this moment are not shown. Milliseconds since 1970. */
  readonly oldest?: number | undefined;
  /** Whether it was deleted, and whether for ever. */
  readonly deleted?: 'softly' | 'for-ever' | undefined;
}

export type Direction = 'forwards' | 'backwards';

export interface Range {
  /** The first event wanted, by position in the log or revision in the stream; it is included. */
  readonly from: number;
  readonly direction: Direction;
  readonly limit: number;
}

/**
 * What the gateway reads. It answers at once, so that between two `await`s nothing changes under a reader. A range may
 * hold fewer events than its limit; an empty one is the end.
 */
export interface GatewayLog {
  /** Position of the last event; 0 while there is none. */
  head(): number;
  all(range: Range): readonly StoredEvent[];
  /** `undefined` for a stream that never held an event. */
  state(stream: string): StreamState | undefined;
  /** Whatever the state says may be seen. */
  stream(stream: string, range: Range): readonly StoredEvent[];
  /** Resolves when the log may have grown, or the signal aborts. */
  grown(signal: AbortSignal): Promise<void>;
}
