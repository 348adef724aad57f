import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomFrom, seedOfThisRun } from '../faults/chaos.js';
import { checkLog } from './check-log.js';
import type { YearPlan } from './matter.js';
import { ratesBySql } from './rates-by-sql.js';
import { readRates } from './read-rates.js';
import { liveYear, liveYearKilled } from './running-year.js';
import { storyOf } from './story-of.js';

const COMPLAINTS = Number(process.env.CASETRAIL_TEST_COMPLAINTS ?? 400);
const DAYS = Number(process.env.CASETRAIL_TEST_DAYS ?? 60);
const KILLS = Number(process.env.CASETRAIL_TEST_KILLS ?? 4);
/** How long the whole year may take, in seconds; only the full one has a promise to keep. */
const WITHIN = Number(process.env.CASETRAIL_TEST_WITHIN ?? Infinity);
const SEED = seedOfThisRun();
const HOUR = 3_600_000;
const LONG = 7_200_000;

const PLAN: YearPlan = {
  seed: SEED,
  complaints: COMPLAINTS,
  days: DAYS,
  from: '2025-01-01T00:00:00.000+08:00',
};

describe(`${COMPLAINTS} complaints in ${DAYS} days (seed ${SEED})`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'casetrail-year-'));
  const logOf = (run: string) => join(folder, run, 'events.db');
  let seconds: number;

  beforeAll(async () => {
    const started = performance.now();
    await liveYear(join(folder, 'whole'), PLAN);
    seconds = (performance.now() - started) / 1000;
  }, LONG);
  afterAll(() => rmSync(folder, { recursive: true }));

  it('are lived in time', () => {
    console.log(`${COMPLAINTS} complaints, ${DAYS} days: ${seconds.toFixed(1)} s`);
    expect(seconds).toBeLessThan(WITHIN);
  });

  it('leave no promise that was neither kept nor recorded as broken', () => {
    const end = Date.parse(PLAN.from) + DAYS * 24 * HOUR;
    const { counts, problems } = checkLog(logOf('whole'), { end, slack: HOUR });
    console.log(JSON.stringify(counts, undefined, 1));
    expect(problems).toEqual([]);
    for (const kind of ['resolveBy met', 'resolveBy marked missed', 'resolution revisited', 'firings'])
      expect(counts[kind]).toBeGreaterThan(0);
  });

  it(
    'have the rates that SQL finds in the raw log',
    async () => {
      const reads = await readRates(logOf('whole'));
      const found = ratesBySql(logOf('whole'));
      expect(found.length).toBeGreaterThan(0);
      for (const { department, month, ...sums } of found) {
        const query = { groupBy: 'department', department, month } as const;
        const { groups } = await reads.rates({ kind: 'public' }, query);
        const row = groups.find(({ key }) => key === department);
        expect({ department, month, valid: row?.valid }).toEqual({ department, month, valid: sums.valid });
        if (row?.response.withheld) continue;
        const satisfied = Number((sums.satisfied + 0.9 * sums.basicallySatisfied).toFixed(6));
        expect({
          contacted: row?.response.numerator,
          solved: row?.resolution.numerator,
          satisfied: row?.satisfaction.numerator,
        }).toEqual({ contacted: sums.contacted, solved: sums.solved, satisfied });
      }
      expect(found.some(({ valid }) => valid >= 10)).toBe(true);
    },
    LONG,
  );

  it(
    'are the same again from the same seed',
    async () => {
      await liveYear(join(folder, 'again'), PLAN);
      expect([...storyOf(logOf('again'))]).toEqual([...storyOf(logOf('whole'))]);
    },
    LONG,
  );

  it(
    `are the same when killed ${KILLS} times`,
    async () => {
      const random = randomFrom(SEED);
      // Together a little less than the year takes, however they fall.
      const longest = (1.2 * seconds * 1000) / (KILLS + 1);
      const afterMs = () => random() * longest;
      await liveYearKilled(join(folder, 'killed'), PLAN, KILLS, afterMs);
      expect([...storyOf(logOf('killed'))]).toEqual([...storyOf(logOf('whole'))]);
    },
    LONG,
  );
});
