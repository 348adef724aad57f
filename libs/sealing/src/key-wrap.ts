import { createCipheriv, createDecipheriv, createSecretKey, type KeyObject } from 'node:crypto';

/** AES-256 key wrap of RFC 3394, with its default initial value (section 2.2.3.1). */
const CIPHER = 'id-aes256-wrap';
const INITIAL_VALUE = Buffer.alloc(8, 0xa6);
const KEY_BYTES = 32;
const WRAPPED_BYTES = KEY_BYTES + 8;

export function wrapKey(kek: KeyObject, key: KeyObject): Buffer {
  const cipher = createCipheriv(CIPHER, kek, INITIAL_VALUE);
  const wrapped = Buffer.concat([cipher.update(key.export()), cipher.final()]);
  if (wrapped.length !== WRAPPED_BYTES) throw new Error(`A wrapped key has ${wrapped.length} bytes, not 40.`);
  return wrapped;
}

/** The key, or `undefined` if it was wrapped under another key or altered. */
export function unwrapKey(kek: KeyObject, wrapped: Uint8Array): KeyObject | undefined {
  if (wrapped.length !== WRAPPED_BYTES) return undefined;
  const decipher = createDecipheriv(CIPHER, kek, INITIAL_VALUE);
  try {
    return createSecretKey(Buffer.concat([decipher.update(wrapped), decipher.final()]));
  } catch {
    return undefined;
  }
}
