import { createSecretKey, type KeyObject, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { KeyStoreRefused } from './errors.js';

const FORM = /^[0-9a-f]{64}\n?$/;
const OTHERS = 0o077;

/**
 * Reads the key that all data keys are wrapped with: 64 hex digits in a file only its owner may read.
 *
 * @throws {KeyStoreRefused} another length, or others may read it
 */
export function readKeyEncryptionKey(file: string): KeyObject {
  if (process.platform !== 'win32' && (statSync(file).mode & OTHERS) !== 0)
    throw new KeyStoreRefused(`The key file ${file} can be read by others: run \`chmod 600 ${file}\`.`);
  const text = readFileSync(file, 'utf8');
  if (!FORM.test(text))
    throw new KeyStoreRefused(
      `The key file ${file} does not hold one key of 64 hex digits: put the right file back.`,
    );
  return createSecretKey(text.trim(), 'hex');
}

/**
 * Makes the file with a new key unless it exists. It appears whole or not at all, and durably, because every data key will
 * depend on it; of two processes that make it at once, one wins.
 */
export function makeKeyEncryptionKey(file: string): void {
  if (existsSync(file)) return;
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  try {
    writeDurably(draft, `${randomBytes(32).toString('hex')}\n`);
    linkSync(draft, file);
    syncFolder(dirname(file));
  } catch (error) {
    if (!existsSync(file))
      throw new KeyStoreRefused(
        `The key file ${file} cannot be made: see to its folder, disk and permissions.`,
        {
          cause: error,
        },
      );
  } finally {
    rmSync(draft, { force: true });
  }
}

function writeDurably(file: string, text: string): void {
  const handle = openSync(file, 'wx', 0o600);
  try {
    writeSync(handle, text);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}
