import { describe, expect, it } from '@jest/globals';
import type { Catalogue, Category, Department } from './catalogue.js';
import { DEFAULT_CATALOGUE } from './default-catalogue.js';
import { foldCatalogue } from './fold.js';
import { planChanges } from './plan-changes.js';

const withDepartments = (change: (department: Department) => Department, catalogue = DEFAULT_CATALOGUE) => ({
  ...catalogue,
  departments: catalogue.departments.map(change),
});
const withDepartment = (id: string, amendment: Partial<Department>, catalogue = DEFAULT_CATALOGUE) =>
  withDepartments((each) => (each.id === id ? { ...each, ...amendment } : each), catalogue);
const withCategory = (id: string, amendment: Partial<Category>): Catalogue => ({
  ...DEFAULT_CATALOGUE,
  categories: DEFAULT_CATALOGUE.categories.map((each) => (each.id === id ? { ...each, ...amendment } : each)),
});
const planned = (wanted: Catalogue, current = DEFAULT_CATALOGUE) => {
  const { events, refusals } = planChanges(current, wanted);
  return { events, refusals: refusals.map(({ code, id }) => [code, id]) };
};

describe('the way to the catalogue that is wanted', () => {
  it('is nothing where all is so already, whatever order the words come in', () => {
    expect(planned(DEFAULT_CATALOGUE)).toEqual({ events: [], refusals: [] });
    const [first, ...others] = DEFAULT_CATALOGUE.departments;
    const name = { en: first!.name.en, 'zh-CN': first!.name['zh-CN'] };
    const reordered = { ...DEFAULT_CATALOGUE, departments: [...others, { ...first!, name }] };
    expect(planned(reordered)).toEqual({ events: [], refusals: [] });
  });

  it('names what changed, and only that', () => {
    const name = { 'zh-CN': '公园局', en: 'Parks and gardens' };
    expect(planned(withDepartment('parks', { name, parent: 'environment' })).events).toEqual([
      { type: 'DepartmentRenamed', data: { id: 'parks', name } },
      { type: 'DepartmentMoved', data: { id: 'parks', parent: 'environment' } },
    ]);
    const keywords = { 'zh-CN': ['树'], en: ['tree'] };
    expect(planned(withCategory('parks.trees', { keywords, visibility: 'unlisted' })).events).toEqual([
      { type: 'CategoryVisibilityChanged', data: { id: 'parks.trees', visibility: 'unlisted' } },
      { type: 'CategoryRouted', data: { id: 'parks.trees', keywords, department: 'parks' } },
    ]);
    expect(planned(withCategory('parks.trees', { keywords: undefined })).events).toEqual([
      { type: 'CategoryRouted', data: { id: 'parks.trees', department: 'parks' } },
    ]);
  });

  it('turns a branch upside down', () => {
    const wanted = withDepartment(
      'traffic',
      { parent: 'parking' },
      withDepartment('parking', { parent: undefined }),
    );
    expect(planned(wanted)).toEqual({
      events: [
        { type: 'DepartmentMoved', data: { id: 'parking' } },
        { type: 'DepartmentMoved', data: { id: 'traffic', parent: 'parking' } },
      ],
      refusals: [],
    });
  });

  it('merges a chain from its far end, and retires the last', () => {
    const chain = withDepartment(
      'water',
      { retired: true },
      withDepartment('power', { mergedInto: 'water' }, withDepartment('parks', { mergedInto: 'power' })),
    );
    const { events, refusals } = planned(chain);
    expect(refusals).toEqual([]);
    expect(events.map(({ type, data }) => [type, data.id])).toEqual([
      ['DepartmentMerged', 'parks'],
      ['DepartmentMerged', 'power'],
      ['DepartmentRetired', 'water'],
    ]);
    expect(foldCatalogue(events, DEFAULT_CATALOGUE)).toEqual(chain);
    expect(planned(DEFAULT_CATALOGUE, chain).events.map(({ type }) => type)).toEqual([
      'DepartmentRestored',
      'DepartmentRestored',
      'DepartmentRestored',
    ]);
  });

  it('merges elsewhere what was merged', () => {
    const current = withDepartment('parks', { mergedInto: 'water' });
    expect(planned(withDepartment('parks', { mergedInto: 'power' }), current).events).toEqual([
      { type: 'DepartmentRestored', data: { id: 'parks' } },
      { type: 'DepartmentMerged', data: { id: 'parks', into: 'power' } },
    ]);
  });

  it('lists a child that comes before its parent', () => {
    const name = { 'zh-CN': '队', en: 'Team' };
    const wanted = {
      ...DEFAULT_CATALOGUE,
      departments: [
        { id: 'below', name, parent: 'above' },
        { id: 'above', name },
        ...DEFAULT_CATALOGUE.departments,
      ],
    };
    expect(planned(wanted).events.map(({ data }) => data.id)).toEqual(['above', 'below']);
  });

  it('is barred by everything that cannot be, all told at once', () => {
    const wanted: Catalogue = {
      departments: withDepartment('traffic', { parent: 'parking' }).departments.filter(
        ({ id }) => id !== 'parks',
      ),
      categories: withCategory('parks.trees', { mergedInto: 'parks.lawns' }).categories,
      districts: DEFAULT_CATALOGUE.districts.map((each) =>
        each.id === 'haidian' ? { ...each, code: 'HA' } : each,
      ),
    };
    expect(planned(wanted).refusals).toEqual([
      ['code-never-changes', 'haidian'],
      ['never-taken-out', 'parks'],
      ['below-itself', 'traffic'],
      ['not-listed', 'parks.trees'],
    ]);
  });

  it('is barred by two departments below each other and by a circle of merges', () => {
    const circle = withDepartment('water', { parent: 'power' }, withDepartment('power', { parent: 'water' }));
    expect(planned(circle).refusals.map(([code]) => code)).toEqual(['below-itself']);
    const merges = withDepartment(
      'water',
      { mergedInto: 'power' },
      withDepartment('power', { mergedInto: 'water' }),
    );
    expect(planned(merges).refusals).toEqual([['not-in-use', 'power']]);
  });
});
