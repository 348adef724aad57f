import { describe, expect, it } from '@jest/globals';
import { DEFAULT_CATALOGUE, SHIPPED_BOOK, readComplaintEvent } from '#complaint';
import { CITIZEN, SUPERVISOR } from '../../libs/complaint/src/testing/actors.js';
import * as step from '../../libs/complaint/src/testing/steps.js';
import { projecting } from '../../libs/projecting/src/testing/index.js';
import { PUBLIC, staff } from '../testing/readers.js';
import { answered, until, type Told } from '../testing/told.js';
import { Town } from '../testing/town.js';
import type { RateCount } from './counts.js';
import { departmentRatesProjection } from './department-rates.projection.js';
import { ratesOf } from './rates-of.js';
import { RATE_GROUPS, type RateChoice, type Rates, type RatesQuery } from './rates.js';

const PARTS = { catalogue: DEFAULT_CATALOGUE, policies: SHIPPED_BOOK };
const number = (index: number) => `HD-RATE-00${String(index).padStart(2, '0')}-X`;
const numberOf = (caseNumber: string) => Number(caseNumber.slice(10, 12));

/**
 * Twenty cases under `beijing`, whose months run from the 19th to the 18th:
 *
 * |     | lead             | district | received | what the citizen said or how it ended                   |
 * | --- | ---------------- | -------- | -------- | ------------------------------------------------------- |
 * | 1   | sanitation       | haidian  | 30 Sep   | contacted, solved, satisfied                            |
 * | 2   | sanitation       | haidian  | 30 Sep   | contacted, solved, satisfied                            |
 * | 3   | sanitation       | haidian  | 30 Sep   | contacted, solved, basically satisfied                  |
 * | 4   | sanitation       | haidian  | 30 Sep   | not contacted, solved, satisfied                        |
 * | 5   | sanitation       | haidian  | 30 Sep   | contacted, partly solved, basically satisfied: reopened |
 * | 6   | sanitation       | haidian  | 30 Sep   | not contacted, not solved, dissatisfied: reopened       |
 * | 7   | sanitation-north | haidian  | 30 Sep   | contacted, solved, satisfied                            |
 * | 8   | sanitation-north | haidian  | 30 Sep   | contacted, solved, basically satisfied                  |
 * | 9   | sanitation-north | chaoyang | 30 Sep   | contacted, solved, satisfied; three days later reopened |
 * | 10  | sanitation-north | chaoyang | 30 Sep   | not contacted, solved, dissatisfied                     |
 * | 11  | sanitation       | chaoyang | 18 Oct   | at 23:50: contacted, solved, satisfied                  |
 * | 12  | sanitation       | chaoyang | 18 Oct   | on 19 Oct at 00:10: contacted, solved, satisfied        |
 * | 13  | traffic          | haidian  | 30 Sep   | contacted, not solved, dissatisfied: reopened           |
 * | 14  | traffic          | haidian  | 30 Sep   | resolved; called four times in vain, closed unreachable |
 * | 15  | traffic          | haidian  | 30 Sep   | withdrawn before anything was done                      |
 * | 16  | traffic          | haidian  | 30 Sep   | resolved; closed by a supervisor's ruling               |
 * | 17  | traffic          | haidian  | 30 Sep   | mitigated; an interim call: contacted, solved, satisfied |
 * | 18  | traffic          | haidian  | 30 Sep   | deferred                                                |
 * | 19  | traffic          | haidian  | 30 Sep   | resolved after its deadline; contacted, solved, satisfied |
 * | 20  | parks            | haidian  | 30 Sep   | resolved; no contact was given, closed                  |
 */
