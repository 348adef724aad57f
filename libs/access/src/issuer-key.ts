import { createPrivateKey, createPublicKey, generateKeyPairSync, hkdfSync, randomBytes } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { link, open, readFile, rm } from 'node:fs/promises';

export interface IssuerKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** Turns names into pseudonyms; follows from the private key, so it needs no file of its own. */
  readonly pseudonymKey: Buffer;
}

/** The Ed25519 key in this file, made (readable by its owner only) the first time. */
export async function openIssuerKey(file: string): Promise<IssuerKey> {
  const privateKey = privateKeyOf(file, await readOrMake(file));
  const secret = privateKey.export({ format: 'der', type: 'pkcs8' });
  return {
    privateKey,
    publicKey: createPublicKey(privateKey),
    pseudonymKey: Buffer.from(hkdfSync('sha256', secret, '', 'casetrail staff pseudonyms', 32)),
  };
}

async function readOrMake(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  await make(file);
  return readFile(file, 'utf8');
}

/** It appears whole or not at all; of two processes that make it at once, one wins. */
async function make(file: string): Promise<void> {
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const { privateKey } = generateKeyPairSync('ed25519');
  try {
    await using handle = await open(draft, 'wx', 0o600);
    await handle.writeFile(privateKey.export({ format: 'pem', type: 'pkcs8' }));
    await handle.sync();
    await link(draft, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

function privateKeyOf(file: string, pem: string): KeyObject {
  try {
    const key = createPrivateKey(pem);
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // Said below: what the decoder says helps nobody.
  }
  throw new Error(
    `${file} does not hold an Ed25519 key: put the right file back, or move it away for a new one, which ends every token.`,
  );
}
