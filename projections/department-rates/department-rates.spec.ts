import { describe, expect, it } from '@jest/globals';
import { SUPERVISOR } from '../../libs/complaint/src/testing/actors.js';
import * as step from '../../libs/complaint/src/testing/steps.js';
import { OTHER_CASE, lead, support } from '../../libs/complaint/src/testing/steps.js';
import { PUBLIC, citizenOf, staff } from '../testing/readers.js';
import { answered, until } from '../testing/told.js';
import { Town } from '../testing/town.js';
import type { RateChoice, Rates, RatesQuery } from './rates.js';

const number = (index: number) => `HD-RATE-00${String(index).padStart(2, '0')}-X`;
const numberOf = (caseNumber: string) => Number(caseNumber.slice(10, 12));

const ratesIn = async (town: Town, query: Partial<RatesQuery> = {}): Promise<Rates> =>
  (await town.reads()).rates(PUBLIC, { groupBy: 'department', ...query });

describe('what counts', () => {
  const RESOLVED = until('resolved', { department: 'sanitation', district: 'haidian', day: 1 });

  async function countsOf(town: Town, query: { department?: string } = {}): Promise<string[]> {
    const reads = await town.reads();
    const { items } = await reads.countedCases(staff('operator'), { ...query, historical: 'include' });
    return items.map(({ round, counts }) => `${round} ${counts.join(' ')}`);
  }

  it('is nothing while the case is on its way', async () => {
    expect(await countsOf(await new Town().tell(...RESOLVED, step.attemptRevisit()))).toEqual([]);
  });

  it('is each round and each reporter of it once', async () => {
    const town = await new Town().tell(
      ...RESOLVED.slice(0, -1),
      step.joinReporter(),
      step.resolve(),
      step.revisit({ reporter: OTHER_CASE }),
      step.revisit({ solved: 'no', satisfaction: 'dissatisfied' }),
      step.resolve(),
      step.revisit(),
      step.reopen({ reason: 'called-again' }),
    );
    expect(await countsOf(town)).toEqual([
      '1 valid contacted solved satisfied denied-later',
      '1 valid contacted unsolved dissatisfied',
      '2 reopened',
      '2 valid contacted solved satisfied denied-later',
    ]);
  });

  it('is no answer of a reporter who was unmerged', async () => {
    const town = await new Town().tell(
      ...RESOLVED,
      step.joinReporter(),
      step.revisit({ reporter: OTHER_CASE, solved: 'yes' }),
    );
    expect(await countsOf(town)).toHaveLength(1);
    expect(await countsOf(await town.tell(step.unmerge()))).toEqual([]);
  });

  it('is "merged" until unmerged', async () => {
    const town = await new Town().tell(...RESOLVED, step.merge());
    expect(await countsOf(town)).toEqual(['1 merged']);
    expect(await countsOf(await town.tell(step.unmerge()))).toEqual([]);
  });

  it('is the department that led when it was resolved, whoever leads afterwards', async () => {
    const town = await new Town().tell(
      step.receive(),
      step.assign({ departments: [lead('sanitation'), support('traffic')] }),
      step.accept(),
      step.accept({ department: 'traffic' }),
      step.finishPart(),
      step.resolve(),
      step.revisit({ solved: 'no', satisfaction: 'dissatisfied' }),
      step.changeLead(),
      step.finishPart({ department: 'sanitation' }),
      step.resolve({ department: 'traffic' }),
      step.revisit(),
    );
    expect(await countsOf(town, { department: 'sanitation' })).toEqual([
      '1 valid contacted unsolved dissatisfied',
    ]);
    expect(await countsOf(town, { department: 'traffic' })).toEqual([
      '2 valid contacted solved satisfied',
      '2 deadline-met',
    ]);
  });

  it('is every missed deadline of whoever led then, whatever was extended or handed over later', async () => {
    const town = await new Town().tell(
      ...RESOLVED.slice(0, -1),
      step.missDeadline({ at: 'day 9 09:01' }),
      step.extend({ to: '2026-10-20T00:00:00.000Z' }),
      step.replaceDepartment(),
      step.accept({ department: 'parks' }),
      step.missDeadline({ at: 'day 28 09:01' }),
      step.extend({ to: '2026-11-20T00:00:00.000Z' }),
      step.replaceDepartment({ department: 'parks', by: 'traffic' }),
      step.accept({ department: 'traffic' }),
      step.resolve({ department: 'traffic' }),
      step.revisit(),
    );
    expect(await countsOf(town, { department: 'sanitation' })).toEqual(['1 deadline-missed']);
    expect(await countsOf(town, { department: 'parks' })).toEqual(['1 deadline-missed']);
    expect(await countsOf(town, { department: 'traffic' })).toEqual(['1 valid contacted solved satisfied']);
  });

  it('is a consultation explained on the call, which no department led, in the total alone', async () => {
    const town = await new Town().tell(
      step.receive({ kind: 'consultation' }),
      step.explain(),
      step.revisit(),
    );
    const rates = await ratesIn(town);
    expect(rates).toMatchObject({ groups: [], total: { valid: 1 } });
  });

  it('is no imported case unless asked for', async () => {
    const town = await new Town().tell(...RESOLVED, step.revisit());
    await town.imported(number(1), '2014-03-02T01:00:00.000Z', {
      type: 'ComplaintReceived',
      data: RECEIVED,
    } as never);
    for (const [type, data] of [
      ['Resolved', { outcome: 'fixed', evidence: [], department: 'DOHMH' }],
      ['Revisited', { ...ANSWER, reporter: number(1) }],
      ['Closed', { reason: 'closed-at-source', appealable: false }],
    ] as const)
      await town.imported(number(1), '2014-03-03T01:00:00.000Z', { type, data } as never);
    const months = async (historical?: RateChoice['historical']) =>
      (await ratesIn(town, { groupBy: 'month', historical })).groups.map(({ key, valid }) => [key, valid]);
    expect(await months()).toEqual([['2026-10', 1]]);
    expect(await months('only')).toEqual([['2014-03', 1]]);
    expect(await months('include')).toEqual([
      ['2014-03', 1],
      ['2026-10', 1],
    ]);
  });
});

