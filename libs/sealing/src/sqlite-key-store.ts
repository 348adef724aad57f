import type { KeyObject } from 'node:crypto';
import type { DatabaseSync, StatementSync } from 'node:sqlite';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { KeyStoreUnavailable } from './errors.js';
import { type CaseKeys, type DataKey, firstKeys, type KeyStore } from './key-store.js';
import { unwrapKey, wrapKey } from './key-wrap.js';
import type { Purpose } from './sealing.js';

/** Keys in a SQLite file, wrapped. Cases that need their first keys in one turn of the event loop share a commit. */
export class SqliteKeyStore implements KeyStore {
  readonly #select: StatementSync;
  readonly #insert: StatementSync;
  readonly #delete: StatementSync;
  readonly #isErased: StatementSync;
  readonly #bury: StatementSync;
  readonly #any: StatementSync;
  readonly #wanting = new Set<string>();
  #making: Promise<void> | undefined;

  constructor(
    private readonly database: DatabaseSync,
    private readonly file: string,
    private readonly kek: KeyObject,
  ) {
    this.#select = database.prepare('SELECT purpose, version, wrapped FROM keys WHERE case_number = ?');
    this.#insert = database.prepare('INSERT INTO keys VALUES (?, ?, ?, ?)');
    this.#delete = database.prepare('DELETE FROM keys WHERE case_number = ?');
    this.#isErased = database.prepare('SELECT 1 FROM erased WHERE case_number = ?');
    this.#any = database.prepare(
      'SELECT EXISTS (SELECT 1 FROM keys) OR EXISTS (SELECT 1 FROM erased) AS found',
    );
    this.#bury = database.prepare('INSERT OR IGNORE INTO erased VALUES (?)');
  }

  keysOf(caseNumber: string): CaseKeys {
    return this.#asking(() => {
      const keys = this.#select.all(caseNumber).map((row) => this.#unwrap(row));
      return keys.length === 0 && this.#isErased.get(caseNumber) ? 'erased' : keys;
    });
  }

  makeKeys(caseNumber: string): Promise<void> {
    this.#wanting.add(caseNumber);
    return (this.#making ??= nextTurn().then(() => this.#makeWanted()));
  }

  async erase(caseNumber: string): Promise<void> {
    this.#asking(() => {
      this.#transaction(() => {
        this.#delete.run(caseNumber);
        this.#bury.run(caseNumber);
      });
      // The old pages must leave the write-ahead log too.
      const busy = this.database.prepare('PRAGMA wal_checkpoint(TRUNCATE)').get()?.['busy'];
      if (busy !== 0) throw new Error('another process is reading it');
    });
  }

  holdsKeys(): boolean {
    return this.#asking(() => this.#any.get()?.['found'] === 1);
  }

  close(): void {
    if (this.database.isOpen) this.database.close();
  }

  #makeWanted(): void {
    const wanting = [...this.#wanting];
    this.#wanting.clear();
    this.#making = undefined;
    this.#asking(() =>
      this.#transaction(() => wanting.forEach((caseNumber) => this.#insertFirst(caseNumber))),
    );
  }

  #insertFirst(caseNumber: string): void {
    if (this.#select.get(caseNumber) || this.#isErased.get(caseNumber)) return;
    for (const { purpose, version, key } of firstKeys())
      this.#insert.run(caseNumber, purpose, version, wrapKey(this.kek, key));
  }

  #unwrap(row: Record<string, unknown>): DataKey {
    const key = unwrapKey(this.kek, row['wrapped'] as Uint8Array);
    if (!key) throw new Error('a key in it is damaged');
    return { purpose: row['purpose'] as Purpose, version: row['version'] as number, key };
  }

  #transaction(change: () => void): void {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      change();
      this.database.exec('COMMIT');
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }

  #asking<T>(ask: () => T): T {
    try {
      return ask();
    } catch (error) {
      const reason = error instanceof Object && 'message' in error ? String(error.message) : String(error);
      throw new KeyStoreUnavailable(`The key store ${this.file} cannot be used now (${reason}): try again.`, {
        cause: error,
      });
    }
  }
}
