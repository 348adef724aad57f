import { createHmac, type KeyObject } from 'node:crypto';

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHARACTERS = 13;

/** The first 65 bits of HMAC-SHA-256 over the issue number, as 13 Crockford characters. */
export function deriveAccessCode(key: KeyObject, issue: number): string {
  const digest = hmac(key, 'access-code', String(issue));
  let bits = digest.readBigUInt64BE() * 256n + BigInt(digest[8] as number);
  bits >>= 72n - 5n * BigInt(CHARACTERS);
  let code = '';
  for (let n = 0; n < CHARACTERS; n++, bits >>= 5n) code = CROCKFORD.charAt(Number(bits & 31n)) + code;
  return code;
}

export const deriveFingerprint = (key: KeyObject, text: string): string =>
  hmac(key, 'fingerprint', text).toString('hex');

/** Each use has a label of its own: without one, a fingerprint of `1` would give away the access code. */
const hmac = (key: KeyObject, use: string, text: string): Buffer =>
  createHmac('sha256', key).update(`${use}\n${text}`).digest();
