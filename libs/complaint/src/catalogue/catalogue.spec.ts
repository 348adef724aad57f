import { describe, expect, it } from '@jest/globals';
import { DEFAULT_CATALOGUE } from './default-catalogue.js';
import { branchOf, findDepartment } from './find.js';

describe('the sample city', () => {
  it('names nothing twice, and every parent exists', () => {
    for (const list of Object.values(DEFAULT_CATALOGUE) as { id: string }[][]) {
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    }
    for (const { parent } of DEFAULT_CATALOGUE.departments) {
      if (parent !== undefined) expect(findDepartment(DEFAULT_CATALOGUE, parent)).toBeDefined();
    }
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
});
