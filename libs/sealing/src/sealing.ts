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

export interface Sealing {
  /**
   * Seals a JSON value. The key it needs is durable in the key store before this resolves.
   *
   * @throws {PersonalDataErasedError} the case's keys were destroyed; none is made again
   */
  seal(seal: Seal, value: object): Promise<string>;
  /** @throws {BrokenEnvelope} the envelope was altered or belongs to another event */
  open<T>(seal: Seal, envelope: string): Promise<Opened<T>>;
  /** Keyed fingerprint of a text under the case's access key, in hex; the same text and case answer the same. */
  fingerprint(caseNumber: string, text: string): Promise<string>;
  /** 13 Crockford characters (65 bits) for the case and issue number; the same on a retry, `undefined` after erasure. */
  accessCode(caseNumber: string, issue: number): Promise<string | undefined>;
  close(): Promise<void>;
}
