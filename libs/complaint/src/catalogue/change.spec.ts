import { describe, expect, it } from '@jest/globals';
import type { Catalogue } from './catalogue.js';
import { changeCatalogue } from './change.js';
import { DEFAULT_CATALOGUE } from './default-catalogue.js';
import type { CatalogueEvent } from './events.js';
import { branchOf, departmentsAbove, findDepartment, isInLine, nameOf, successorOf } from './find.js';
import { foldCatalogue } from './fold.js';
import type { CatalogueRefusalCode } from './refused.js';

const NAME = { 'zh-CN': '新名', en: 'New name' };
const after = (...events: readonly CatalogueEvent[]): Catalogue =>
  events.reduce(changeCatalogue, DEFAULT_CATALOGUE);
const merged = (id: string, into: string): CatalogueEvent => ({
  type: 'DepartmentMerged',
  data: { id, into },
});
const movedTo = (id: string, parent?: string): CatalogueEvent => ({
  type: 'DepartmentMoved',
  data: { id, ...(parent && { parent }) },
});
const retired = (id: string): CatalogueEvent => ({ type: 'DepartmentRetired', data: { id } });
const restored = (id: string): CatalogueEvent => ({ type: 'DepartmentRestored', data: { id } });

describe('a catalogue that changes', () => {
  it('calls a department by its new name and keeps its place', () => {
    const catalogue = after({ type: 'DepartmentRenamed', data: { id: 'parking', name: NAME } });
    expect(findDepartment(catalogue, 'parking')).toEqual({ id: 'parking', name: NAME, parent: 'traffic' });
    expect(nameOf(catalogue, 'departments', 'parking')).toEqual(NAME);
  });

  it('lists what is new', () => {
    const catalogue = after(
      { type: 'DepartmentListed', data: { id: 'street-lights', name: NAME, parent: 'road-maintenance' } },
      { type: 'DistrictListed', data: { id: 'changping', name: NAME, code: 'CP' } },
      { type: 'CategoryListed', data: { id: 'road.sign', name: NAME, visibility: 'listed' } },
    );
    expect(branchOf(catalogue, 'traffic')).toContain('street-lights');
    expect(catalogue.districts.at(-1)).toMatchObject({ code: 'CP' });
    expect(catalogue.categories.at(-1)).toMatchObject({ id: 'road.sign' });
  });

  it('moves a department with its branch, or to the top', () => {
    expect(branchOf(after(movedTo('traffic', 'urban-management')), 'urban-management')).toEqual([
      'urban-management',
      'traffic',
      'street-patrol',
      'road-maintenance',
      'parking',
    ]);
    expect(findDepartment(after(movedTo('parking')), 'parking')).not.toHaveProperty('parent');
  });

  it('routes a category anew, and drops what is no longer said', () => {
    const catalogue = after({
      type: 'CategoryRouted',
      data: { id: 'traffic.parking', department: 'street-patrol' },
    });
    const parking = catalogue.categories.find(({ id }) => id === 'traffic.parking');
    expect(parking).toMatchObject({ department: 'street-patrol', visibility: 'listed' });
    expect(parking).not.toHaveProperty('keywords');
  });

  it('changes what a category is shown as', () => {
    const catalogue = after({
      type: 'CategoryVisibilityChanged',
      data: { id: 'noise.construction', visibility: 'unlisted' },
    });
    expect(catalogue.categories.find(({ id }) => id === 'noise.construction')).toMatchObject({
      visibility: 'unlisted',
    });
  });

  it('folds to the same catalogue that each step gave', () => {
    const events = [
      movedTo('parking'),
      merged('parking', 'street-patrol'),
      retired('parks'),
      restored('parks'),
    ];
    expect(foldCatalogue(events, DEFAULT_CATALOGUE)).toEqual(after(...events));
    expect(foldCatalogue([])).toEqual({ departments: [], categories: [], districts: [] });
  });
});

describe('a department merged into another', () => {
  const catalogue = after(merged('parking', 'street-patrol'));

  it('is still found, by its name and the name of what took over', () => {
    expect(findDepartment(catalogue, 'parking')).toMatchObject({ mergedInto: 'street-patrol' });
    expect(nameOf(catalogue, 'departments', 'parking')).toEqual({
      'zh-CN': '停车管理所（现为街面巡查队）',
      en: 'Parking (now Street patrol)',
    });
  });

  it('leaves its cases to the branch that took over, and in line with it', () => {
    expect(branchOf(catalogue, 'urban-management')).toContain('parking');
    expect(branchOf(catalogue, 'traffic')).toContain('parking');
    expect(isInLine(catalogue, 'parking', 'urban-management')).toBe(true);
    expect(departmentsAbove(catalogue, 'parking')).toEqual(['traffic', 'street-patrol', 'urban-management']);
  });

  it('leads on where the heir was merged itself', () => {
    const further = after(merged('parking', 'street-patrol'), merged('street-patrol', 'urban-management'));
    expect(successorOf(further.departments, 'parking')?.id).toBe('urban-management');
    expect(nameOf(further, 'departments', 'parking')?.en).toBe('Parking (now Urban management)');
    expect(nameOf(further, 'departments', 'unheard-of')).toBeUndefined();
  });

  it('can be restored', () => {
    expect(after(merged('parking', 'street-patrol'), restored('parking'))).toEqual(DEFAULT_CATALOGUE);
  });

  it('may be above the one that took over, which may then go to its place', () => {
    const taken = after(merged('traffic', 'parking'));
    expect(branchOf(taken, 'parking')).toEqual(['parking', 'traffic', 'road-maintenance']);
    expect(departmentsAbove(taken, 'parking')).toEqual(['traffic']);
    expect(departmentsAbove(changeCatalogue(taken, movedTo('parking')), 'parking')).toEqual([]);
  });
});

