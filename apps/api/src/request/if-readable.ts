import { ReadModelNotBuilt, TextsUnavailable } from '#projections';
import { KeyStoreUnavailable } from '#sealing';

const NOT_NOW = [ReadModelNotBuilt, TextsUnavailable, KeyStoreUnavailable];

/** What is read to go with a command's answer; `undefined` where it cannot be read now, since the command stands. */
export async function ifReadable<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read();
  } catch (error) {
    if (NOT_NOW.some((kind) => error instanceof kind)) return undefined;
    throw error;
  }
}
