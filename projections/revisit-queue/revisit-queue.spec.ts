import { describe, expect, it } from '@jest/globals';
import * as step from '../../libs/complaint/src/testing/steps.js';
import { CASE, OTHER_CASE } from '../../libs/complaint/src/testing/steps.js';
import { moment } from '../../libs/complaint/src/testing/story.js';
import { projecting } from '../../libs/projecting/src/testing/index.js';
import { PUBLIC, citizenOf, staff } from '../testing/readers.js';
import { Town } from '../testing/town.js';
import { revisitQueueProjection } from './revisit-queue.projection.js';
import type { RevisitQuery } from './revisit-queue.queries.js';

const OPERATOR = staff('operator');

const resolvedAt = (at: string) => [
  step.receive({ at: '09:00', complainant: { name: 'Lin Qiu', phones: ['13800000000', '13900000000'] } }),
  step.assign(),
  step.accept(),
  step.resolve({ at }),
];

const queueAt = async (town: Town, at: string, query: RevisitQuery = {}) =>
  (await (await town.reads(at)).revisits(OPERATOR, query)).items;

describe('the list of callbacks', () => {
  it('says whom to call, on which number and between which hours', async () => {
    const town = await new Town().tell(...resolvedAt('12:00'), step.scheduleRevisit({ at: '12:01' }));
    expect(await queueAt(town, '13:00')).toEqual([
      expect.objectContaining({
        caseNumber: CASE,
        status: 'resolved',
        outcome: 'fixed',
        resolvedAt: moment('12:00'),
        callback: {
          attempt: 1,
          reporter: CASE,
          phone: 1,
          from: moment('14:00'),
          until: moment('17:00'),
        },
        attempts: [],
        phones: 2,
        waiting: [CASE],
        language: 'zh-CN',
        callable: false,
        overdue: false,
      }),
    ]);
  });

  it.each([
    ['13:59', false, false],
    ['14:01', true, false],
    ['16:59', true, false],
    ['17:01', true, true],
  ])('at %s: callable %s, overdue %s', async (at, callable, overdue) => {
    const town = await new Town().tell(...resolvedAt('12:00'), step.scheduleRevisit({ at: '12:01' }));
    expect(await queueAt(town, at)).toMatchObject([{ callable, overdue }]);
    expect(await queueAt(town, at, { callable: true })).toHaveLength(callable ? 1 : 0);
    expect(await queueAt(town, at, { callable: false })).toHaveLength(callable ? 0 : 1);
  });

  it('shows what was tried so far, and then other hours and the other number', async () => {
    const town = await new Town().tell(
      ...resolvedAt('12:00'),
      step.attemptRevisit({ at: '14:10', result: 'flagged-as-spam' }),
    );
    const [waiting] = await queueAt(town, '14:11');
    expect(waiting).toMatchObject({
      status: 'revisiting',
      attempts: [{ reporter: CASE, result: 'flagged-as-spam', phone: 1, at: moment('14:10') }],
      callable: false,
    });
    expect(waiting).not.toHaveProperty('callback');
    await town.tell(step.scheduleRevisit({ at: '14:12' }));
    expect(await queueAt(town, '14:13')).toMatchObject([
      { callback: { attempt: 2, phone: 2, from: moment('18:10'), until: moment('20:00') } },
    ]);
  });

  it('says until when the citizen may answer in writing', async () => {
    const town = await new Town().tell(
      ...resolvedAt('12:00'),
      ...Array.from({ length: 4 }, () => step.attemptRevisit()),
      step.invite({ at: 'day 2 09:00' }),
    );
    expect(await queueAt(town, 'day 2 10:00')).toMatchObject([{ invitedUntil: moment('day 9 09:00') }]);
  });

  it('says who was called in vain and who is still to answer, by case number', async () => {
    const town = await new Town().tell(
      ...resolvedAt('12:00').slice(0, -1),
      step.joinReporter(),
      step.resolve(),
      step.attemptRevisit({ reporter: OTHER_CASE }),
    );
    expect(await queueAt(town, '13:00')).toMatchObject([
      { attempts: [{ reporter: OTHER_CASE }], waiting: [CASE, OTHER_CASE] },
    ]);
  });

  it('puts the overdue first, then those whose hours end soonest, and last those without a promise', async () => {
    const town = new Town();
    const number = (index: number) => `HD-CALL-000${index}-X`;
    await town.tellOf(number(1), ...resolvedAt('12:00'));
    await town.tellOf(number(2), ...resolvedAt('17:00'), step.scheduleRevisit({ at: '17:01' }));
    await town.tellOf(number(3), ...resolvedAt('12:00'), step.scheduleRevisit({ at: '12:01' }));
    await town.tellOf(number(4), ...resolvedAt('20:00'), step.scheduleRevisit({ at: '20:01' }));
    const queue = await queueAt(town, '18:30');
    expect(queue.map(({ caseNumber, overdue }) => [caseNumber, overdue])).toEqual([
      [number(3), true],
      [number(2), false],
      [number(4), false],
      [number(1), false],
    ]);
  });

  it('comes in pages that go on by the clock of the first', async () => {
    const town = new Town();
    for (const index of [1, 2, 3])
      await town.tellOf(
        `HD-CALL-000${index}-X`,
        ...resolvedAt(`12:0${index}`),
        step.scheduleRevisit({ at: '12:10' }),
      );
    const store = await town.documents();
    const first = await (await town.reads('14:01', store)).revisits(OPERATOR, { callable: true, limit: 2 });
    expect(first.items).toHaveLength(2);
    const later = await town.reads('day 2 09:00', store);
    const rest = await later.revisits(OPERATOR, { callable: true, limit: 2, cursor: first.next });
    expect(rest.items.map(({ overdue }) => overdue)).toEqual([false]);
    const forged = first.next!.replace(/^[^~]*/, moment('20:00'));
    await expect(later.revisits(OPERATOR, { callable: true, cursor: forged })).rejects.toThrow('cursor');
    await expect(later.revisits(OPERATOR, { callable: true, cursor: 'x' })).rejects.toThrow('cursor');
  });

  it('is empty once the citizen answered', async () => {
    const town = await new Town().tell(...resolvedAt('12:00'), step.scheduleRevisit());
    expect(await queueAt(town, '13:00')).toHaveLength(1);
    expect(await queueAt(await town.tell(step.revisit()), '13:00')).toEqual([]);
  });

  it('is for the hotline alone', async () => {
    const reads = await (await new Town().tell(...resolvedAt('12:00'))).reads();
    for (const reader of [PUBLIC, citizenOf(CASE), staff('analyst'), staff('department', 'sanitation')])
      expect((await reads.revisits(reader)).items).toEqual([]);
    expect((await reads.revisits(staff('supervisor'))).items).toHaveLength(1);
  });

  it('is the same however its events come', async () => {
    const town = await new Town().tell(
      ...resolvedAt('12:00'),
      step.scheduleRevisit(),
      step.attemptRevisit(),
      step.scheduleRevisit(),
      step.revisit({ solved: 'no', satisfaction: 'dissatisfied' }),
      step.resolve(),
      step.scheduleRevisit(),
    );
    await projecting(revisitQueueProjection)
      .given(...town.events)
      .expectSameWhenReplayed();
  });
});
