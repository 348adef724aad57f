import { createPrivateKey, createPublicKey, generateKeyPairSync, hkdfSync } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface IssuerKey {
  readonly privateKey: KeyObject;
  readonly publicKey: KeyObject;
  /** Turns names into pseudonyms; follows from the private key, so it needs no file of its own. */
  readonly pseudonymKey: Buffer;
}

/** The Ed25519 key in the data folder, made there (readable by its owner only) the first time. */
export async function openIssuerKey(dataFolder: string): Promise<IssuerKey> {
  const file = join(dataFolder, 'issuer.key');
  const privateKey = createPrivateKey(await readOrMake(file));
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error(`${file} does not hold an Ed25519 key.`);
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
  const pem = generateKeyPairSync('ed25519').privateKey.export({ format: 'pem', type: 'pkcs8' }).toString();
  await using handle = await open(file, 'wx', 0o600);
  await handle.writeFile(pem);
  await handle.sync();
  return pem;
}