async function twentyCases(): Promise<Town> {
  const town = new Town();
  const at = (department: string, district = 'haidian', day = 8): Told => ({ department, district, day });
  const traffic = at('traffic');
  const stories: readonly (readonly step.Step[])[] = [
    answered(at('sanitation'), ['contacted', 'yes', 'satisfied']),
    answered(at('sanitation'), ['contacted', 'yes', 'satisfied']),
    answered(at('sanitation'), ['contacted', 'yes', 'basically-satisfied']),
    answered(at('sanitation'), ['not', 'yes', 'satisfied']),
    answered(at('sanitation'), ['contacted', 'partly', 'basically-satisfied']),
    answered(at('sanitation'), ['not', 'no', 'dissatisfied']),
    answered(at('sanitation-north'), ['contacted', 'yes', 'satisfied']),
    answered(at('sanitation-north'), ['contacted', 'yes', 'basically-satisfied']),
    [
      ...answered(at('sanitation-north', 'chaoyang'), ['contacted', 'yes', 'satisfied']),
      step.reopen({ at: 'day 11 09:00', reason: 'not-solved', actor: CITIZEN }),
    ],
    answered(at('sanitation-north', 'chaoyang'), ['not', 'yes', 'dissatisfied']),
    answered({ ...at('sanitation', 'chaoyang', 26), called: 'day 26 23:50' }, [
      'contacted',
      'yes',
      'satisfied',
    ]),
    answered({ ...at('sanitation', 'chaoyang', 26), called: 'day 27 00:10' }, [
      'contacted',
      'yes',
      'satisfied',
    ]),
    answered(traffic, ['contacted', 'no', 'dissatisfied']),
    [
      ...until('resolved', traffic),
      ...Array.from({ length: 4 }, () => step.attemptRevisit()),
      step.close({ reason: 'unreachable' }),
    ],
    [...until('accepted', traffic), step.withdraw()],
    [...until('resolved', traffic), step.close({ reason: 'ruled', text: 'Enough', actor: SUPERVISOR })],
    [
      ...until('accepted', traffic),
      step.mitigate({ department: 'traffic', reviewOn: '2026-10-03' }),
      step.revisit(),
    ],
    [...until('accepted', traffic), step.defer()],
    [
      ...until('accepted', traffic),
      step.missDeadline({ at: 'day 15 09:01' }),
      step.resolve({ department: 'traffic', at: 'day 15 10:00' }),
      step.revisit(),
    ],
    [
      { ...until('resolved', at('parks'))[0]!, payload: nobodyToCall },
      ...until('resolved', at('parks')).slice(1),
      step.close({ reason: 'no-contact-given' }),
    ],
  ];
  for (const [place, story] of stories.entries()) await town.tellOf(number(place + 1), ...story);
  return town;
}

const nobodyToCall = {
  ...step.receive({ policy: 'beijing', complainant: {}, location: { district: 'haidian' } }).payload,
};

const ratesIn = async (town: Town, query: Partial<RatesQuery> = {}): Promise<Rates> =>
  (await town.reads()).rates(PUBLIC, { groupBy: 'department', ...query });

const row = ({ groups }: Rates, key: string) => groups.find((group) => group.key === key);

