import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import type { Purpose } from './sealing.js';

export interface DataKey {
  readonly purpose: Purpose;
  /** From 1; what is sealed now takes the highest. */
  readonly version: number;
  readonly key: KeyObject;
}

export type CaseKeys = readonly DataKey[] | 'erased';

/** Where data keys live. Every method may throw {KeyStoreUnavailable}. */
export interface KeyStore {
  /** All keys of the case; none if it has none yet. */
  keysOf(caseNumber: string): CaseKeys;
  /** Makes the first keys of the case, durably, unless it has some or was erased. */
  makeKeys(caseNumber: string): Promise<void>;
  /** Destroys the keys and leaves a tombstone, durably. */
  erase(caseNumber: string): Promise<void>;
  /** Whether it holds keys or tombstones. */
  holdsKeys(): boolean;
  close(): void;
}

const PURPOSES: readonly Purpose[] = ['publishable', 'content', 'access'];

/** A case needs one key for each purpose sooner or later: made together, they cost one commit instead of three. */
export const firstKeys = (): readonly DataKey[] =>
  PURPOSES.map((purpose) => ({ purpose, version: 1, key: createSecretKey(randomBytes(32)) }));
