import { describe, expect, it } from '@jest/globals';
import { DEFAULT_CATALOGUE, type Catalogue, type Category } from '#complaint';
import { matchesOf, probableCategories } from './keywords.js';

const category = (id: string, zh: string[], en: string[], more: Partial<Category> = {}): Category => ({
  id,
  name: { 'zh-CN': id, en: id },
  visibility: 'listed',
  keywords: { 'zh-CN': zh, en },
  ...more,
});
const cityOf = (...categories: Category[]): Catalogue => ({ departments: [], districts: [], categories });
const found = (city: Catalogue, summary: string) =>
  matchesOf(city, { summary }).map((match) => [match.category.id, match.words]);

describe('keywords', () => {
  const city = cityOf(
    category('rubbish', ['垃圾', '清运'], ['rubbish', 'heap']),
    category('sorting', ['垃圾分类'], ['sorting']),
    category('leak', ['漏水'], ['leak', 'no water']),
  );

  it('are found in either language, in any width and case', () => {
    expect(found(city, '楼下垃圾没人清运')).toEqual([['rubbish', ['垃圾', '清运']]]);
    expect(found(city, 'A HEAP of ｒｕｂｂｉｓｈ')).toEqual([['rubbish', ['rubbish', 'heap']]]);
    expect(found(city, '垃圾 again, and the roof is leaking')).toEqual([
      ['rubbish', ['垃圾']],
      ['leak', ['leak']],
    ]);
  });

  it('that say more count for more', () =>
    expect(found(city, '垃圾分类没法做').map(([id]) => id)).toEqual(['sorting', 'rubbish']));

  it('of letters are found where a word begins, not inside one', () => {
    expect(found(city, 'leaking')).toHaveLength(1);
    expect(found(city, 'bleak, cheap and uncheaped')).toEqual([]);
    expect(found(city, 'there is no water at all')).toEqual([['leak', ['no water']]]);
    expect(found(city, '楼上leak')).toHaveLength(1);
  });

  it('count for more in the summary than in the description', () => {
    const words = { summary: 'rubbish', description: 'sorting' };
    expect(probableCategories(city, words)).toEqual(['rubbish', 'sorting']);
    expect(probableCategories(city, { summary: 'sorting', description: 'rubbish' })).toEqual([
      'sorting',
      'rubbish',
    ]);
  });

  it('name three categories at the most, in the same order every time', () => {
    const many = cityOf(...['d', 'b', 'c', 'a'].map((id) => category(id, ['异味'], [])));
    expect(probableCategories(many, { summary: '有异味' })).toEqual(['a', 'b', 'c']);
  });

  it('of a merged category speak for what took it over, and of a retired one for nothing', () => {
    const merged = cityOf(
      category('garbage', ['垃圾'], [], { mergedInto: 'waste' }),
      category('waste', ['废弃物'], []),
      category('old', ['老'], [], { retired: true }),
      { id: 'bare', name: { 'zh-CN': '', en: '' }, visibility: 'listed' },
    );
    expect(found(merged, '老垃圾废弃物')).toEqual([['waste', ['垃圾', '废弃物']]]);
  });

  it('of the sample city find nothing in nothing', () => {
    expect(matchesOf(DEFAULT_CATALOGUE, {})).toEqual([]);
    expect(matchesOf(DEFAULT_CATALOGUE, { summary: '' })).toEqual([]);
  });
});
