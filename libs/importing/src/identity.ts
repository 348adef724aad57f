import { createHash } from 'node:crypto';
import { makeCaseNumber } from '#complaint';

const digest = (...parts: readonly string[]): Buffer =>
  createHash('sha256').update(JSON.stringify(parts)).digest();

/**
 * The case number of a source row. `draw` counts on from 0 where another case already holds the number, so that a
 * collision is drawn again and comes out the same on every run.
 */
export const caseNumberFor = (districtCode: string, source: string, row: string, draw = 0): string =>
  makeCaseNumber(districtCode, digest('case', source, row, String(draw)).subarray(0, 5));

/** A name-based UUID (RFC 9562 section 5.8, version 8, over SHA-256). */
export function eventIdFor(source: string, row: string, key: string): string {
  const bytes = digest('event', source, row, key).subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

/** An id from the source's words: letters and digits of ASCII, and a short hash where none are left (Chinese, say). */
export function slug(words: string): string {
  const ascii = words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60);
  return ascii === '' ? `x-${digest('slug', words).toString('hex').slice(0, 8)}` : ascii;
}