describe('a catalogue refuses', () => {
  const refusals: readonly [string, CatalogueRefusalCode, RegExp, ...CatalogueEvent[]][] = [
    [
      'a department below itself',
      'below-itself',
      /road-maintenance is below traffic/,
      movedTo('traffic', 'road-maintenance'),
    ],
    ['a department below what is not there', 'not-listed', /no "lunar"/, movedTo('traffic', 'lunar')],
    ['to move what is not there', 'not-listed', /no "lunar"/, movedTo('lunar')],
    ['to merge into itself', 'into-itself', /name another/, merged('parks', 'parks')],
    [
      'a circle of merges',
      'not-in-use',
      /parks was merged into water: name that/,
      merged('parks', 'water'),
      merged('water', 'parks'),
    ],
    [
      'to merge twice',
      'not-in-use',
      /was merged into water/,
      merged('parks', 'water'),
      merged('parks', 'power'),
    ],
    [
      'to merge into what is retired',
      'not-in-use',
      /water is retired/,
      retired('water'),
      merged('parks', 'water'),
    ],
    ['to retire twice', 'not-in-use', /is retired/, retired('parks'), retired('parks')],
    ['to restore what is in use', 'in-use-already', /parks is in use/, restored('parks')],
    [
      'to move below what is merged',
      'not-in-use',
      /name that/,
      merged('parks', 'water'),
      movedTo('power', 'parks'),
    ],
    [
      'the same name again',
      'same-value',
      /called so already/,
      {
        type: 'DepartmentRenamed',
        data: { id: 'parks', name: findDepartment(DEFAULT_CATALOGUE, 'parks')!.name },
      },
    ],
    [
      'a name in one language',
      'name-missing',
      /needs a name in zh-CN/,
      { type: 'DistrictRenamed', data: { id: 'haidian', name: { 'zh-CN': ' ', en: 'H' } } },
    ],
    [
      'an id twice',
      'already-listed',
      /choose another id/,
      { type: 'DistrictListed', data: { id: 'haidian', code: 'XX', name: NAME } },
    ],
    [
      'an id with capitals',
      'bad-id',
      /"Parks" is no id/,
      { type: 'DepartmentListed', data: { id: 'Parks', name: NAME } },
    ],
    [
      'a code twice',
      'code-taken',
      /of haidian: choose another code/,
      { type: 'DistrictListed', data: { id: 'hd', code: 'HD', name: NAME } },
    ],
    [
      'a code of three letters',
      'bad-id',
      /two capital letters/,
      { type: 'DistrictListed', data: { id: 'hd', code: 'HDX', name: NAME } },
    ],
    [
      'a parent that is not there',
      'not-listed',
      /no "lunar" among the departments/,
      { type: 'DepartmentListed', data: { id: 'x', name: NAME, parent: 'lunar' } },
    ],
    [
      'a category led by what is not there',
      'not-listed',
      /no "lunar"/,
      { type: 'CategoryListed', data: { id: 'x.y', name: NAME, visibility: 'listed', department: 'lunar' } },
    ],
    [
      'to route to what was merged',
      'not-in-use',
      /merged into water/,
      merged('parks', 'water'),
      { type: 'CategoryRouted', data: { id: 'parks.trees', department: 'parks' } },
    ],
    [
      'to route what is not there',
      'not-listed',
      /no "x" among the categories/,
      { type: 'CategoryRouted', data: { id: 'x' } },
    ],
    [
      'to show what is not there',
      'not-listed',
      /no "x"/,
      { type: 'CategoryVisibilityChanged', data: { id: 'x', visibility: 'listed' } },
    ],
    [
      'a category merged into a department',
      'not-listed',
      /no "parks" among the categories/,
      { type: 'CategoryMerged', data: { id: 'parks.trees', into: 'parks' } },
    ],
  ];

  it.each(refusals)('%s', (_, code, sentence, ...events) => {
    const before = events.slice(0, -1).reduce(changeCatalogue, DEFAULT_CATALOGUE);
    const refused = () => changeCatalogue(before, events.at(-1)!);
    expect(refused).toThrow(expect.objectContaining({ code, id: events.at(-1)!.data.id }));
    expect(refused).toThrow(sentence);
  });
});
