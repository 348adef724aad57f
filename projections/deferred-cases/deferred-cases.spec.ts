import { describe, expect, it } from '@jest/globals';
import { SHIPPED_BOOK } from '#complaint';
import * as step from '../../libs/complaint/src/testing/steps.js';
import { CASE, lead } from '../../libs/complaint/src/testing/steps.js';
import { projecting } from '../../libs/projecting/src/testing/index.js';
import { PUBLIC, citizenOf, staff } from '../testing/readers.js';
import { Town } from '../testing/town.js';
import { deferredCasesProjection } from './deferred-cases.projection.js';
import type { DeferredQuery } from './deferred-cases.queries.js';

const HANDLED = [step.receive({ at: '09:20' }), step.assign(), step.accept()];

const listAt = async (town: Town, query: DeferredQuery = {}, reader = PUBLIC, at = 'day 2 09:00') =>
  (await (await town.reads(at)).deferred(reader, query)).items;

describe('deferred cases', () => {
  it('say who reports next and when, and no more than the case’s page', async () => {
    const town = await new Town().tell(...HANDLED, step.linkCall(), step.defer());
    const [deferred] = await listAt(town);
    expect(deferred).toEqual({
      caseNumber: CASE,
      status: 'deferred',
      statusText: expect.anything(),
      round: 1,
      category: 'sanitation.rubbish',
      categoryName: expect.anything(),
      district: 'haidian',
      districtName: expect.anything(),
      // To the hour: it was received at 09:20.
      receivedAt: '2026-09-23T01:00:00.000Z',
      summary: 'Rubbish heaped under the windows of block 7',
      department: 'sanitation',
      departmentName: { 'zh-CN': '环境卫生服务中心', en: 'Sanitation' },
      targetDate: '2027-04-01',
      nextReportOn: '2026-12-01',
      overdue: false,
    });
  });

  it('are overdue once the day of the report is over in the city', async () => {
    const town = await new Town().tell(...HANDLED, step.defer({ nextReportOn: '2026-09-25' }));
    const overdueAt = async (at: string) => (await listAt(town, {}, PUBLIC, at))[0]?.overdue;
    expect(await overdueAt('day 3 23:59')).toBe(false);
    expect(await overdueAt('day 4 00:01')).toBe(true);
    expect(await listAt(town, { overdue: true }, PUBLIC, 'day 3 23:59')).toEqual([]);
    expect(await listAt(town, { overdue: false }, PUBLIC, 'day 4 00:01')).toEqual([]);
    await town.tell(step.reviewDeferral({ at: 'day 4 09:00', nextReportOn: '2026-10-20' }));
    expect(await listAt(town, {}, PUBLIC, 'day 4 10:00')).toMatchObject([
      { overdue: false, nextReportOn: '2026-10-20' },
    ]);
  });

  it('leave the list when the deferral ends or the case is resolved', async () => {
    const ended = await new Town().tell(...HANDLED, step.defer(), step.endDeferral());
    expect(await listAt(ended)).toEqual([]);
    const resolved = await new Town().tell(...HANDLED, step.defer(), step.resolve());
    expect(await listAt(resolved)).toEqual([]);
    const withdrawn = await new Town().tell(...HANDLED, step.defer(), step.withdraw());
    expect(await listAt(withdrawn)).toEqual([]);
  });

  describe('of several', () => {
    const number = (index: number) => `HD-LONG-000${index}-X`;
    async function town(): Promise<Town> {
      const told = new Town();
      const cases = [
        ['listed', 'sanitation', '2026-11-01', 'haidian'],
        ['unlisted', 'sanitation-north', '2026-10-20', 'haidian'],
        ['confidential', 'sanitation', '2026-10-10', 'haidian'],
        ['listed', 'water', '2026-10-15', 'chaoyang'],
      ] as const;
      for (const [index, [visibility, department, nextReportOn, district]] of cases.entries())
        await told.tellOf(
          number(index),
          step.receive({ visibility, location: { district } }),
          step.assign({ departments: [lead(department)] }),
          step.accept({ department }),
          step.defer({ nextReportOn }),
        );
      return told;
    }

    const found = async (query: DeferredQuery, reader = PUBLIC) =>
      (await listAt(await town(), query, reader)).map(({ caseNumber }) => Number(caseNumber.at(-3)));

    it('come by their next report', async () => expect(await found({})).toEqual([3, 0]));

    it('are found by district and by department with its branch', async () => {
      expect(await found({ district: 'chaoyang' })).toEqual([3]);
      expect(await found({ department: 'sanitation' }, staff('operator'))).toEqual([2, 1, 0]);
    });

    it('are shown to each as far as they may see them', async () => {
      expect(await found({}, citizenOf(number(1)))).toEqual([3, 0]);
      expect(await found({}, staff('analyst'))).toEqual([3, 0]);
      expect(await found({}, staff('operator'))).toEqual([2, 3, 1, 0]);
      expect(await found({}, staff('department', 'sanitation'))).toEqual([2, 1, 0]);
      expect(await found({}, staff('department', 'parks'))).toEqual([]);
    });

    it('are the same however their events come', async () => {
      const told = await town();
      await told.tellOf(number(0), step.endDeferral({ at: 'day 2 09:00' }));
      await projecting(deferredCasesProjection(SHIPPED_BOOK))
        .given(...told.events)
        .expectSameWhenReplayed();
    });
  });
});
