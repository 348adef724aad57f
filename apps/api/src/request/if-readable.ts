import { setTimeout as pause } from 'node:timers/promises';
import { StoreUnavailable } from '#event-store';
import { ReadModelNotBuilt, TextsUnavailable } from '#projections';
import { KeyStoreUnavailable } from '#sealing';

const NOT_NOW = [ReadModelNotBuilt, TextsUnavailable, KeyStoreUnavailable, StoreUnavailable];
/** A caller is on the line: what takes longer comes too late. */
const LONGEST_MS = 1000;

/**
 * What is read to go with a command's answer; `undefined` where it cannot be read now, or not soon, since the command stands.
 */
export async function ifReadable<T>(
  read: () => Promise<T>,
  longestMs: number = LONGEST_MS,
): Promise<T | undefined> {
  const answered = new AbortController();
  const tooLate = pause(longestMs, undefined, { signal: answered.signal }).catch(() => undefined);
  try {
    return await Promise.race([readNow(read), tooLate]);
  } finally {
    answered.abort();
  }
}

async function readNow<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (NOT_NOW.some((kind) => error instanceof kind)) return undefined;
    throw error;
  }
}
