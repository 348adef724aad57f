import { describe, expect, it } from '@jest/globals';
import { DEFAULT_CATALOGUE, fold } from '#complaint';
import * as step from '../../libs/complaint/src/testing/steps.js';
import { lead } from '../../libs/complaint/src/testing/steps.js';
import { SECRETS, Town } from '../testing/town.js';
import { ReadPortSight } from './department-sight.js';

const RECEIVED = step.receive({
  description: SECRETS.description,
  complainant: { name: SECRETS.name, phones: [SECRETS.phone] },
});

async function seen(department: string, ...steps: readonly step.Step[]) {
  const town = await new Town().tell(RECEIVED, ...steps);
  const complaint = fold(town.historyOf())!;
  const sight = new ReadPortSight(DEFAULT_CATALOGUE, town.sealing);
  const texts = await sight.texts(department, town.historyOf()[0]!, complaint);
  return { mayRead: sight.mayRead(department, complaint), texts: JSON.stringify(texts) };
}

describe('what a department’s own system may be told', () => {
  it('is of cases in its branch', async () => {
    expect((await seen('sanitation', step.assign())).mayRead).toBe(true);
    expect((await seen('traffic', step.assign())).mayRead).toBe(false);
    expect((await seen('sanitation')).mayRead).toBe(false);
    const delegated = await seen('sanitation-north', step.assign(), step.accept(), step.delegate());
    expect(delegated.mayRead).toBe(true);
  });

  it('is with the texts that it may read', async () => {
    expect((await seen('sanitation', step.assign())).texts).toContain(SECRETS.description);
    const others = await seen('traffic', step.assign({ departments: [lead('sanitation')] }));
    expect(others.texts).not.toContain(SECRETS.description);
  });

  it('is without texts once their use is restricted', async () =>
    expect((await seen('sanitation', step.assign(), step.restrict())).texts).toBe('{}'));

  it('is without words that were struck', async () => {
    const supervisor = { id: 'sup-1', role: 'supervisor' } as const;
    const { texts } = await seen(
      'sanitation',
      step.assign(),
      step.redact({ entry: 'e0', actor: supervisor }),
    );
    expect(texts).not.toContain('Rubbish heaped');
  });
});
