import { describe, expect, it } from '@jest/globals';
import { ReadModelNotBuilt, TextsUnavailable } from '#projections';
import { StoreUnavailable } from '#event-store';
import { KeyStoreUnavailable } from '#sealing';
import { ifReadable } from './if-readable.js';

describe('what goes with an answer', () => {
  it('is there where it can be read', async () => expect(await ifReadable(async () => 1)).toBe(1));

  it.each([
    new ReadModelNotBuilt('similar-cases'),
    new TextsUnavailable(),
    new KeyStoreUnavailable('away'),
    new StoreUnavailable('away'),
  ])('is left out after %p', async (error) =>
    expect(await ifReadable(() => Promise.reject(error))).toBeUndefined(),
  );

  it('hides no defect', async () =>
    expect(ifReadable(() => Promise.reject(new TypeError('of ours')))).rejects.toThrow('of ours'));

  it('does not keep a caller waiting', async () => {
    expect(await ifReadable(() => new Promise(() => undefined), 1)).toBeUndefined();
  });
});
