import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { SHIPPED_BOOK, fold, isOpen, readComplaintEvent } from '#complaint';
import * as step from '../../libs/complaint/src/testing/steps.js';
import { CASE, OTHER_CASE, lead, support } from '../../libs/complaint/src/testing/steps.js';
import { moment } from '../../libs/complaint/src/testing/story.js';
import { projecting } from '../../libs/projecting/src/testing/index.js';
import { arbitraryTown } from '../testing/lives.js';
import { PUBLIC, citizenOf, staff } from '../testing/readers.js';
import { Town } from '../testing/town.js';
import { deadlinesProjection } from './deadlines.projection.js';
import type { DeadlineQuery } from './deadlines.queries.js';

const OPERATOR = staff('operator');
const RECEIVED = [step.receive({ at: '09:00' })];
const JOINT = [
  ...RECEIVED,
  step.assign({
    departments: [lead('sanitation'), { ...support('traffic'), dueBy: moment('day 2 12:00') }],
  }),
  step.accept(),
  step.accept({ department: 'traffic' }),
  step.contact(),
];
const respondBy = moment('day 2 09:00');
const resolveBy = moment('day 4 09:00');

const listAt = async (town: Town, at = 'day 1 12:00', query: DeadlineQuery = {}, reader = OPERATOR) =>
  (await (await town.reads(at)).deadlines(reader, query)).items;

async function promisesOf(steps: readonly step.Step[]) {
  const items = await listAt(await new Town().tell(...steps));
  return items.map(({ kind, dueAt, responsible }) => [kind, dueAt, responsible.map(({ id }) => id).join()]);
}

describe('open promises', () => {
  it.each<[string, readonly step.Step[], unknown]>([
    [
      'of a case that nobody was given yet',
      RECEIVED,
      [
        ['respondBy', respondBy, ''],
        ['resolveBy', resolveBy, ''],
      ],
    ],
    [
      'of a joint case whose citizen was contacted: its own and the part’s',
      JOINT,
      [
        ['part', moment('day 2 12:00'), 'traffic'],
        ['resolveBy', resolveBy, 'sanitation'],
      ],
    ],
    [
      'of a part until it is finished',
      [...JOINT, step.finishPart()],
      [['resolveBy', resolveBy, 'sanitation']],
    ],
    [
      'of a case that was passed down, for both',
      [...JOINT, step.finishPart(), step.delegate()],
      [['resolveBy', resolveBy, 'sanitation,sanitation-north']],
    ],
    [
      'of a stopgap: the end of its review day in the city',
      [...JOINT, step.finishPart(), step.mitigate({ reviewOn: '2026-09-24' })],
      [
        ['mitigation-review', moment('day 3 00:00'), 'sanitation'],
        ['resolveBy', resolveBy, 'sanitation'],
      ],
    ],
    [
      'of a dispute: a supervisor’s to rule',
      [...RECEIVED, step.assign(), step.dispute({ at: '10:00' })],
      [
        ['respondBy', respondBy, 'sanitation'],
        ['ruling', moment('day 2 10:00'), ''],
        ['resolveBy', resolveBy, 'sanitation'],
      ],
    ],
    [
      'of a deferral: its next report',
      [...RECEIVED, step.assign(), step.accept(), step.contact(), step.defer()],
      [
        ['resolveBy', resolveBy, 'sanitation'],
        ['deferral-report', '2026-12-01T16:00:00.000Z', 'sanitation'],
      ],
    ],
    [
      'of a resolved case: the callback, which is the hotline’s',
      [...JOINT, step.finishPart(), step.resolve({ at: '12:00' }), step.scheduleRevisit({ at: '12:01' })],
      [['callback', moment('17:00'), '']],
    ],
    [
      'of a case opened again: those of the new round',
      [
        ...JOINT,
        step.finishPart(),
        step.resolve(),
        step.revisit({ at: 'day 2 10:00', solved: 'no', satisfaction: 'dissatisfied' }),
      ],
      [
        ['respondBy', moment('day 3 10:00'), 'sanitation'],
        ['resolveBy', moment('day 5 10:00'), 'sanitation'],
      ],
    ],
    ['of a closed case: none', [...RECEIVED, step.withdraw()], []],
  ])('%s', async (_, steps, expected) => expect(await promisesOf(steps)).toEqual(expected));

  it('say what is late now, and what is recorded as near or missed', async () => {
    const town = await new Town().tell(
      ...JOINT,
      step.missPart({ at: 'day 2 12:01' }),
      step.warnDeadline({ at: 'day 3 10:00' }),
    );
    const facts = async (at: string) =>
      (await listAt(town, at)).map(({ kind, late, warned, missed }) => ({ kind, late, warned, missed }));
    expect(await facts('day 3 11:00')).toEqual([
      { kind: 'part', late: true, warned: false, missed: true },
      { kind: 'resolveBy', late: false, warned: true, missed: false },
    ]);
    expect((await facts('day 4 09:01'))[1]).toMatchObject({ late: true, missed: false });
    await town.tell(step.missDeadline({ at: 'day 4 09:02' }));
    expect((await facts('day 4 09:03'))[1]).toMatchObject({ late: true, missed: true });
  });

  it('that were missed and are extended are not missed any more', async () => {
    const town = await new Town().tell(
      ...JOINT,
      step.missDeadline({ at: 'day 4 09:02' }),
      step.extend({ to: moment('day 9 09:00') }),
    );
    expect((await listAt(town, 'day 4 10:00')).at(-1)).toMatchObject({
      kind: 'resolveBy',
      dueAt: moment('day 9 09:00'),
      missed: false,
      late: false,
    });
  });

  it('say that a review, a report or a callback was escalated as missed', async () => {
    const lapsed = await new Town().tell(
      ...JOINT,
      step.mitigate({ reviewOn: '2026-09-24' }),
      step.escalate({ at: 'day 3 00:01', reason: 'mitigation-lapsed' }),
    );
    expect(await listAt(lapsed, 'day 3 08:00', { kind: 'mitigation-review' })).toMatchObject([
      { department: 'sanitation', late: true, missed: true },
    ]);
  });
});

