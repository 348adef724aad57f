import type { NewEvent } from '../event-store.js';

/** Events that were appended together, as they lie in a log. */
export interface LoggedAppend {
  readonly stream: string;
  /** Of the first event. */
  readonly revision: number;
  readonly recordedAt: string;
  readonly events: readonly NewEvent[];
}

/** A log that can be copied from, or to. */
export interface CopyableLog {
  /** What to call it in a sentence; without secrets. */
  readonly name: string;

  /** How many events it holds, about. */
  size(): Promise<number>;

  /** The whole log in order. @throws {CopyRefused} it cannot be copied as a whole */
  appends(): AsyncIterable<LoggedAppend>;

  /**
   * Writes behind what is there, in this order, each append whole or not at all.
   *
   * @throws {CopyRefused} others have written in between, or there is no room for these events at their revisions
   */
  write(appends: readonly LoggedAppend[]): Promise<void>;

  close(): Promise<void>;
}
