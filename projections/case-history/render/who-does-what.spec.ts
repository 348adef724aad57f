import { describe, expect, it } from '@jest/globals';
import { SUPERVISOR } from '../../../libs/complaint/src/testing/actors.js';
import * as step from '../../../libs/complaint/src/testing/steps.js';
import { CASE, lead, support, type Step } from '../../../libs/complaint/src/testing/steps.js';
import { moment } from '../../../libs/complaint/src/testing/story.js';
import { PUBLIC } from '../../testing/readers.js';
import { Town } from '../../testing/town.js';
import type { CaseView, DepartmentView } from '../case-view.js';

const TOW = 'Tow the van away';
const JOINT = [
  step.receive({ at: '09:00' }),
  step.assign({
    departments: [
      { ...lead('sanitation'), instruction: 'Clear the heap' },
      { ...support('traffic'), instruction: TOW, dueBy: moment('15:00') },
    ],
  }),
];
const WORKING = [...JOINT, step.accept(), step.accept({ department: 'traffic' })];

async function view(steps: readonly Step[], at?: string): Promise<CaseView> {
  const reads = await (await new Town().tell(...steps)).reads(at);
  return (await reads.caseView(PUBLIC, CASE))!;
}

async function of(department: string, steps: readonly Step[], at?: string): Promise<DepartmentView> {
  const { departments } = await view(steps, at);
  return departments.findLast(({ id }) => id === department)!;
}

describe('who does what now', () => {
  it('says for each department what it was asked, how that stands and by when', async () => {
    expect(await of('sanitation', WORKING)).toMatchObject({
      part: 'lead',
      task: 'Clear the heap',
      now: {
        'zh-CN': '正在办理。2026年9月26日9时前完成。',
        en: 'It is working on it. To be done by 26 September 2026, 9 am.',
      },
    });
    expect(await of('traffic', WORKING)).toMatchObject({
      part: 'support',
      task: TOW,
      dueBy: moment('15:00'),
      now: { en: 'It is working on it. To be done by 23 September 2026, 3 pm.' },
    });
  });

  it.each<[string, readonly Step[], string, string]>([
    [
      'assigned',
      JOINT,
      'It has not taken this up yet. To be done by 26 September 2026, 9 am.',
      '尚未受理。2026年9月26日9时前完成。',
    ],
    [
      'disputed',
      [...JOINT, step.dispute({ at: '10:00' })],
      'It says that this is not for it to handle. A supervisor decides by 24 September 2026, 10 am who handles it. To be done by 26 September 2026, 9 am.',
      '认为不属于本部门职责。由督办人员在2026年9月24日10时前裁定由谁办理。2026年9月26日9时前完成。',
    ],
    [
      'given back',
      [...WORKING, step.returnPart({ at: '10:00' })],
      'It has given its part back. A supervisor decides by 24 September 2026, 10 am who handles it. To be done by 26 September 2026, 9 am.',
      '已退回自己的部分。由督办人员在2026年9月24日10时前裁定由谁办理。2026年9月26日9时前完成。',
    ],
    [
      'mitigated',
      [...WORKING, step.mitigate()],
      'It has put a stopgap in place, to be looked at again no later than 25 September 2026. To be done by 26 September 2026, 9 am.',
      '已临时处理，最迟2026年9月25日复查。2026年9月26日9时前完成。',
    ],
    [
      'delegated',
      [...WORKING, step.delegate()],
      'It is working on it. It passed the work to Sanitation, north street team and goes on answering for it. To be done by 26 September 2026, 9 am.',
      '正在办理。具体工作交由环卫北部作业队，本部门仍负责。2026年9月26日9时前完成。',
    ],
    ['deferred', [...WORKING, step.defer()], 'It is working on it.', '正在办理。'],
  ])('tells a part that is %s', async (_, steps, en, zh) => {
    expect((await of('sanitation', steps)).now).toEqual({ en, 'zh-CN': zh });
  });

  it('says that a part is late, and nothing of time once it is done', async () => {
    expect((await of('traffic', WORKING, '16:00')).now.en).toBe(
      'It is working on it. It should have been done by 23 September 2026, 3 pm.',
    );
    expect((await of('traffic', [...WORKING, step.finishPart()], '16:00')).now.en).toBe(
      'It has finished its part.',
    );
    const closed = [...WORKING, step.finishPart(), step.resolve(), step.revisit()];
    expect((await of('sanitation', closed, 'day 9 09:00')).now.en).toBe('It has finished its part.');
  });

  it('shows the latest instruction, and keeps the one before where only the time changed', async () => {
    expect(await of('traffic', [...WORKING, step.instruct({ instruction: 'Close the lane' })])).toMatchObject(
      {
        task: 'Close the lane',
      },
    );
    const later = step.instruct({ instruction: undefined, dueBy: moment('18:00') });
    expect(await of('traffic', [...WORKING, later])).toMatchObject({ task: TOW, dueBy: moment('18:00') });
  });

  it('shows no instruction whose words were struck, nor an older one in its place', async () => {
    const instructed = [...WORKING, step.instruct({ instruction: 'Call Mrs Lin' })];
    const seen = await view([...instructed, step.redact({ entry: 'e4' })]);
    expect(seen.departments.find(({ id }) => id === 'traffic')).not.toHaveProperty('task');
    expect(seen.departments.find(({ id }) => id === 'sanitation')).toHaveProperty('task', 'Clear the heap');
    expect(JSON.stringify(seen)).not.toContain('Mrs Lin');
  });

  it('hands the task over with the part, unless there is a new one', async () => {
    expect(await of('parks', [...WORKING, step.replaceDepartment()])).toMatchObject({
      state: 'assigned',
      task: 'Clear the heap',
    });
    expect(
      await of('parks', [...WORKING, step.replaceDepartment({ instruction: 'Fence the lawn' })]),
    ).toMatchObject({ task: 'Fence the lawn' });
    const moved = step.rule({ ruling: 'moved', to: 'parks', actor: SUPERVISOR });
    expect(await of('parks', [...JOINT, step.dispute(), moved])).toMatchObject({ task: 'Clear the heap' });
    expect(await of('sanitation', [...WORKING, step.replaceDepartment()])).toMatchObject({
      now: { en: 'It is no longer on this case.' },
    });
  });

  it('keeps its times to the hour for the public', async () => {
    const { dueBy, ruledBy } = await of('traffic', [
      ...JOINT,
      step.instruct({ dueBy: moment('17:45') }),
      step.dispute({ department: 'traffic', at: '11:20' }),
    ]);
    expect([dueBy, ruledBy]).toEqual([moment('17:00'), moment('day 2 11:00')]);
  });
});

