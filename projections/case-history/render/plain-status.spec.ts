import { describe, expect, it } from '@jest/globals';
import type { LocalizedText } from '#complaint';
import { SUPERVISOR } from '../../../libs/complaint/src/testing/actors.js';
import * as step from '../../../libs/complaint/src/testing/steps.js';
import { CASE, OTHER_CASE } from '../../../libs/complaint/src/testing/steps.js';
import { PUBLIC } from '../../testing/readers.js';
import { Town } from '../../testing/town.js';
import type { CaseView } from '../case-view.js';

const RECEIVED = [step.receive({ at: '09:00' })];
const ASSIGNED = [...RECEIVED, step.assign()];
const ACCEPTED = [...ASSIGNED, step.accept()];
const RESOLVED = [...ACCEPTED, step.contact(), step.resolve()];
const ATTEMPTED = [
  ...RESOLVED,
  step.attemptRevisit(),
  step.attemptRevisit(),
  step.attemptRevisit(),
  step.attemptRevisit(),
];

/** What comes next where a case was merged into another. */
const ASKED = 'Once it is resolved, the hotline calls back everyone who reported it.';

async function view(steps: readonly step.Step[], at?: string): Promise<CaseView> {
  const reads = await (await new Town().tell(...steps)).reads(at);
  return (await reads.caseView(PUBLIC, CASE))!;
}

describe('the plain status says where a case stands', () => {
  it.each<[string, readonly step.Step[], string]>([
    ['received', RECEIVED, 'The complaint was received and a department is being chosen.'],
    ['assigned', ASSIGNED, 'It was given to Sanitation, which has not taken it up yet.'],
    [
      'disputed',
      [...ASSIGNED, step.dispute()],
      'Sanitation says that this is not for it to handle. The deadlines go on.',
    ],
    ['in-progress', ACCEPTED, 'Sanitation is working on it. It is not solved yet.'],
    ['mitigated', [...ACCEPTED, step.mitigate()], 'A stopgap is in place, but it is not solved.'],
    [
      'deferred',
      [...ACCEPTED, step.defer()],
      'This cannot be solved soon. It stays on the city’s list and is followed up.',
    ],
    [
      'resolved',
      RESOLVED,
      'Sanitation reports that the problem was fixed. The citizen has not confirmed it yet.',
    ],
    [
      'revisiting',
      [...RESOLVED, step.attemptRevisit()],
      'Sanitation reports that the problem was fixed. The citizen has not confirmed it yet. The hotline is calling back.',
    ],
    ['closed', [...RESOLVED, step.revisit()], 'It is solved, and the citizen confirmed it.'],
    [
      'closed',
      [...ATTEMPTED, step.close()],
      'The department reported a result, but the citizen could not be reached to confirm it.',
    ],
    [
      'closed',
      [...RESOLVED, step.close({ reason: 'ruled', text: 'Nothing more can be done', actor: SUPERVISOR })],
      'A supervisor closed it. It does not count as solved.',
    ],
    ['closed', [...RECEIVED, step.withdraw()], 'The citizen withdrew it.'],
    ['closed', [...RECEIVED, step.merge()], 'It goes on as part of another case about the same matter.'],
  ])('%s', async (status, steps, sentence) => {
    const seen = await view(steps);
    expect(seen.status).toBe(status);
    expect(seen.plain.status.en).toBe(sentence);
    for (const text of Object.values(seen.plain) as LocalizedText[]) {
      expect(text['zh-CN']).toMatch(/[。”]$|^\p{Script=Han}+$/u);
      expect(`${text['zh-CN']}${text.en}`).not.toMatch(/undefined|\[object/);
    }
  });

  it('says that it is late, and since when', async () => {
    const late = await view(ACCEPTED, 'day 5 09:00');
    expect(late.deadline?.late).toBe(true);
    expect(late.plain.status).toEqual({
      'zh-CN': '环境卫生服务中心正在办理，尚未解决。已经超期。',
      en: 'Sanitation is working on it. It is not solved yet. It is late.',
    });
    expect(late.plain.byWhen).toEqual({
      'zh-CN': '本应在2026年9月26日9时前解决，已超期。',
      en: 'It should have been solved by 26 September 2026, 9 am.',
    });
  });

  it('says when the citizen should have been contacted', async () => {
    const late = await view(ACCEPTED, 'day 2 10:00');
    expect(late.plain.byWhen?.en).toBe(
      'The citizen should have been contacted by 24 September 2026, 9 am. It is to be solved by 26 September 2026, 9 am.',
    );
  });

  it('says that the citizen was contacted late, while there is time to solve it', async () => {
    const late = await view([...ACCEPTED, step.contact({ at: 'day 2 11:00' })], 'day 2 12:00');
    expect(late.plain.byWhen).toEqual({
      'zh-CN': '本应在2026年9月24日9时前联系市民，联系晚了。2026年9月26日9时前解决问题。',
      en: 'The citizen was contacted late: it was promised by 24 September 2026, 9 am. It is to be solved by 26 September 2026, 9 am.',
    });
  });

  it('is not late for having been resolved in time', async () => {
    expect((await view(RESOLVED, 'day 9 09:00')).deadline?.late).toBe(false);
  });

  it('says why a case was opened again', async () => {
    const again = await view([...RESOLVED, step.revisit({ solved: 'no', satisfaction: 'dissatisfied' })]);
    expect(again.round).toBe(2);
    expect(again.plain.why).toEqual({
      'zh-CN': '案件重新办理：市民表示问题没有解决。',
      en: 'It was opened again: the citizen says it is not solved.',
    });
  });

  it('tells a stopgap from its reason where its words were struck', async () => {
    const seen = await view([...ACCEPTED, step.mitigate(), step.redact({ entry: 'e3' })]);
    expect(seen.plain.why?.en).toBe('The place cannot be reached yet.');
    expect(seen.entries[3]).toMatchObject({ gone: 'redacted' });
    expect(seen.entries[3]!.text.en).toBe(
      'Sanitation dealt with it for now. This is not solved yet. Why: the place cannot be reached yet. It will be looked at again no later than 25 September 2026.',
    );
  });

  it('counts who has confirmed where several people reported the matter', async () => {
    const both = await view([...ACCEPTED, step.joinReporter(), step.resolve(), step.revisit()]);
    expect(both.status).toBe('revisiting');
    expect(both.plain.status.en).toBe(
      'Sanitation reports that the problem was fixed. 1 of the 2 people who reported it confirmed it. The hotline is calling back.',
    );
  });

  it('says what was done beside the result, and what came late', async () => {
    const late = await view([...ACCEPTED, { ...step.resolve({ at: 'day 5 09:00' }) }]);
    expect(late.plain.done?.en).toMatch(/^“.+”$/);
    expect(late.plain.status.en).toMatch(/That came late\.$/);
  });

  it('leads to the case it was merged into only where that one may be found', async () => {
    for (const [visibility, next] of [
      ['listed', `Follow it under ${OTHER_CASE}. ${ASKED}`],
      ['unlisted', ASKED],
    ] as const) {
      const town = await new Town().tellOf(OTHER_CASE, step.receive({ visibility }));
      await town.tell(step.receive(), step.merge({ intoVisibility: visibility }));
      const seen = (await (await town.reads()).caseView(PUBLIC, CASE))!;
      expect(seen.plain.next?.en).toBe(next);
      expect(JSON.stringify(seen).includes(OTHER_CASE)).toBe(visibility === 'listed');
    }
  });
});
