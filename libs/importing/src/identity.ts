import { createHash } from 'node:crypto';
import { makeCaseNumber } from '#complaint';
import { derivedId } from '#event-store';

const digest = (...parts: readonly string[]): Buffer =>
  createHash('sha256').update(JSON.stringify(parts)).digest();

/**
 * The case number of a source row. `draw` counts on from 0 where another case already holds the number, so that a
 * collision is drawn again and comes out the same on every run.
 */
export const caseNumberFor = (districtCode: string, source: string, row: string, draw = 0): string =>
  makeCaseNumber(districtCode, digest('case', source, row, String(draw)).subarray(0, 5));

/** The same for the same row, so that an import which is run again is told from a new one. */
export const eventIdFor = (source: string, row: string, key: string): string =>
  derivedId(JSON.stringify(['event', source, row, key]));

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
