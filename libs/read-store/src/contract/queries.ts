import { describe, expect, it } from '@jest/globals';
import { SchemaMismatch } from '../errors.js';
import type { Condition, Document, Query } from '../read-store.js';
import { searchTerms, termsOf } from '../terms.js';
import { holding, onFreshStore, position, put, type OpenReadStore } from './read-store-under-test.js';

const DOCUMENTS: Readonly<Record<string, Document>> = {
  a: { status: 'received', age: 3, late: false, terms: ['heap', 'rubbish'], departments: ['sanitation'] },
  b: { status: 'mitigated', age: 10, late: true, terms: ['heap'], departments: ['sanitation', 'traffic'] },
  c: { status: 'resolved', age: -1.5, late: false, terms: [] },
  d: { status: 'mitigated', age: 0 },
  e: { age: null, terms: null },
};

const WHERE: readonly [string, readonly Condition[], string][] = [
  ['no condition', [], 'abcde'],
  ['equals a text', [{ field: 'status', equals: 'mitigated' }], 'bd'],
  ['equals a number', [{ field: 'age', equals: 10 }], 'b'],
  ['equals zero', [{ field: 'age', equals: 0 }], 'd'],
  ['equals true', [{ field: 'late', equals: true }], 'b'],
  ['equals false', [{ field: 'late', equals: false }], 'ac'],
  ['equals an item of many', [{ field: 'terms', equals: 'heap' }], 'ab'],
  [
    'equals several items',
    [
      { field: 'terms', equals: 'rubbish' },
      { field: 'terms', equals: 'heap' },
    ],
    'a',
  ],
  ['any of', [{ field: 'status', anyOf: ['received', 'resolved', 'closed'] }], 'ac'],
  ['any of numbers', [{ field: 'age', anyOf: [0, 10] }], 'bd'],
  ['any of nothing', [{ field: 'status', anyOf: [] }], ''],
  ['any of the items', [{ field: 'departments', anyOf: ['traffic', 'police'] }], 'b'],
  ['none of, which a lacking field meets', [{ field: 'status', noneOf: ['received', 'mitigated'] }], 'ce'],
  ['none of nothing', [{ field: 'status', noneOf: [] }], 'abcde'],
  ['none of the items', [{ field: 'departments', noneOf: ['traffic'] }], 'acde'],
  ['at least', [{ field: 'age', atLeast: 3 }], 'ab'],
  ['below', [{ field: 'age', below: 3 }], 'cd'],
  ['a range', [{ field: 'age', atLeast: 0, below: 10 }], 'ad'],
  ['a range of texts', [{ field: 'status', atLeast: 'r', below: 'res' }], 'a'],
  ['a range without bounds', [{ field: 'status' }], 'abcd'],
  ['a range of items', [{ field: 'terms', atLeast: 'i' }], 'a'],
  ['present', [{ field: 'age', present: true }], 'abcd'],
  ['absent, as null is', [{ field: 'age', present: false }], 'e'],
  ['items present', [{ field: 'terms', present: true }], 'ab'],
  ['no items', [{ field: 'terms', present: false }], 'cde'],
  [
    'all of several',
    [
      { field: 'status', equals: 'mitigated' },
      { field: 'terms', equals: 'heap' },
    ],
    'b',
  ],
  ['hostile text', [{ field: 'status', equals: `' OR '1'='1` }], ''],
];

const ORDERS: readonly [string, Query['order'], string][] = [
  ['by id', undefined, 'abcde'],
  ['ascending, the lacking last', { field: 'age', direction: 'ascending' }, 'cdabe'],
  ['descending, the lacking last', { field: 'age', direction: 'descending' }, 'badce'],
  ['ties by id', { field: 'status', direction: 'ascending' }, 'bdace'],
  ['ties by id in the same direction', { field: 'status', direction: 'descending' }, 'cadbe'],
  ['booleans, and several that lack the field', { field: 'late', direction: 'descending' }, 'bcaed'],
];

