import type { EventStore } from '../event-store.js';

export interface OpenedStore {
  readonly store: EventStore;
  /** Sets what the store's injected clock says from now on. */
  readonly setClock: (now: Date) => void;
  /** Closes the store and opens the same data again; only with the capability `reopens`. */
  readonly reopen: () => Promise<EventStore>;
  readonly dispose: () => Promise<void>;
}

export interface Capabilities {
  /** Every opened store begins with an empty log of its own. */
  readonly startsEmpty: boolean;
  /** The data outlives the store. */
  readonly reopens: boolean;
  /** An event id that is in any stream is known; without it, only within the stream appended to. */
  readonly idsSpanStreams: boolean;
}

export type Open = () => Promise<OpenedStore>;
