import { describe, expect, it } from '@jest/globals';
import { derivedId } from './derived-id.js';

describe('an id derived from a text', () => {
  it('is the SHA-256 of it as a UUID of version 8', () => {
    expect(derivedId('abc')).toBe('ba7816bf-8f01-8fea-8141-40de5dae2223');
  });
});
