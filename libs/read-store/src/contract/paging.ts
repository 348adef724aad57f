import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { InvalidCursor } from '../errors.js';
import type { Generation, Query } from '../read-store.js';
import { holding, onFreshStore, position, put, remove, type OpenReadStore } from './read-store-under-test.js';

const AGES = [5, 1, null, 3, 3, null, 3, 2, 5, null, 4];
const DOCUMENTS = Object.fromEntries(AGES.map((age, index) => [`c${index}`, { age, id: `c${index}` }]));

export function describePaging(open: OpenReadStore): void {
  describe('paging', () => {
    it.each<[Query['order']]>([
      [undefined],
      [{ field: 'age', direction: 'ascending' }],
      [{ field: 'age', direction: 'descending' }],
    ])('neither skips nor repeats, whatever the page size: %j', (order) =>
      onFreshStore(open, async (store) => {
        const cases = await holding(store, DOCUMENTS);
        const query = { ...(order && { order }) };
        const whole = await walk(cases, { ...query, limit: 1000 });
        expect(new Set(whole).size).toBe(AGES.length);
        for (let limit = 1; limit <= AGES.length + 1; limit += 1) {
          expect(await walk(cases, { ...query, limit })).toEqual(whole);
        }
      })(),
    );

    it(
      'has no next page when the last one is exactly full',
      onFreshStore(open, async (store) => {
        const cases = await holding(store, DOCUMENTS);
        expect((await cases.find('cases', { limit: AGES.length })).next).toBeUndefined();
        expect((await cases.find('cases', { limit: AGES.length - 1 })).next).toBeDefined();
      }),
    );

    it(
      'goes on from its place when documents come and go meanwhile',
      onFreshStore(open, async (store) => {
        const cases = await holding(store, { a: { id: 'a' }, c: { id: 'c' }, e: { id: 'e' } });
        const first = await cases.find('cases', { limit: 2 });
        const changes = [put('b', { id: 'b' }), remove('c'), put('d', { id: 'd' })];
        await cases.commit(changes, { from: position(1), to: position(2) });
        expect(await walk(cases, { limit: 2, cursor: first.next! })).toEqual(['d', 'e']);
      }),
    );

    it(
      'takes the cursor after a swap to a new generation',
      onFreshStore(open, async (store) => {
        const first = await holding(store, DOCUMENTS);
        const page = await first.find('cases', { limit: 5 });
        await store.swap(first);
        const second = await holding(store, DOCUMENTS);
        await store.swap(second);
        expect(await walk(second, { limit: 5, cursor: page.next! })).toHaveLength(AGES.length - 5);
      }),
    );

    it(
      'refuses the cursor of another query',
      onFreshStore(open, async (store) => {
        const cases = await holding(store, DOCUMENTS);
        const { next: cursor } = await cases.find('cases', { limit: 2 });
        const others: Query[] = [
          { limit: 2, order: { field: 'age', direction: 'ascending' } },
          { limit: 2, where: [{ field: 'age', atLeast: 1 }] },
        ];
        for (const query of others) {
          await expect(cases.find('cases', { ...query, cursor: cursor! })).rejects.toBeInstanceOf(
            InvalidCursor,
          );
        }
        await expect(cases.find('entries', { limit: 2, cursor: cursor! })).rejects.toBeInstanceOf(
          InvalidCursor,
        );
      }),
    );

    it(
      'refuses every hostile cursor with InvalidCursor or answers a page, never anything else',
      onFreshStore(open, async (store) => {
        const cases = await holding(store, DOCUMENTS);
        const query: Query = { limit: 2, order: { field: 'age', direction: 'ascending' } };
        const { next } = await cases.find('cases', query);
        const [owner] = JSON.parse(Buffer.from(next!, 'base64url').toString()) as [string];
        const forged = fc.jsonValue().map((value) => encode(value));
        const forgedEnd = fc
          .tuple(fc.jsonValue(), fc.jsonValue())
          .map(([id, value]) => encode([owner, id, value]));
        await fc.assert(
          fc.asyncProperty(fc.oneof(fc.string(), forged, forgedEnd), async (cursor) => {
            const answer = await cases.find('cases', { ...query, cursor }).catch((error: unknown) => error);
            if (answer instanceof Error) expect(answer).toBeInstanceOf(InvalidCursor);
          }),
        );
      }),
    );
  });
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

async function walk(generation: Generation, query: Query): Promise<string[]> {
  const ids: string[] = [];
  let cursor = query.cursor;
  do {
    const page = await generation.find<{ id: string }>('cases', { ...query, ...(cursor && { cursor }) });
    expect(page.items.length).toBeLessThanOrEqual(query.limit);
    ids.push(...page.items.map(({ id }) => id));
    cursor = page.next;
  } while (cursor);
  return ids;
}
