import { describe, expect, it } from '@jest/globals';
import { CATALOGUE_LISTS, EMPTY_CATALOGUE, type Entry, isInUse } from './catalogue.js';
import { DEFAULT_CATALOGUE } from './default-catalogue.js';
import { branchOf, findDepartment } from './find.js';
import { planChanges } from './plan-changes.js';

describe('the sample city', () => {
  it('may be listed as it is: no id or code twice, every parent and usual lead there', () => {
    const { events, refusals } = planChanges(EMPTY_CATALOGUE, DEFAULT_CATALOGUE);
    expect(refusals).toEqual([]);
    expect(events).toHaveLength(Object.values(DEFAULT_CATALOGUE).flat().length);
  });

  it('is all in use', () => {
    const entries = CATALOGUE_LISTS.flatMap((list): readonly Entry[] => DEFAULT_CATALOGUE[list]);
    expect(entries.every(isInUse)).toBe(true);
  });

  it('has a branch below a department', () => {
    expect(branchOf(DEFAULT_CATALOGUE, 'sanitation')).toEqual([
      'sanitation',
      'sanitation-north',
      'sanitation-south',
    ]);
    expect(branchOf(DEFAULT_CATALOGUE, 'unheard-of')).toEqual(['unheard-of']);
  });

  it('keeps complaints about officials confidential', () => {
    const conduct = DEFAULT_CATALOGUE.categories.find(({ id }) => id === 'conduct.official');
    expect(conduct?.visibility).toBe('confidential');
  });

  it('says by which words a category is found, in both languages, and who usually leads', () => {
    for (const { keywords } of DEFAULT_CATALOGUE.categories) {
      expect(keywords?.['zh-CN'].length).toBeGreaterThan(1);
      expect(keywords?.en.length).toBeGreaterThan(1);
    }
    const leads = DEFAULT_CATALOGUE.categories.flatMap(({ department }) => department ?? []);
    expect(leads.length).toBeGreaterThan(15);
    for (const lead of leads) expect(findDepartment(DEFAULT_CATALOGUE, lead)).toBeDefined();
  });
});
