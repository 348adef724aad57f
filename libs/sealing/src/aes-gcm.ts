import { createCipheriv, createDecipheriv, type KeyObject } from 'node:crypto';

const CIPHER = 'aes-256-gcm';
export const IV_BYTES = 12;
const TAG_BYTES = 16;
export const OVERHEAD_BYTES = IV_BYTES + TAG_BYTES;

/** IV, ciphertext and tag in one. The IV must never come twice with a key. */
export function gcmSeal(key: KeyObject, iv: Buffer, authenticated: Buffer, text: Buffer): Buffer {
  const cipher = createCipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES }).setAAD(authenticated);
  return Buffer.concat([iv, cipher.update(text), cipher.final(), cipher.getAuthTag()]);
}

/** @throws when the bytes or what is authenticated with them were altered */
export function gcmOpen(key: KeyObject, authenticated: Buffer, bytes: Buffer): Buffer {
  const iv = bytes.subarray(0, IV_BYTES);
  const decipher = createDecipheriv(CIPHER, key, iv, { authTagLength: TAG_BYTES })
    .setAAD(authenticated)
    .setAuthTag(bytes.subarray(-TAG_BYTES));
  return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES, -TAG_BYTES)), decipher.final()]);
}
