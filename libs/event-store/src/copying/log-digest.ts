import { createHash } from 'node:crypto';
import type { LoggedAppend } from './copyable-log.js';

/** Counts a log's events and hashes all that a copy must keep of them, in order. */
export class LogDigest {
  events = 0;
  readonly #hash = createHash('sha256');

  add(append: LoggedAppend): void {
    this.events += append.events.length;
    this.#hash.update(textOf(append));
  }

  /** In hexadecimal. Ends the digest. */
  sha256(): string {
    return this.#hash.digest('hex');
  }
}

/** The same text for the same append. */
export const textOf = ({ stream, revision, recordedAt, events }: LoggedAppend): string =>
  `${JSON.stringify([stream, revision, recordedAt, events.map(({ id, type, metadata, data }) => [id, type, metadata, data])])}\n`;
