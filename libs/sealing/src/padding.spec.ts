import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bucketFor, padJson } from './padding.js';

describe('padding', () => {
  it.each([
    [0, 64],
    [64, 64],
    [65, 96],
    [96, 96],
    [97, 128],
    [129, 192],
    [1000, 1024],
    [1025, 1536],
  ])('pads %p bytes to %p', (bytes, bucket) => expect(bucketFor(bytes)).toBe(bucket));

  it('always fits and never grows a text by more than half', () => {
    fc.assert(
      fc.property(fc.integer({ min: 64, max: 5_000_000 }), (bytes) => {
        expect(bucketFor(bytes)).toBeGreaterThanOrEqual(bytes);
        expect(bucketFor(bytes)).toBeLessThan(bytes * 1.5);
      }),
    );
  });

  it('leaves the JSON as it was', () => {
    fc.assert(
      fc.property(fc.object(), (value) => {
        const json = JSON.stringify(value);
        const padded = padJson(value);
        expect(padded.length).toBe(bucketFor(Buffer.byteLength(json)));
        expect(JSON.stringify(JSON.parse(padded.toString()))).toBe(JSON.stringify(JSON.parse(json)));
      }),
    );
  });
});