describe('the rates of twenty cases, worked out by hand', () => {
  /*
   * October, all departments. Valid: 1 to 11, 13 and 19: 13.
   *   contacted: 1 2 3 5 7 8 9 11 13 19: 10      solved: 1 2 3 4 7 8 9 10 11 19: 10
   *   satisfied: 1 2 4 7 9 11 19: 7              basically satisfied: 3 5 8: 3; 7 + 0.9 x 3 = 9.7
   *   composite: 0.1 x 10 + 0.5 x 10 + 0.4 x 9.7 = 9.88
   *   denied later: 9, of the 10 that were solved
   * Deadlines fall seven days after receipt: those of 11 and 12 in November.
   *   met: 1 2 3 4 7 8 9 10 14 20: 10 (9 was confirmed before it came back)     missed: 19     neither: 5 6 13 (denied), 15 16 (withdrawn, ruled), 17 18 (open)
   */
  it('of October', async () => {
    const { total } = await ratesIn(await twentyCases(), { month: '2026-10' });
    expect(total).toMatchObject({
      valid: 13,
      response: { numerator: 10, denominator: 13, rate: 0.7692 },
      resolution: { numerator: 10, denominator: 13, rate: 0.7692 },
      satisfaction: { numerator: 9.7, denominator: 13, rate: 0.7462 },
      composite: { numerator: 9.88, denominator: 13, rate: 0.76 },
      deniedLater: { numerator: 1, denominator: 10, rate: 0.1 },
      deadlinesKept: { numerator: 10, denominator: 11, rate: 0.9091 },
    });
    expect(Object.entries(total.beside).filter(([, count]) => count > 0)).toEqual([
      ['unreachable', 1],
      ['no-contact-given', 1],
      ['ruled', 1],
      ['withdrawn', 1],
      ['deferred', 1],
    ]);
  });

  /*
   * Sanitation with its north team, October: 1 to 11: 11.
   *   contacted: 1 2 3 5 7 8 9 11: 8             solved: 1 2 3 4 7 8 9 10 11: 9
   *   satisfied: 1 2 4 7 9 11: 6                 basically satisfied: 3 5 8: 3; 6 + 2.7 = 8.7
   *   composite: 0.8 + 4.5 + 3.48 = 8.78
   * Its north team alone has 4, traffic 2 (13, 19): fewer than ten, so their rates are withheld. Parks has a case beside.
   */
  it('of each department with its branch', async () => {
    const rates = await ratesIn(await twentyCases(), { month: '2026-10' });
    expect(rates.groups.map(({ key, valid }) => [key, valid])).toEqual([
      ['parks', 0],
      ['sanitation', 11],
      ['sanitation-north', 4],
      ['traffic', 2],
    ]);
    expect(row(rates, 'sanitation')).toMatchObject({
      name: { en: 'Sanitation' },
      response: { numerator: 8, denominator: 11, rate: 0.7273 },
      resolution: { numerator: 9, denominator: 11, rate: 0.8182 },
      satisfaction: { numerator: 8.7, denominator: 11, rate: 0.7909 },
      composite: { numerator: 8.78, denominator: 11, rate: 0.7982 },
      deniedLater: { denominator: 9, withheld: 'small-sample' },
    });
    expect(row(rates, 'traffic')?.response).toEqual({ denominator: 2, withheld: 'small-sample' });
    expect(row(rates, 'traffic')?.beside).toMatchObject({
      unreachable: 1,
      ruled: 1,
      withdrawn: 1,
      deferred: 1,
    });
  });

  /* October by district: Chaoyang has 9, 10 and 11, Haidian the other ten. November: 12 alone. */
  it('of districts and months', async () => {
    const town = await twentyCases();
    const valid = async (query: Partial<RatesQuery>) =>
      (await ratesIn(town, query)).groups.map((group) => [group.key, group.valid]);
    expect(await valid({ groupBy: 'district', month: '2026-10' })).toEqual([
      ['chaoyang', 3],
      ['haidian', 10],
    ]);
    expect(await valid({ groupBy: 'month' })).toEqual([
      ['2026-10', 13],
      ['2026-11', 1],
    ]);
    expect(await valid({ groupBy: 'policy' })).toEqual([['beijing/1', 14]]);
    expect(await valid({ groupBy: 'month', policy: 'simple' })).toEqual([]);
    expect(await valid({ department: 'sanitation-north' })).toEqual([['sanitation-north', 4]]);
    expect((await ratesIn(town, { department: 'sanitation' })).total.valid).toBe(12);
  });

  it.each<[RateCount, RateChoice, readonly number[]]>([
    ['valid', { month: '2026-10' }, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 19]],
    ['not-contacted', {}, [4, 6, 10]],
    ['partly-solved', {}, [5]],
    ['unsolved', { department: 'sanitation' }, [6]],
    ['basically-satisfied', { district: 'haidian' }, [3, 5, 8]],
    ['denied-later', {}, [9]],
    ['ruled', {}, [16]],
    ['deadline-missed', {}, [19]],
    ['deadline-met', { month: '2026-11' }, [11, 12]],
  ])('open to the cases behind "%s" of %j', async (counts, choice, expected) => {
    const reads = await (await twentyCases()).reads();
    const { items } = await reads.countedCases(staff('operator'), { counts, ...choice, limit: 100 });
    expect(items.map(({ caseNumber }) => numberOf(caseNumber))).toEqual(expected);
  });

  it('are the same by replay, and however the events come', async () => {
    const town = await twentyCases();
    for (const groupBy of RATE_GROUPS)
      expect(ratesOf(town.events.map(readComplaintEvent), { groupBy }, PARTS)).toEqual(
        await ratesIn(town, { groupBy }),
      );
    await projecting(departmentRatesProjection(SHIPPED_BOOK))
      .given(...town.events)
      .expectSameWhenReplayed();
  });

  it('weighs each case by its own policy', async () => {
    const town = await twentyCases();
    await town.tell(step.receive(), step.assign(), step.accept(), step.resolve(), step.revisit());
    const rates = await ratesIn(town, { groupBy: 'policy' });
    expect(rates.groups.map(({ key, name }) => [key, name.en])).toEqual([
      ['beijing/1', 'Beijing (unofficial), version 1'],
      ['simple/1', 'Simple (three days), version 1'],
    ]);
    expect(rates.total.valid).toBe(15);
  });

  it('come in pages', async () => {
    const reads = await (await twentyCases()).reads();
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const page = await reads.countedCases(PUBLIC, { counts: 'valid', cursor, limit: 4 });
      expect(page.items.length).toBeLessThanOrEqual(4);
      seen.push(...page.items.map(({ caseNumber }) => numberOf(caseNumber)));
      cursor = page.next;
    } while (cursor !== undefined);
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 19]);
  });
});
