import { describe, expect, it } from '@jest/globals';
import * as step from '../../libs/complaint/src/testing/steps.js';
import { OTHER_CASE, lead } from '../../libs/complaint/src/testing/steps.js';
import { moment } from '../../libs/complaint/src/testing/story.js';
import { PUBLIC } from '../testing/readers.js';
import { Town } from '../testing/town.js';
import { spreadOf } from './quantiles.js';

const HOUR = 3600;
const number = (index: number) => `HD-TIME-00${String(index).padStart(2, '0')}-X`;

/** Received at 09:00 and resolved so many hours later, each on the same day. */
const solvedAfter = (hours: number) => [
  step.receive({ at: '09:00' }),
  step.assign({ at: '09:10' }),
  step.accept({ at: '09:20' }),
  step.resolve({ at: `${String(9 + hours).padStart(2, '0')}:00` }),
];

describe('timelines', () => {
  it('come out as computed by hand', async () => {
    const town = new Town();
    for (const hours of [1, 2, 3, 6]) await town.tellOf(number(hours), ...solvedAfter(hours));
    // Covered after 2 hours, cleared after 10: a stopgap is a first measure and never a resolution.
    await town.tellOf(
      number(7),
      ...solvedAfter(1).slice(0, 3),
      step.mitigate({ at: '11:00' }),
      step.resolve({ at: '19:00' }),
    );
    await town.tellOf(number(8), ...solvedAfter(1).slice(0, 3), step.mitigate({ at: '10:00' }));
    await town.tellOf(number(9), step.receive({ at: '09:00' }));
    await town.tellOf(number(10), step.receive({ at: '09:00' }), step.withdraw());
    const { groups, total } = await (await town.reads()).timelines(PUBLIC, { groupBy: 'district' });
    expect(groups).toEqual([
      {
        key: 'haidian',
        name: { 'zh-CN': '海淀区', en: 'Haidian' },
        cases: 8,
        measured: 6,
        resolved: 5,
        open: 2,
        endedOtherwise: 1,
        // 1, 1, 2, 2, 3, 6 hours
        toFirstMeasure: { median: 2 * HOUR, p90: 4.5 * HOUR },
        // 1, 2, 3, 6, 10 hours
        toTrueResolution: { median: 3 * HOUR, p90: 8.4 * HOUR },
      },
    ]);
    expect(total).toMatchObject({ cases: 8, open: 2 });
  });

  it('count a case once, from its receipt to the resolution that stood', async () => {
    const town = await new Town().tellOf(
      number(1),
      ...solvedAfter(1),
      step.revisit({ at: '11:00', solved: 'no', satisfaction: 'dissatisfied' }),
      step.resolve({ at: '15:00' }),
    );
    const reads = await town.reads();
    expect((await reads.timelines(PUBLIC, { groupBy: 'month' })).groups).toEqual([
      expect.objectContaining({
        key: '2026-09',
        cases: 1,
        toFirstMeasure: { median: HOUR, p90: HOUR },
        toTrueResolution: { median: 6 * HOUR, p90: 6 * HOUR },
      }),
    ]);
  });

  it('are not beaten by back-dating: the clock stops when it was recorded', async () => {
    const town = await new Town().tellOf(
      number(1),
      ...solvedAfter(1).slice(0, 3),
      step.resolve({ at: '17:00', happened: '10:00' }),
    );
    const { total } = await (await town.reads()).timelines(PUBLIC, { groupBy: 'district' });
    expect(total.toTrueResolution?.median).toBe(8 * HOUR);
  });

  it('keep the moments of each round', async () => {
    const town = await new Town().tellOf(
      number(1),
      ...solvedAfter(1),
      step.revisit({ at: '11:00', solved: 'partly', satisfaction: 'dissatisfied' }),
      step.progress({ at: '12:00' }),
    );
    const live = (await (await town.documents()).live('resolution-timelines'))!;
    expect(await live.get('rounds', `${number(1)}/1`)).toMatchObject({
      current: false,
      assigned: '2026-09-23T01:10:00.000Z',
      accepted: '2026-09-23T01:20:00.000Z',
      resolved: '2026-09-23T02:00:00.000Z',
      reached: '2026-09-23T03:00:00.000Z',
    });
    expect(await live.get('rounds', `${number(1)}/1`)).not.toHaveProperty('trueResolution');
    expect(await live.get('rounds', `${number(1)}/2`)).toMatchObject({
      current: true,
      round: 2,
      startedAt: '2026-09-23T03:00:00.000Z',
      firstMeasure: '2026-09-23T04:00:00.000Z',
      stillOpen: true,
    });
  });

  it('open a case again that is unmerged, and leave the closed one that it was part of', async () => {
    const town = new Town();
    await town.tellOf(number(1), step.receive(), step.merge(), step.unmerge());
    await town.tellOf(
      number(2),
      ...solvedAfter(1),
      step.joinReporter(),
      step.revisit({ at: '12:00' }),
      step.revisit({ at: '13:00', reporter: OTHER_CASE }),
      step.unmerge(),
    );
    const live = (await (await town.documents()).live('resolution-timelines'))!;
    expect(await live.get('rounds', `${number(1)}/1`)).not.toHaveProperty('closed');
    expect(await live.get('rounds', `${number(2)}/1`)).toMatchObject({ closed: moment('13:00') });
  });

  it('do not count a case that a supervisor ruled closed as resolved', async () => {
    const town = await new Town().tellOf(
      number(1),
      ...solvedAfter(1),
      step.close({ reason: 'ruled', text: 'No further', actor: { id: 's', role: 'supervisor' } }),
    );
    expect((await (await town.reads()).timelines(PUBLIC, { groupBy: 'category' })).total).toMatchObject({
      resolved: 0,
      endedOtherwise: 1,
    });
  });

  it('leave confidential cases out of every figure, and count them city-wide in whole tens', async () => {
    const town = new Town();
    await town.tellOf(number(0), step.receive());
    const secret = (index: number) =>
      town.tellOf(number(index), step.receive({ visibility: 'confidential' }));
    for (let index = 1; index <= 9; index++) await secret(index);
    const before = await (await town.reads()).timelines(PUBLIC, { groupBy: 'district' });
    expect(before.total.cases).toBe(1);
    expect(before).not.toHaveProperty('confidentialAtLeast');
    for (let index = 10; index <= 12; index++) await secret(index);
    const after = await (await town.reads()).timelines(PUBLIC, { groupBy: 'district', from: '2030-01-01' });
    expect(after).toMatchObject({ groups: [], confidentialAtLeast: 10 });
  });

  it('count a case in every department that answers for a part of it', async () => {
    const town = await new Town().tell(
      step.receive(),
      step.assign({ departments: [lead('sanitation'), { id: 'traffic', part: 'support' }] }),
    );
    const { groups, total } = await (await town.reads()).timelines(PUBLIC, { groupBy: 'department' });
    expect(groups.map(({ key, cases }) => [key, cases])).toEqual([
      ['sanitation', 1],
      ['traffic', 1],
    ]);
    expect(total.cases).toBe(1);
  });

  it('keep imported cases out unless they are asked for', async () => {
    const town = await new Town().tellOf(number(1), step.receive());
    for (const [occurredAt, type] of [
      ['2014-03-02T01:00:00.000Z', 'ComplaintReceived'],
      ['2014-03-02T05:00:00.000Z', 'Resolved'],
    ] as const)
      await town.imported(
        number(2),
        occurredAt,
        (type === 'Resolved'
          ? { type, data: { outcome: 'fixed', evidence: [] } }
          : { type, data: RECEIVED }) as never,
      );
    const cases = async (historical?: 'include' | 'only') =>
      (
        await (
          await town.reads()
        ).timelines(PUBLIC, { groupBy: 'month', ...(historical ? { historical } : {}) })
      ).groups.map(({ key }) => key);
    expect(await cases()).toEqual(['2026-09']);
    expect(await cases('only')).toEqual(['2014-03']);
    expect(await cases('include')).toEqual(['2014-03', '2026-09']);
    const only = await (await town.reads()).timelines(PUBLIC, { groupBy: 'month', historical: 'only' });
    expect(only.total.toTrueResolution?.median).toBe(4 * HOUR);
  });
});

describe('spreads', () => {
  it('interpolate between ranks', () => {
    expect(spreadOf([])).toBeUndefined();
    expect(spreadOf([5])).toEqual({ median: 5, p90: 5 });
    expect(spreadOf([10, 0])).toEqual({ median: 5, p90: 9 });
  });
});

const RECEIVED = {
  caseNumber: number(2),
  channel: 'phone',
  kind: 'complaint',
  category: 'sanitation.rubbish',
  complexity: 'general',
  urgency: 'normal',
  visibility: 'listed',
  location: { district: 'haidian' },
  language: 'en',
  policy: { id: 'simple', version: 1 },
  phones: 0,
  reachable: false,
  respondBy: '9999-12-31T23:59:59.999Z',
  resolveBy: '9999-12-31T23:59:59.999Z',
};