describe('the list of deadlines', () => {
  async function town(): Promise<Town> {
    const told = await new Town().tell(...JOINT);
    return told.tellOf(
      OTHER_CASE,
      step.receive({
        at: '09:00',
        urgency: 'emergency',
        location: { district: 'chaoyang' },
        policy: 'beijing',
      }),
      step.assign({ departments: [lead('sanitation-north')] }),
      step.accept({ department: 'sanitation-north' }),
    );
  }

  const kinds = async (query: DeadlineQuery, reader = OPERATOR, at = '10:00') =>
    (await listAt(await town(), at, query, reader)).map(({ caseNumber, kind }) => [
      caseNumber === CASE ? 'joint' : 'emergency',
      kind,
    ]);

  it('is soonest first', async () =>
    expect(await kinds({})).toEqual([
      ['emergency', 'resolveBy'],
      ['emergency', 'respondBy'],
      ['joint', 'part'],
      ['joint', 'resolveBy'],
    ]));

  it('is of a department with its branch, of a district, of a kind, of what is late', async () => {
    expect(await kinds({ department: 'traffic' })).toEqual([['joint', 'part']]);
    expect(await kinds({ department: 'sanitation', kind: 'resolveBy' })).toEqual([
      ['emergency', 'resolveBy'],
      ['joint', 'resolveBy'],
    ]);
    expect(await kinds({ district: 'chaoyang', kind: 'respondBy' })).toEqual([['emergency', 'respondBy']]);
    expect(await kinds({ late: true }, OPERATOR, 'day 2 13:00')).toEqual([
      ['emergency', 'resolveBy'],
      ['emergency', 'respondBy'],
      ['joint', 'part'],
    ]);
    expect(await kinds({ late: false }, OPERATOR, 'day 2 13:00')).toEqual([['joint', 'resolveBy']]);
  });

  it('shows a department what its branch answers for, and nothing of others', async () => {
    const own = (department: string, query: DeadlineQuery = {}) =>
      kinds(query, staff('department', department));
    expect(await own('sanitation-north')).toEqual([
      ['emergency', 'resolveBy'],
      ['emergency', 'respondBy'],
    ]);
    expect(await own('sanitation')).toHaveLength(3);
    expect(await own('traffic')).toEqual([['joint', 'part']]);
    expect(await own('parks')).toEqual([]);
    expect(await own('traffic', { department: 'sanitation' })).toEqual([]);
  });

  it('shows no department a callback or a ruling, which are not its own', async () => {
    const told = await new Town().tell(...JOINT, step.finishPart(), step.resolve(), step.scheduleRevisit());
    await told.tellOf(OTHER_CASE, ...RECEIVED, step.assign(), step.contact(), step.dispute());
    expect(
      (await listAt(told, '13:00', {}, staff('department', 'sanitation'))).map(({ kind }) => kind),
    ).toEqual(['resolveBy']);
  });

  it('is not for those who do not work on cases', async () => {
    for (const reader of [PUBLIC, citizenOf(CASE), staff('analyst'), staff('department'), staff('service')])
      expect(await kinds({}, reader)).toEqual([]);
  });

  it('never shows the accused a case, even one it was given by an import', async () => {
    const told = await new Town().tell(step.receive({ about: ['sanitation'] }));
    await told.imported(CASE, '2026-09-23T02:00:00.000Z', {
      type: 'ComplaintAssigned',
      data: { departments: [lead('sanitation-north')] },
      publishable: {},
    });
    for (const department of ['sanitation', 'sanitation-north'])
      expect(await listAt(told, '12:00', {}, staff('department', department))).toEqual([]);
    expect(await listAt(told, '12:00')).toHaveLength(2);
  });

  it('names cases and departments, and nothing sealed', async () => {
    const [part] = await listAt(await new Town().tell(...JOINT));
    expect(part).toMatchObject({
      caseNumber: CASE,
      summary: 'Rubbish heaped under the windows of block 7',
      districtName: { en: 'Haidian' },
      department: 'traffic',
      responsible: [{ id: 'traffic', name: { en: 'Traffic' } }],
    });
    expect(part).not.toHaveProperty('about');
  });

  it('is the same however its events come', async () => {
    const told = await town();
    await told.tell(
      step.mitigate(),
      step.finishPart(),
      step.resolve(),
      step.scheduleRevisit(),
      step.revisit(),
    );
    await projecting(deadlinesProjection(SHIPPED_BOOK))
      .given(...told.events)
      .expectSameWhenReplayed();
  });
});

it('promises one resolution for every case that is open, and nothing else for any that is not', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryTown, async (town) => {
      const items = (await (await town.reads()).deadlines(OPERATOR, { limit: 100 })).items;
      const cases = Map.groupBy(town.events.map(readComplaintEvent), ({ caseNumber }) => caseNumber);
      for (const [caseNumber, events] of cases) {
        const complaint = fold(events)!;
        const kinds = items.filter((item) => item.caseNumber === caseNumber).map(({ kind }) => kind);
        expect(kinds.filter((kind) => kind === 'resolveBy')).toHaveLength(isOpen(complaint) ? 1 : 0);
        if (complaint.closed) expect(kinds).toEqual([]);
        else if (!isOpen(complaint)) expect(kinds.every((kind) => kind === 'callback')).toBe(true);
      }
    }),
    { numRuns: Number(process.env.CASETRAIL_TEST_RUNS ?? 30) },
  );
});
