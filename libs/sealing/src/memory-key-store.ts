import { KeyStoreUnavailable } from './errors.js';
import { type CaseKeys, firstKeys, type KeyStore } from './key-store.js';

/** Keys for specs. Once closed it is unavailable. */
export class MemoryKeyStore implements KeyStore {
  readonly #cases = new Map<string, CaseKeys>();
  #closed = false;

  keysOf(caseNumber: string): CaseKeys {
    this.#requireOpen();
    return this.#cases.get(caseNumber) ?? [];
  }

  async makeKeys(caseNumber: string): Promise<void> {
    this.#requireOpen();
    if (!this.#cases.has(caseNumber)) this.#cases.set(caseNumber, firstKeys());
  }

  async erase(caseNumber: string): Promise<void> {
    this.#requireOpen();
    this.#cases.set(caseNumber, 'erased');
  }

  holdsKeys(): boolean {
    this.#requireOpen();
    return this.#cases.size > 0;
  }

  close(): void {
    this.#closed = true;
  }

  #requireOpen(): void {
    if (this.#closed) throw new KeyStoreUnavailable('The key store is closed.');
  }
}