describe('confidential cases', () => {
  const secretOnes = async (count: number, town: Town) => {
    for (let index = 1; index <= count; index++)
      await town.tellOf(
        number(index),
        ...until('resolved', {
          department: 'sanitation',
          district: 'haidian',
          day: 1,
          visibility: 'confidential',
        }),
        step.revisit(),
      );
    return town;
  };

  it('are in no figure but a city-wide count in whole tens', async () => {
    const nine = await ratesIn(await secretOnes(9, new Town()));
    expect(nine).toMatchObject({ groups: [], total: { valid: 0 } });
    expect(nine).not.toHaveProperty('confidentialAtLeast');
    const twelve = await ratesIn(await secretOnes(12, new Town()), { month: '2030-01', district: 'xicheng' });
    expect(twelve).toMatchObject({ groups: [], total: { valid: 0 }, confidentialAtLeast: 10 });
  });

  it('are behind no figure, not even for those who may read them', async () => {
    const reads = await (await secretOnes(3, new Town())).reads();
    expect((await reads.countedCases(staff('operator'), {})).items).toEqual([]);
  });

  it('leave the figures they were in before', async () => {
    const told = { department: 'sanitation', district: 'haidian', day: 1 };
    const town = await new Town().tell(...answered(told, ['contacted', 'yes', 'satisfied']));
    expect((await ratesIn(town)).total.valid).toBe(1);
    await town.tell(step.changeVisibility({ to: 'confidential', actor: SUPERVISOR }));
    expect((await ratesIn(town)).total.valid).toBe(0);
  });
});

describe('the cases behind a figure', () => {
  const SEEN: readonly [string, ReturnType<typeof staff>, readonly number[]][] = [
    ['the public: listed ones', PUBLIC, [1]],
    ['a citizen: the same', citizenOf(number(2)), [1]],
    ['the analyst: the same', staff('analyst'), [1]],
    ['the operator', staff('operator'), [1, 2, 4]],
    ['the department', staff('department', 'sanitation-north'), [1, 2, 4]],
    ['its parent', staff('department', 'sanitation'), [1, 2, 4]],
    ['nothing for its sibling', staff('department', 'sanitation-south'), []],
    ['nothing for the accused, though it led', staff('department', 'parks'), []],
  ];

  async function town(): Promise<Town> {
    const told = new Town();
    const at = { department: 'sanitation-north', district: 'haidian', day: 1 };
    for (const [index, visibility] of (['listed', 'unlisted', 'confidential'] as const).entries())
      await told.tellOf(number(index + 1), ...until('resolved', { ...at, visibility }), step.revisit());
    await told.tellOf(
      number(4),
      step.receive({ visibility: 'unlisted', about: ['parks'] }),
      ...until('resolved', at).slice(1),
      step.revisit(),
    );
    return told;
  }

  it.each(SEEN)('are there: %s', async (_, reader, expected) => {
    const { items } = await (await (await town()).reads()).countedCases(reader, { counts: 'valid' });
    expect(items.map(({ caseNumber }) => numberOf(caseNumber))).toEqual(expected);
    expect(JSON.stringify(items)).not.toContain('about');
  });
});

const RECEIVED = {
  caseNumber: number(1),
  channel: 'phone',
  kind: 'complaint',
  category: 'sanitation.rubbish',
  complexity: 'general',
  urgency: 'normal',
  visibility: 'listed',
  location: { district: 'haidian' },
  language: 'en',
  policy: { id: 'beijing', version: 1 },
  phones: 0,
  reachable: false,
  respondBy: '9999-12-31T23:59:59.999Z',
  resolveBy: '9999-12-31T23:59:59.999Z',
};

const ANSWER = {
  via: 'phone',
  contacted: true,
  solved: 'yes',
  satisfaction: 'satisfied',
  wantsReopening: false,
  interim: false,
  attempt: 1,
};
