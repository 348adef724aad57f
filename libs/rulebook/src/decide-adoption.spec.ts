import { describe, expect, it } from '@jest/globals';
import { DEFAULT_CATALOGUE, SHIPPED_POLICIES, changeCatalogue, type Policy } from '#complaint';
import { decideAdoption, type Adoption } from './decide-adoption.js';

const FIRST = SHIPPED_POLICIES.find(({ id }) => id === 'beijing')!;
const NOW = '2026-11-24T12:00:00.000Z';
const TOMORROW = '2026-11-25T00:00:00.000Z';
const SECOND: Policy = { ...FIRST, version: 2, appliesFrom: TOMORROW, reopenDays: 30 };

const adopting = (policy: Policy, adoption: Partial<Adoption> = {}) =>
  decideAdoption(policy, { versions: [FIRST], catalogue: DEFAULT_CATALOGUE, now: NOW, ...adoption });

describe('adopting a policy', () => {
  it('takes the next version, from a moment to come', () => {
    expect(adopting(SECOND)).toEqual({ type: 'PolicyAdopted', data: { policy: SECOND } });
    expect(adopting({ ...SECOND, appliesFrom: NOW })).toBeDefined();
  });

  it('takes the first version of a new policy', () => {
    expect(adopting({ ...SECOND, id: 'lhasa', version: 1 }, { versions: [] })).toBeDefined();
  });

  it('says nothing where just this was adopted, at any time later and whatever order its words come in', () => {
    const reordered = Object.fromEntries(Object.entries(SECOND).reverse()) as unknown as Policy;
    expect(
      adopting(reordered, { versions: [FIRST, SECOND], now: '2030-01-01T00:00:00.000Z' }),
    ).toBeUndefined();
    expect(adopting({ ...FIRST, source: FIRST.source }, { versions: [FIRST, SECOND] })).toBeUndefined();
  });

  it('escalates to a department of the catalogue', () => {
    const escalation = [{ after: { hours: 1 }, to: 'urban-management' }];
    expect(adopting({ ...SECOND, escalation })).toBeDefined();
  });

  const retired = changeCatalogue(DEFAULT_CATALOGUE, { type: 'DepartmentRetired', data: { id: 'parks' } });
  const refusals: readonly [string, Policy, Partial<Adoption>, string, RegExp][] = [
    [
      'other promises under a number that is taken',
      { ...SECOND, version: 1 },
      {},
      'version-taken',
      /call this one version 2/,
    ],
    [
      'a number out of turn',
      { ...SECOND, version: 3 },
      {},
      'version-out-of-turn',
      /next version of beijing is 2/,
    ],
    [
      'a first version that is not called so',
      { ...SECOND, id: 'lhasa' },
      { versions: [] },
      'version-out-of-turn',
      /lhasa is 1/,
    ],
    [
      'to begin no later than the version before',
      { ...SECOND, version: 3 },
      { versions: [FIRST, SECOND] },
      'overlapping-versions',
      /overlap version 2, which applies from 2026-11-25T00:00:00.000Z/,
    ],
    [
      'to begin in the past',
      { ...SECOND, appliesFrom: '2026-11-24T11:59:59.999Z' },
      {},
      'applies-in-past',
      /choose a moment to come/,
    ],
    ['a first version from the past', { ...FIRST, id: 'lhasa' }, { versions: [] }, 'applies-in-past', /past/],
    [
      'to escalate to what is not there',
      { ...SECOND, escalation: [{ after: { hours: 1 }, to: 'lunar' }] },
      {},
      'unknown-department',
      /"lunar"/,
    ],
    [
      'to escalate to what is retired',
      { ...SECOND, escalation: [{ after: { hours: 1 }, to: 'parks' }] },
      { catalogue: retired },
      'unknown-department',
      /"parks" in use/,
    ],
  ];

  it.each(refusals)('refuses %s', (_, policy, adoption, code, says) => {
    expect(() => adopting(policy, adoption)).toThrow(expect.objectContaining({ code }));
    expect(() => adopting(policy, adoption)).toThrow(says);
  });
});
