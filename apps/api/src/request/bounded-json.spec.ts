import { describe, expect, it } from '@jest/globals';
import { RECEIVE_EXAMPLE } from '../receive/receive.example.js';
import { requireBounded } from './bounded-json.js';

const nested = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));

describe('a body', () => {
  it.each([[RECEIVE_EXAMPLE], [undefined], [null], ['text'], [nested(16)], [Array(4_999).fill(0)]])(
    'is let through',
    (body) => expect(() => requireBounded(body)).not.toThrow(),
  );

  it.each([
    ['too deep', nested(18)],
    ['deeper than any stack', nested(200_000)],
    ['a list too long', Array(5_000).fill(0)],
    ['too many fields', Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`f${i}`, {}]))],
    ['too many values within', { departments: Array(300_000).fill({}) }],
  ])('%s is refused', (_, body) => expect(() => requireBounded(body)).toThrow(/may nest 16 deep/));
});
