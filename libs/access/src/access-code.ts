import { timingSafeEqual } from 'node:crypto';

const ACCESS_CODE = /^[0-9A-HJKMNP-TV-Z]{13}$/;

/** The code as it is compared: forgiving of case, spaces, dashes, and of O, I and L for 0 and 1. `undefined` when it cannot be one. */
export function normaliseAccessCode(text: string): string | undefined {
  const code = text.toUpperCase().replace(/[\s-]/g, '').replaceAll('O', '0').replace(/[IL]/g, '1');
  return ACCESS_CODE.test(code) ? code : undefined;
}

/** Compares in constant time. An absent `expected` (erased, unknown case) takes as long and answers false. */
export function sameAccessCode(given: string, expected: string | undefined): boolean {
  const code = normaliseAccessCode(given);
  const equal = timingSafeEqual(Buffer.from(code ?? '0'.repeat(13)), Buffer.from(expected ?? '0'.repeat(13)));
  return equal && code !== undefined && expected !== undefined;
}
