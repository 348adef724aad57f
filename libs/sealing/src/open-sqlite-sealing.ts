import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { CaseSealing } from './case-sealing.js';
import { KeyStoreRefused } from './errors.js';
import { makeKeyEncryptionKey, readKeyEncryptionKey } from './key-encryption-key.js';
import { unwrapKey } from './key-wrap.js';
import { openKeys } from './open-keys.js';
import type { Sealing } from './sealing.js';
import { SqliteKeyStore } from './sqlite-key-store.js';

/**
 * Opens the key store and the key it is wrapped with, making both at the first start.
 *
 * @param kekFile holds the key-encryption key; whoever has both files can open every envelope, so back them up apart
 * @throws {KeyStoreRefused} one of the files is unusable, or they do not belong together; the sentence names it
 */
export function openSqliteSealing(keysFile: string, kekFile: string): Sealing {
  const database = openKeys(keysFile);
  try {
    const kek = matchingKey(database, keysFile, kekFile);
    return new CaseSealing(new SqliteKeyStore(database, keysFile, kek));
  } catch (error) {
    database.close();
    throw error;
  }
}

function matchingKey(database: DatabaseSync, keysFile: string, kekFile: string): KeyObject {
  const wrapped = database.prepare('SELECT wrapped FROM keys LIMIT 1').get()?.['wrapped'] as
    Uint8Array | undefined;
  if (!wrapped) makeKeyEncryptionKey(kekFile);
  else if (!existsSync(kekFile))
    throw new KeyStoreRefused(`The key file ${kekFile} is missing, and ${keysFile} needs it: put it back.`);
  const kek = readKeyEncryptionKey(kekFile);
  if (wrapped && !unwrapKey(kek, wrapped))
    throw new KeyStoreRefused(
      `The key file ${kekFile} does not open the keys in ${keysFile}: put back the one that belongs to it.`,
    );
  return kek;
}
