import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { KnownIds } from './known-ids.js';

describe('the ids a file may hold', () => {
  it('never forget one', () =>
    fc.assert(
      fc.property(fc.array(fc.string()), (ids) => {
        const known = new KnownIds();
        for (const id of ids) known.add(id);
        return ids.every((id) => known.mayHave(id));
      }),
      { numRuns: 20 },
    ));

  it('rarely take a new one for an old one: fewer than 1 in 1000 with 100,000 ids', () => {
    const known = new KnownIds();
    for (let number = 0; number < 100_000; number += 1) known.add(`old-${number}`);
    const mistaken = Array.from({ length: 10_000 }, (_, number) => `new-${number}`).filter((id) =>
      known.mayHave(id),
    );
    expect(mistaken.length).toBeLessThan(10);
  });
});
