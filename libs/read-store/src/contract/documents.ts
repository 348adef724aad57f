import { describe, expect, it } from '@jest/globals';
import { SchemaMismatch } from '../errors.js';
import type { Document } from '../read-store.js';
import {
  CASES,
  holding,
  onFreshStore,
  position,
  put,
  remove,
  type OpenReadStore,
} from './read-store-under-test.js';

export function describeDocuments(open: OpenReadStore): void {
  describe('documents', () => {
    it(
      'gives back what was put, whatever JSON it holds',
      onFreshStore(open, async (store) => {
        const document = {
          text: '小区垃圾 "quoted" \u0000 \ud83d\ude00',
          deep: { list: [1, 2.5, -0.1, true, null, { a: [] }] },
          none: null,
          id: 'of its own',
          body: 'too',
        };
        const cases = await holding(store, { a: document });
        expect(await cases.get('cases', 'a')).toEqual(document);
        expect(await cases.get('cases', 'b')).toBeUndefined();
      }),
    );

    it(
      'takes any text as an id',
      onFreshStore(open, async (store) => {
        const ids = [`'; DROP TABLE generations; --`, '"', '$where', 'a.b', '', '号', '__proto__'];
        const cases = await holding(store, Object.fromEntries(ids.map((id) => [id, { status: id }])));
        expect((await cases.getMany('cases', ids)).size).toBe(ids.length);
        for (const id of ids) expect(await cases.get('cases', id)).toEqual({ status: id });
      }),
    );

    it(
      'replaces a document whole and removes it, in the order of the changes',
      onFreshStore(open, async (store) => {
        const cases = await holding(store, { a: { status: 'open', terms: ['heap'] }, b: { status: 'open' } });
        await cases.commit(
          [put('a', { late: true }), remove('b'), put('c', { age: 1 }), remove('c'), remove('never there')],
          { from: position(1), to: position(2) },
        );
        expect(await cases.get('cases', 'a')).toEqual({ late: true });
        expect(await cases.count('cases')).toBe(1);
        expect(await cases.count('cases', [{ field: 'terms', equals: 'heap' }])).toBe(0);
      }),
    );

    it(
      'gets many by id, leaving out those it does not have',
      onFreshStore(open, async (store) => {
        const ids = Array.from({ length: 1200 }, (_, index) => `c${index}`);
        const cases = await holding(store, Object.fromEntries(ids.map((id, age) => [id, { age }])));
        const found = await cases.getMany<{ age: number }>('cases', [...ids, 'absent', 'c7']);
        expect(found.size).toBe(1200);
        expect(found.get('c7')).toEqual({ age: 7 });
        expect((await cases.getMany('cases', [])).size).toBe(0);
      }),
    );

    it(
      'replaces very many at once',
      onFreshStore(open, async (store) => {
        const ids = Array.from({ length: 1200 }, (_, index) => `c${index}`);
        const cases = await holding(store, Object.fromEntries(ids.map((id, age) => [id, { age }])));
        const changes = ids.map((id, age) => put(id, { age: -age }));
        await cases.commit(changes, { from: position(1), to: position(2) });
        expect(await cases.count('cases', [{ field: 'age', below: 0 }])).toBe(1199);
      }),
    );

    it(
      'keeps collections apart',
      onFreshStore(open, async (store) => {
        const cases = await store.building(CASES);
        await cases.commit([put('a', { age: 1 }), put('a', { age: 2 }, 'entries')], { to: position(1) });
        expect(await cases.get('cases', 'a')).toEqual({ age: 1 });
        expect(await cases.get('entries', 'a')).toEqual({ age: 2 });
      }),
    );

    it.each<[string, string, Document]>([
      ['a collection that is not declared', 'elsewhere', {}],
      ['an object in an indexed field', 'cases', { status: { deep: true } }],
      ['a number among the items of a field with many', 'cases', { terms: ['heap', 1] }],
      ['one text in a field with many', 'cases', { terms: 'heap' }],
    ])('refuses %s and writes nothing', (_, collection, document) =>
      onFreshStore(open, async (store) => {
        const cases = await store.building(CASES);
        const changes = [put('good', { age: 1 }), put('bad', document, collection)];
        await expect(cases.commit(changes, { to: position(1) })).rejects.toBeInstanceOf(SchemaMismatch);
        expect(await cases.count('cases')).toBe(0);
        expect(await cases.checkpoint()).toBeUndefined();
      })(),
    );
  });
}
