import { beforeAll, describe, expect, it } from '@jest/globals';
import { CITIZEN } from '../../libs/complaint/src/testing/actors.js';
import * as step from '../../libs/complaint/src/testing/steps.js';
import { CASE, lead, support } from '../../libs/complaint/src/testing/steps.js';
import { PUBLIC, citizenOf } from '../testing/readers.js';
import { Town } from '../testing/town.js';
import type { CaseView } from './case-view.js';

const COVERED = [
  step.receive({ at: '09:07', summary: 'Rubbish heaped under the windows of block 7' }),
  step.assign({ at: '09:20', departments: [lead('sanitation'), support('traffic')] }),
  step.accept({ at: '09:30', department: 'sanitation' }),
  step.accept({ at: '09:40', department: 'traffic' }),
  step.contact({ at: '10:00', department: 'sanitation', text: 'Spoke with the resident' }),
  step.mitigate({
    at: '15:30',
    done: 'heap covered',
    whyNotPermanent: { code: 'access-blocked', text: 'the truck cannot get in today' },
    plan: 'clear the heap',
    reviewOn: '2026-09-25',
  }),
];
const CLEARED = [
  step.linkCall({ at: '16:00', actor: CITIZEN, text: 'It is only covered!' }),
  step.finishPart({ at: 'day 2 11:00', department: 'traffic', text: 'the van is towed' }),
  step.resolve({ at: 'day 3 10:00', outcome: 'fixed', done: 'heap cleared' }),
];
const CALLED = [
  step.attemptRevisit({ at: 'day 3 14:00', result: 'unanswered' }),
  step.attemptRevisit({ at: 'day 3 18:00', result: 'flagged-as-spam' }),
  step.attemptRevisit({ at: 'day 4 10:00', result: 'unanswered' }),
];

async function seenAfter(...steps: readonly step.Step[]): Promise<CaseView> {
  const reads = await (await new Town().tell(...steps)).reads();
  return (await reads.caseView(PUBLIC, CASE))!;
}

describe('the covered heap as the public page tells it', () => {
  let covered: CaseView;
  let whole: CaseView;
  beforeAll(async () => {
    covered = await seenAfter(...COVERED);
    whole = await seenAfter(
      ...COVERED,
      ...CLEARED,
      ...CALLED,
      step.revisit({ at: 'day 4 19:00', opinion: 'Kind' }),
    );
  });

  it('says mitigated, not resolved; why; what next; by when; who', () => {
    expect(covered.status).toBe('mitigated');
    expect(covered.statusText).toEqual({ 'zh-CN': '已临时处理，尚未解决', en: 'Mitigated, not resolved' });
    expect(covered.plain).toEqual({
      status: {
        'zh-CN': '只是临时处理，问题还没有解决。',
        en: 'A stopgap is in place, but it is not solved.',
      },
      done: { 'zh-CN': '“heap covered”', en: '“heap covered”' },
      why: { 'zh-CN': '“the truck cannot get in today”', en: '“the truck cannot get in today”' },
      next: { 'zh-CN': '“clear the heap”', en: '“clear the heap”' },
      byWhen: {
        'zh-CN': '最迟2026年9月25日复查。解决期限不变，仍为2026年9月26日9时。',
        en: 'It is looked at again no later than 25 September 2026. The deadline to solve it stays 26 September 2026, 9 am.',
      },
      who: { 'zh-CN': '环境卫生服务中心', en: 'Sanitation' },
    });
    expect(covered.nextReview).toBe('2026-09-25');
    expect(covered.deadline?.late).toBe(false);
  });

  it('tells every step in order, in English', () => {
    expect(whole.entries.map(({ text }) => text.en)).toEqual([
      'The hotline received a complaint by phone: “Rubbish heaped under the windows of block 7”. Promised: contact with the citizen by 24 September 2026, 9 am, a solution by 26 September 2026, 9 am.',
      'The case was given to Sanitation (lead); Traffic (support).',
      'Sanitation accepted the case and began to work on it.',
      'Traffic accepted the case and began to work on it.',
      'Sanitation says that it spoke with the citizen: “Spoke with the resident”.',
      'Sanitation dealt with it for now: “heap covered”. This is not solved yet. Why: “the truck cannot get in today”. Plan: “clear the heap”. It will be looked at again no later than 25 September 2026.',
      'The citizen got in touch again about the same matter, by phone; this is contact number 2.',
      'Traffic finished its part: “the van is towed”.',
      'Sanitation reports that the problem was fixed. In its words: “heap cleared”.',
      'Callback attempt 1 did not succeed: nobody answered.',
      'Callback attempt 2 did not succeed: the number was flagged as spam on the citizen’s phone.',
      'Callback attempt 3 did not succeed: nobody answered.',
      'The citizen was called back. Their answer: it is solved; satisfied; the department had contacted them.',
      'The case was closed: the citizen confirmed that it is solved.',
    ]);
  });

  it('tells every step in order, in Chinese', () => {
    expect(whole.entries.map(({ text }) => text['zh-CN'])).toEqual([
      '热线收到市民来电投诉：“Rubbish heaped under the windows of block 7”。承诺2026年9月24日9时前联系市民，2026年9月26日9时前解决问题。',
      '案件派给环境卫生服务中心（主办）；交通管理局（协办）。',
      '环境卫生服务中心已受理，开始办理。',
      '交通管理局已受理，开始办理。',
      '环境卫生服务中心表示已与市民联系：“Spoke with the resident”。',
      '环境卫生服务中心已临时处理：“heap covered”。这不是最终解决。原因：“the truck cannot get in today”。后续计划：“clear the heap”。最迟2026年9月25日复查。',
      '市民第2次反映同一问题（电话）。',
      '交通管理局完成了自己负责的部分：“the van is towed”。',
      '环境卫生服务中心报告办理结果：问题已解决。具体情况：“heap cleared”。',
      '第1次回访没有成功：无人接听。',
      '第2次回访没有成功：来电在市民手机上被标记为骚扰电话。',
      '第3次回访没有成功：无人接听。',
      '电话回访了市民。市民表示：问题已解决，满意；承办部门联系过市民。',
      '案件结案：市民确认问题已解决。',
    ]);
  });

  it('shows the public times to the hour', () => {
    expect(whole.receivedAt).toBe('2026-09-23T01:00:00.000Z');
    for (const { occurredAt, recordedAt } of whole.entries)
      for (const time of [occurredAt, recordedAt]) expect(time).toMatch(/:00:00\.000Z$/);
  });

  it('says how the callback fares', async () => {
    const { plain, status } = await seenAfter(...COVERED, ...CLEARED, ...CALLED);
    expect(status).toBe('revisiting');
    expect(plain.why?.en).toBe('3 callbacks have not succeeded; last time nobody answered.');
    expect(plain.status['zh-CN']).toBe('环境卫生服务中心报告：问题已解决。尚待市民确认。热线正在回访。');
  });

  it('opens exact times and her own words to the citizen', async () => {
    const town = await new Town().tell(...COVERED, ...CLEARED);
    const history = (await (await town.reads()).history(citizenOf(CASE), CASE))!;
    expect(history.receivedAt).toBe('2026-09-23T01:07:00.000Z');
    expect(history.complainant?.phones).toEqual(['13800000000']);
    expect(history.entries[6]!.text.en).toContain('“It is only covered!”');
  });
});
