import { describe, expect, it } from '@jest/globals';
import { SHIPPED_BOOK } from '#complaint';
import * as step from '../../libs/complaint/src/testing/steps.js';
import { CASE, OTHER_CASE, lead, support } from '../../libs/complaint/src/testing/steps.js';
import { moment } from '../../libs/complaint/src/testing/story.js';
import { projecting } from '../../libs/projecting/src/testing/index.js';
import { PUBLIC, citizenOf, staff } from '../testing/readers.js';
import { Town } from '../testing/town.js';
import { mitigationsDueProjection } from './mitigations-due.projection.js';
import type { MitigationQuery } from './mitigations-due.queries.js';

const OPERATOR = staff('operator');
const HANDLED = [
  step.receive({ at: '09:00' }),
  step.assign({ departments: [lead('sanitation'), support('traffic')] }),
  step.accept(),
  step.accept({ department: 'traffic' }),
];
const MITIGATED = [...HANDLED, step.mitigate({ at: '10:00' })];

const listAt = async (town: Town, at = '12:00', query: MitigationQuery = {}, reader = OPERATOR) =>
  (await (await town.reads(at)).mitigations(reader, query)).items;

describe('stopgaps', () => {
  it('say why, since when, until when, and how often they were renewed', async () => {
    const town = await new Town().tell(...MITIGATED);
    expect(await listAt(town)).toEqual([
      expect.objectContaining({
        caseNumber: CASE,
        status: 'mitigated',
        department: 'sanitation',
        departmentName: { 'zh-CN': '环境卫生服务中心', en: 'Sanitation' },
        part: 'lead',
        why: 'access-blocked',
        since: moment('10:00'),
        reviewOn: '2026-09-25',
        reviewBy: moment('day 4 00:00'),
        renewals: 0,
        maxRenewals: 3,
        lapsed: false,
      }),
    ]);
    await town.tell(
      step.mitigate({
        at: 'day 2 10:00',
        reviewOn: '2026-09-28',
        whyNotPermanent: { code: 'weather', text: 'It rains' },
      }),
    );
    expect(await listAt(town)).toMatchObject([
      { why: 'weather', since: moment('day 2 10:00'), reviewOn: '2026-09-28', renewals: 1 },
    ]);
  });

  it('lapse when their review day ends, and say to whom it was escalated', async () => {
    const town = await new Town().tell(...MITIGATED);
    expect(await listAt(town, 'day 3 23:59')).toMatchObject([{ lapsed: false }]);
    const [lapsed] = await listAt(town, 'day 4 00:01');
    expect(lapsed).toMatchObject({ lapsed: true });
    expect(lapsed).not.toHaveProperty('escalatedTo');
    await town.tell(
      step.escalate({ at: 'day 4 00:02', to: 'urban-management', reason: 'mitigation-lapsed' }),
    );
    expect(await listAt(town, 'day 4 00:03')).toMatchObject([
      { lapsed: true, escalatedTo: 'urban-management', escalatedToName: { en: 'Urban management' } },
    ]);
    await town.tell(step.mitigate({ at: 'day 4 09:00', reviewOn: '2026-09-30' }));
    const [renewed] = await listAt(town, 'day 4 10:00');
    expect(renewed).toMatchObject({ lapsed: false, renewals: 1 });
    expect(renewed).not.toHaveProperty('escalatedTo');
  });

  it('are nobody’s escalation for another cause', async () => {
    const town = await new Town().tell(
      ...MITIGATED,
      step.missDeadline({ at: 'day 5 09:00' }),
      step.escalate({ at: 'day 5 09:01', to: 'urban-management', reason: 'deadline-missed' }),
    );
    expect((await listAt(town, 'day 5 10:00'))[0]).not.toHaveProperty('escalatedTo');
  });

  it('of a new round were not escalated in the one before', async () => {
    const town = await new Town().tell(
      ...MITIGATED,
      step.finishPart(),
      step.escalate({ at: 'day 4 00:02', to: 'urban-management', reason: 'mitigation-lapsed' }),
      step.resolve(),
      step.revisit({ solved: 'no', satisfaction: 'dissatisfied' }),
      step.mitigate({ at: 'day 5 09:00', reviewOn: '2026-09-30' }),
    );
    const [again] = await listAt(town, 'day 5 10:00');
    expect(again).toMatchObject({ department: 'sanitation', renewals: 0 });
    expect(again).not.toHaveProperty('escalatedTo');
  });

  it('pass on to whoever takes the part over', async () => {
    const town = await new Town().tell(...MITIGATED, step.replaceDepartment());
    expect(await listAt(town)).toMatchObject([{ department: 'parks', why: 'access-blocked', renewals: 0 }]);
  });

  it('go when the part is finished, the case resolved, or opened again', async () => {
    const support = step.mitigate({ department: 'traffic' });
    const town = await new Town().tell(...MITIGATED, support);
    expect(await listAt(town)).toHaveLength(2);
    await town.tell(step.finishPart());
    expect(await listAt(town)).toMatchObject([{ department: 'sanitation' }]);
    await town.tell(step.resolve());
    expect(await listAt(town)).toEqual([]);
    await town.tell(step.revisit({ solved: 'no', satisfaction: 'dissatisfied' }));
    expect(await listAt(town)).toEqual([]);
    await town.tell(step.mitigate({ at: 'day 2 09:00', reviewOn: '2026-09-30' }));
    expect(await listAt(town)).toMatchObject([{ renewals: 0, since: moment('day 2 09:00') }]);
  });
});

describe('the list of stopgaps', () => {
  async function town(): Promise<Town> {
    const told = await new Town().tell(...MITIGATED);
    return told.tellOf(
      OTHER_CASE,
      step.receive({ at: '09:00', visibility: 'confidential', location: { district: 'chaoyang' } }),
      step.assign({ departments: [lead('water')] }),
      step.accept({ department: 'water' }),
      step.mitigate({ department: 'water', reviewOn: '2026-09-24' }),
    );
  }

  const whose = async (query: MitigationQuery, reader = OPERATOR, at = '12:00') =>
    (await listAt(await town(), at, query, reader)).map(({ department }) => department);

  it('is by review day, of a branch, a district, and what has lapsed', async () => {
    expect(await whose({})).toEqual(['water', 'sanitation']);
    expect(await whose({ department: 'sanitation' })).toEqual(['sanitation']);
    expect(await whose({ district: 'chaoyang' })).toEqual(['water']);
    expect(await whose({ lapsed: true }, OPERATOR, 'day 3 09:00')).toEqual(['water']);
    expect(await whose({ lapsed: false }, OPERATOR, 'day 3 09:00')).toEqual(['sanitation']);
  });

  it('shows a department its branch alone, and no one else anything', async () => {
    expect(await whose({}, staff('department', 'water'))).toEqual(['water']);
    expect(await whose({}, staff('department', 'traffic'))).toEqual([]);
    expect(await whose({ department: 'water' }, staff('department', 'traffic'))).toEqual([]);
    for (const reader of [PUBLIC, citizenOf(CASE), staff('analyst')])
      expect(await whose({}, reader)).toEqual([]);
  });

  it('is the same however its events come', async () => {
    const told = await town();
    await told.tell(
      step.replaceDepartment(),
      step.finishPart(),
      step.escalate({ at: 'day 4 00:02', reason: 'mitigation-lapsed' }),
    );
    await projecting(mitigationsDueProjection(SHIPPED_BOOK))
      .given(...told.events)
      .expectSameWhenReplayed();
  });
});