export function describeQueries(open: OpenReadStore): void {
  describe('queries', () => {
    it.each(WHERE)('finds and counts: %s', (_, where, expected) =>
      onFreshStore(open, async (store) => {
        const cases = await holding(store, withIds(DOCUMENTS));
        const page = await cases.find<{ id: string }>('cases', { where, limit: 10 });
        expect(page.items.map(({ id }) => id).join('')).toBe(expected);
        expect(await cases.count('cases', where)).toBe(expected.length);
      })(),
    );

    it.each(ORDERS)('orders %s', (_, order, expected) =>
      onFreshStore(open, async (store) => {
        const cases = await holding(store, withIds(DOCUMENTS));
        const page = await cases.find<{ id: string }>('cases', { ...(order && { order }), limit: 10 });
        expect(page.items.map(({ id }) => id).join('')).toBe(expected);
      })(),
    );

    it(
      'compares text by code point',
      onFreshStore(open, async (store) => {
        const cases = await holding(store, {
          1: { status: '\u{1f600}' },
          2: { status: '\uff5a' },
          3: { status: 'Z' },
          4: { status: 'a' },
        });
        const order = { field: 'status', direction: 'ascending' } as const;
        const page = await cases.find<{ status: string }>('cases', { order, limit: 10 });
        expect(page.items.map(({ status }) => status)).toEqual(['Z', 'a', '\uff5a', '\u{1f600}']);
      }),
    );

    it(
      'follows the items of a document as they change',
      onFreshStore(open, async (store) => {
        const cases = await holding(store, { a: { terms: ['heap', 'rubbish', 'heap'] } });
        await cases.commit([put('a', { terms: ['heap', 'removed'] })], {
          from: position(1),
          to: position(2),
        });
        const count = (equals: string): Promise<number> => cases.count('cases', [{ field: 'terms', equals }]);
        expect([await count('heap'), await count('rubbish'), await count('removed')]).toEqual([1, 0, 1]);
      }),
    );

    it(
      'searches text by its terms and other conditions, also when very many documents meet them',
      onFreshStore(open, async (store) => {
        const texts = Array.from({ length: 6000 }, (_, index) => `小区垃圾 No ${index}`);
        const cases = await holding(
          store,
          Object.fromEntries(
            texts.map((text, age) => [`c${age}`, { age, status: 'closed', terms: termsOf(text) }]),
          ),
        );
        const search = (text: string, limit: number): Query => ({
          where: [
            { field: 'status', equals: 'closed' },
            ...searchTerms(text).map((equals) => ({ field: 'terms', equals })),
          ],
          order: { field: 'age', direction: 'descending' },
          limit,
        });
        const rare = await cases.find<{ age: number }>('cases', search('垃圾 77', 10));
        expect(rare.items.map(({ age }) => age)).toEqual([77]);
        const common = await cases.find<{ age: number }>('cases', search('小区垃圾', 2));
        expect(common.items.map(({ age }) => age)).toEqual([5999, 5998]);
      }),
    );

    it.each<[string, string, Query]>([
      ['a field that is not declared', 'cases', { where: [{ field: 'street', equals: 'x' }], limit: 1 }],
      [
        'an order that is not declared',
        'cases',
        { order: { field: 'street', direction: 'ascending' }, limit: 1 },
      ],
      ['an order by many items', 'cases', { order: { field: 'terms', direction: 'ascending' }, limit: 1 }],
      ['a collection that is not declared', 'streets', { limit: 1 }],
      ['a limit of 0', 'cases', { limit: 0 }],
      ['a limit above 1,000', 'cases', { limit: 1001 }],
      ['half a document', 'cases', { limit: 1.5 }],
    ])('refuses %s', (_, collection, query) =>
      onFreshStore(open, async (store) => {
        const cases = await holding(store, {});
        await expect(cases.find(collection, query)).rejects.toBeInstanceOf(SchemaMismatch);
      })(),
    );
  });
}

function withIds(documents: Readonly<Record<string, Document>>): Record<string, Document> {
  return Object.fromEntries(Object.entries(documents).map(([id, document]) => [id, { ...document, id }]));
}
