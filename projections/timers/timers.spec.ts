import { describe, expect, it } from '@jest/globals';
import * as step from '../../libs/complaint/src/testing/steps.js';
import { CASE, OTHER_CASE } from '../../libs/complaint/src/testing/steps.js';
import { moment } from '../../libs/complaint/src/testing/story.js';
import { Town } from '../testing/town.js';
import { DueCases } from './due-cases.js';

const casesDue = async (town: Town, at: string) => {
  const { items } = await new DueCases(await town.documents()).due(moment(at));
  return items.map(({ caseNumber, duties: [first] }) => [caseNumber, first!.action]);
};

describe('what is due', () => {
  it('is the case whose duty has waited longest first, and only after its moment', async () => {
    const town = await new Town().tell(step.receive({ at: '09:00' }));
    await town.tellOf(OTHER_CASE, step.receive({ at: '10:00' }), step.assign({ at: '10:01' }));
    const due = await casesDue(town, 'day 30 09:00');
    expect(due.map(([caseNumber]) => caseNumber)).toEqual([CASE, OTHER_CASE]);
    expect(await casesDue(town, '09:30')).toEqual([]);
  });
});
