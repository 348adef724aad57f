import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { DEFAULT_CATALOGUE, SHIPPED_BOOK, readComplaintEvent } from '#complaint';
import { arbitraryTown } from '../testing/lives.js';
import { PUBLIC, staff } from '../testing/readers.js';
import { RATE_COUNTS, type RateCount } from './counts.js';
import { ratesOf } from './rates-of.js';
import { RATE_GROUPS } from './rates.js';

const PARTS = { catalogue: DEFAULT_CATALOGUE, policies: SHIPPED_BOOK };

describe('random lives', () => {
  const RUNS = { numRuns: Number(process.env.CASETRAIL_TEST_RUNS ?? 40) };

  it('have the same rates live and by replay', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryTown, async (town) => {
        const reads = await town.reads();
        const events = town.events.map(readComplaintEvent);
        for (const groupBy of RATE_GROUPS)
          expect(await reads.rates(PUBLIC, { groupBy })).toEqual(ratesOf(events, { groupBy }, PARTS));
      }),
      RUNS,
    );
  });

  it('open every figure to as many cases as it counts, and count every answer once', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryTown, async (town) => {
        const reads = await town.reads();
        const behind = async (counts: RateCount) =>
          (await reads.countedCases(staff('operator'), { counts, limit: 100 })).items.length;
        const { total } = await reads.rates(PUBLIC, { groupBy: 'month' });
        const words = await Promise.all(RATE_COUNTS.map(async (word) => [word, await behind(word)] as const));
        const count = Object.fromEntries(words) as Record<RateCount, number>;
        expect(count).toMatchObject({ valid: total.valid, ...total.beside });
        expect(count['contacted'] + count['not-contacted']).toBe(total.valid);
        expect(count['solved'] + count['partly-solved'] + count['unsolved']).toBe(total.valid);
        expect(count['satisfied'] + count['basically-satisfied'] + count['dissatisfied']).toBe(total.valid);
      }),
      RUNS,
    );
  });
});
