import type { KeyObject } from 'node:crypto';
import { deriveAccessCode, deriveFingerprint } from './access-code.js';
import { decrypt, encrypt, readEnvelope } from './envelope.js';
import { KeyStoreUnavailable, PersonalDataErasedError } from './errors.js';
import type { CaseKeys, DataKey, KeyStore } from './key-store.js';
import type { Opened, Purpose, Seal, Sealing } from './sealing.js';

/** Cases whose keys stay in memory, so that a page of many entries unwraps them once. */
const CACHED_CASES = 2000;
/** How long they stay: another process may have erased the case meanwhile. */
const CACHED_MS = 5000;

interface Cached {
  readonly keys: readonly DataKey[];
  readonly until: number;
}

export class CaseSealing implements Sealing {
  /** In order of use: the first is the one to forget. */
  readonly #cache = new Map<string, Cached>();

  /** @param elapsed milliseconds that only grow */
  constructor(
    private readonly keyStore: KeyStore,
    private readonly elapsed: () => number = () => performance.now(),
  ) {}

  async seal(seal: Seal, value: object): Promise<string> {
    const { version, key } = await this.#newestKey(seal.caseNumber, seal.purpose);
    return encrypt(seal, version, key, value);
  }

  async open<T>(seal: Seal, text: string): Promise<Opened<T>> {
    const envelope = readEnvelope(seal, text);
    const keys = this.#askForKeys(seal.caseNumber);
    if (keys === 'erased') return { state: 'erased' };
    const key = keys?.find((one) => one.purpose === seal.purpose && one.version === envelope.keyVersion)?.key;
    return key ? { state: 'opened', value: decrypt<T>(seal, envelope, key) } : { state: 'unavailable' };
  }

  async fingerprint(caseNumber: string, text: string): Promise<string> {
    return deriveFingerprint(await this.#accessKey(caseNumber), text);
  }

  async accessCode(caseNumber: string, issue: number): Promise<string | undefined> {
    try {
      return deriveAccessCode(await this.#accessKey(caseNumber), issue);
    } catch (error) {
      if (error instanceof PersonalDataErasedError) return undefined;
      throw error;
    }
  }

  async erase(caseNumber: string): Promise<void> {
    this.#cache.delete(caseNumber);
    await this.keyStore.erase(caseNumber);
  }

  async holdsKeys(): Promise<boolean> {
    return this.keyStore.holdsKeys();
  }

  async close(): Promise<void> {
    this.#cache.clear();
    this.keyStore.close();
  }

  async #accessKey(caseNumber: string): Promise<KeyObject> {
    return (await this.#newestKey(caseNumber, 'access')).key;
  }

  /** Makes the case's keys if it has none. Nothing is awaited between reading a key and using it, so no erasure slips in. */
  async #newestKey(caseNumber: string, purpose: Purpose): Promise<DataKey> {
    if (this.#keysOf(caseNumber).length === 0) await this.keyStore.makeKeys(caseNumber);
    const keys = this.#keysOf(caseNumber);
    if (keys === 'erased') throw new PersonalDataErasedError(caseNumber);
    return keys.filter((one) => one.purpose === purpose).reduce((a, b) => (a.version > b.version ? a : b));
  }

  #askForKeys(caseNumber: string): CaseKeys | undefined {
    try {
      return this.#keysOf(caseNumber);
    } catch (error) {
      if (error instanceof KeyStoreUnavailable) return undefined;
      throw error;
    }
  }

  #keysOf(caseNumber: string): CaseKeys {
    const cached = this.#cache.get(caseNumber);
    this.#cache.delete(caseNumber);
    if (cached && cached.until > this.elapsed()) return this.#remember(caseNumber, cached).keys;
    const keys = this.keyStore.keysOf(caseNumber);
    if (keys !== 'erased' && keys.length > 0)
      this.#remember(caseNumber, { keys, until: this.elapsed() + CACHED_MS });
    return keys;
  }

  #remember(caseNumber: string, cached: Cached): Cached {
    this.#cache.set(caseNumber, cached);
    const [oldest] = this.#cache.keys();
    if (this.#cache.size > CACHED_CASES && oldest !== undefined) this.#cache.delete(oldest);
    return cached;
  }
}
