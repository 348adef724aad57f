/** What a key of a case seals: texts the public may see, everything else, or the secret behind access codes. */
export type Purpose = 'publishable' | 'content' | 'access';

/** Whose text it is. The event id and purpose are authenticated with it, so an envelope cannot be moved. */
export interface Seal {
  readonly caseNumber: string;
  readonly purpose: 'publishable' | 'content';
  readonly eventId: string;
}

/** Three answers that must never be confused. */
export type Opened<T> =
  | { readonly state: 'opened'; readonly value: T }
  /** The key was destroyed on purpose: it will never open again. */
  | { readonly state: 'erased' }
  /** The key store cannot be asked now: answer 503, try again. */
  | { readonly state: 'unavailable' };

/**
 * Seals personal data and free texts. Every case has keys of its own, one for each purpose, made when first needed and
 * kept apart from the log: destroying them erases the person and leaves the history whole.
 */
export interface Sealing {
  /**
   * Seals a JSON value. The key it needs is durable in the key store before this resolves.
   *
   * @throws {PersonalDataErasedError} the case's keys were destroyed; none is made again
   * @throws {KeyStoreUnavailable} the key store cannot be asked now: nothing was sealed, try again
   */
  seal(seal: Seal, value: object): Promise<string>;
  /**
   * Opens an envelope. Answers `unavailable` also when the key is neither there nor erased, as after restoring an older
   * backup of the key store.
   *
   * @throws {BrokenEnvelope} the envelope was altered or belongs to another event
   */
  open<T>(seal: Seal, envelope: string): Promise<Opened<T>>;
  /**
   * Keyed fingerprint of a text under the case's access key, in hex; the same text and case answer the same. What belongs
   * to no case, as intake itself, has a key under a name of its own.
   *
   * @throws {PersonalDataErasedError} @throws {KeyStoreUnavailable}
   */
  fingerprint(caseNumber: string, text: string): Promise<string>;
  /**
   * 13 Crockford characters (65 bits) for the case and issue number; the same on a retry, `undefined` after erasure. Makes
   * the case's keys if it has none, so ask only for cases that exist.
   *
   * @throws {KeyStoreUnavailable}
   */
  accessCode(caseNumber: string, issue: number): Promise<string | undefined>;
  /**
   * Destroys all keys of a case for good: durable, and overwritten in the key store's files, when this resolves. Leaves a
   * tombstone, so that none is made again. Another process that has just used them forgets them within 5 s. Idempotent;
   * after an error, erase again.
   *
   * @throws {KeyStoreUnavailable}
   */
  erase(caseNumber: string): Promise<void>;
  /**
   * Whether there are keys, or tombstones of keys, of any case.
   *
   * @throws {KeyStoreUnavailable}
   */
  holdsKeys(): Promise<boolean>;
  close(): Promise<void>;
}
