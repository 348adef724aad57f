import { describe, expect, it } from '@jest/globals';
import * as step from '../../libs/complaint/src/testing/steps.js';
import { CASE, OTHER_CASE, lead, support } from '../../libs/complaint/src/testing/steps.js';
import { moment } from '../../libs/complaint/src/testing/story.js';
import { staff } from '../testing/readers.js';
import { Town } from '../testing/town.js';

const OPERATOR = staff('operator');

async function nextFor(department: string, ...steps: readonly step.Step[]) {
  const reads = await (await new Town().tell(...steps)).reads();
  return (await reads.worklist(OPERATOR, department)).items.map(({ next, dueAt }) => [next, dueAt]);
}

const ASSIGNED = [
  step.receive({ at: '09:00' }),
  step.assign({ departments: [lead('sanitation'), support('traffic')] }),
];
const ACCEPTED = [...ASSIGNED, step.accept(), step.accept({ department: 'traffic' })];
const CONTACTED = [...ACCEPTED, step.contact()];

describe('the worklist says what to do next', () => {
  const respondBy = moment('day 2 09:00');
  const resolveBy = moment('day 4 09:00');
  // The review day ends at midnight in the city.
  const reviewEnds = moment('day 4 00:00');

  it.each<[string, string, readonly step.Step[], unknown]>([
    ['accept, by the day to answer', 'sanitation', ASSIGNED, [['accept', respondBy]]],
    ['contact the citizen', 'sanitation', ACCEPTED, [['contact', respondBy]]],
    ['solve it', 'sanitation', CONTACTED, [['solve', resolveBy]]],
    ['finish its part', 'traffic', CONTACTED, [['finish-part', resolveBy]]],
    ['nothing once its part is finished', 'traffic', [...CONTACTED, step.finishPart()], []],
    [
      'look at the stopgap again',
      'sanitation',
      [...CONTACTED, step.mitigate()],
      [['review-mitigation', reviewEnds]],
    ],
    [
      'look at its own stopgap again, whatever the lead does',
      'traffic',
      [...CONTACTED, step.mitigate(), step.mitigate({ department: 'traffic', reviewOn: '2026-09-24' })],
      [['review-mitigation', moment('day 3 00:00')]],
    ],
    ['await the ruling', 'sanitation', [...ASSIGNED, step.dispute()], [['await-ruling', resolveBy]]],
    [
      'report on the deferral',
      'sanitation',
      [...CONTACTED, step.defer()],
      [['report-deferral', '2026-12-01T16:00:00.000Z']],
    ],
    ['nothing once resolved', 'sanitation', [...CONTACTED, step.finishPart(), step.resolve()], []],
    [
      'what was passed down the tree',
      'sanitation-north',
      [...CONTACTED, step.delegate()],
      [['solve', resolveBy]],
    ],
  ])('%s', async (_, department, steps, expected) => {
    expect(await nextFor(department, ...steps)).toEqual(expected);
  });

  it('puts the soonest due first and says what is late', async () => {
    const town = await new Town().tell(...CONTACTED);
    await town.tellOf(OTHER_CASE, step.receive({ urgency: 'emergency' }), step.assign());
    const reads = await town.reads('day 3 09:00');
    const { items } = await reads.worklist(staff('department', 'sanitation'), 'sanitation');
    expect(items.map(({ caseNumber, late }) => [caseNumber, late])).toEqual([
      [OTHER_CASE, true],
      [CASE, false],
    ]);
    expect(items[1]).toMatchObject({
      departmentName: { en: 'Sanitation' },
      categoryName: { en: 'Rubbish' },
      summary: 'Rubbish heaped under the windows of block 7',
    });
    expect(items[1]).not.toHaveProperty('about');
  });
});

describe('a repeat call', () => {
  const LINKED = [
    ...CONTACTED,
    step.linkCall({ at: '12:00' }),
    step.linkCall({ at: '14:00', happened: '13:30' }),
  ];

  it('shows on every line of its case, with how often and how long ago', async () => {
    const reads = await (await new Town().tell(...LINKED)).reads('15:45');
    for (const department of ['sanitation', 'traffic'])
      expect((await reads.worklist(OPERATOR, department)).items).toEqual([
        expect.objectContaining({
          calls: 3,
          calledAgainAt: moment('13:30'),
          calledAgain: {
            'zh-CN': '市民已来电3次，最近一次2小时前',
            en: 'The citizen has called 3 times, the last time 2 hours ago',
          },
        }),
      ]);
  });

  it('shows in the list of callbacks, and not where nobody called again', async () => {
    const resolved = [step.finishPart(), step.resolve()];
    const called = await (await new Town().tell(...LINKED, ...resolved)).reads();
    expect((await called.revisits(OPERATOR)).items).toEqual([expect.objectContaining({ calls: 3 })]);
    expect((await called.revisits(OPERATOR)).items[0]).toHaveProperty('calledAgain');
    const quiet = await (await new Town().tell(...CONTACTED, ...resolved)).reads();
    expect((await quiet.revisits(OPERATOR)).items[0]).not.toHaveProperty('calledAgain');
  });
});