describe('the next callback', () => {
  const resolved = [...WORKING, step.finishPart(), step.resolve({ at: '13:00' })];
  const scheduled = [...resolved, step.scheduleRevisit({ at: '13:01' })];

  it('is told with its hours and its number', async () => {
    const { plain, status } = await view(scheduled);
    expect(status).toBe('resolved');
    expect(plain.byWhen).toEqual({
      'zh-CN': '2026年9月23日14时至2026年9月23日17时之间，热线用12345来电。',
      en: 'The hotline calls between 23 September 2026, 2 pm and 23 September 2026, 5 pm, from the number 12345.',
    });
  });

  it('is told again after one that was in vain, with how many there were', async () => {
    const { plain, status } = await view([
      ...scheduled,
      step.attemptRevisit({ at: '14:30' }),
      step.scheduleRevisit(),
    ]);
    expect(status).toBe('revisiting');
    expect(plain.why?.en).toBe('1 callback has not succeeded; last time nobody answered.');
    expect(plain.byWhen?.en).toContain('from the number 12345');
  });

  it('becomes a written question: until when, and how to answer', async () => {
    const attempts = [1, 2, 3, 4].map(() => step.attemptRevisit());
    const { plain } = await view([...resolved, ...attempts, step.invite({ at: 'day 3 09:00' })]);
    expect(plain.byWhen).toEqual({
      'zh-CN': '已书面请市民答复。请在2026年10月2日9时前拨打12345，报案件编号，说明问题是否解决。',
      en: 'The citizen was asked in writing. To answer, call 12345 by 2 October 2026, 9 am, give the case number and say whether it is solved.',
    });
    expect(plain.why?.en).toBe('4 callbacks have not succeeded; last time nobody answered.');
  });

  it('is nothing where none is promised', async () =>
    expect((await view(resolved)).plain).not.toHaveProperty('byWhen'));
});
