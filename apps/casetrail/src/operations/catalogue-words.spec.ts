import { expect, it } from '@jest/globals';
import type { CatalogueEvent } from '#complaint';
import { changeSentence } from './catalogue-words.js';

const name = { 'zh-CN': '公园', en: 'Parks' };
const keywords = { 'zh-CN': ['树'], en: ['tree'] };
const SAID: readonly [CatalogueEvent, string][] = [
  [{ type: 'DistrictListed', data: { id: 'a', code: 'AA', name } }, 'Lists district a: Parks (公园).'],
  [{ type: 'DepartmentRenamed', data: { id: 'a', name } }, 'Calls department a Parks (公园).'],
  [{ type: 'DepartmentMoved', data: { id: 'a', parent: 'b' } }, 'Moves department a below b.'],
  [{ type: 'DepartmentMoved', data: { id: 'a' } }, 'Moves department a to the top.'],
  [{ type: 'CategoryMerged', data: { id: 'a', into: 'b' } }, 'Merges category a into b.'],
  [{ type: 'CategoryRetired', data: { id: 'a' } }, 'Retires category a.'],
  [{ type: 'DistrictRestored', data: { id: 'a' } }, 'Takes district a into use again.'],
  [
    { type: 'CategoryRouted', data: { id: 'a', department: 'b', keywords } },
    'Has category a led by b, found by 树, tree.',
  ],
  [
    { type: 'CategoryRouted', data: { id: 'a' } },
    'Has category a led by nobody in particular, found by no words.',
  ],
  [
    { type: 'CategoryVisibilityChanged', data: { id: 'a', visibility: 'unlisted' } },
    'Makes new cases of category a unlisted.',
  ],
];

it.each(SAID)('a change of the catalogue is told in one sentence: %j', (event, sentence) => {
  expect(changeSentence(event)).toBe(sentence);
});
