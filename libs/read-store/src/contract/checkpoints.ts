import { describe, expect, it } from '@jest/globals';
import { CheckpointMoved } from '../errors.js';
import {
  CASES,
  holding,
  onFreshStore,
  position,
  put,
  type OpenReadStore,
  type ReadStoreCapabilities,
} from './read-store-under-test.js';

export function describeCheckpoints(open: OpenReadStore, capabilities: ReadStoreCapabilities): void {
  describe('checkpoints', () => {
    it(
      'start at the beginning and move with each commit, also without changes',
      onFreshStore(open, async (store) => {
        const cases = await store.building(CASES);
        expect(await cases.checkpoint()).toBeUndefined();
        await cases.commit([put('a', {})], { to: position(1) });
        await cases.commit([], { from: position(1), to: position(9) });
        expect(await cases.checkpoint()).toBe(position(9));
        expect(await cases.resume()).toBe(position(9));
      }),
    );

    it(
      'refuse a writer that is behind or ahead, and write nothing of it',
      onFreshStore(open, async (store) => {
        const cases = await holding(store, { a: { age: 1 } });
        for (const from of [undefined, position(2)]) {
          const commit = cases.commit([put('a', { age: 2 })], { ...(from && { from }), to: position(3) });
          await expect(commit).rejects.toMatchObject({ expected: from, actual: position(1) });
          await expect(commit).rejects.toBeInstanceOf(CheckpointMoved);
        }
        expect(await cases.get('cases', 'a')).toEqual({ age: 1 });
      }),
    );

    it(
      'let one of two writers win',
      onFreshStore(open, async (store) => {
        const [one, other] = [await store.building(CASES), await store.building(CASES)];
        const results = await Promise.allSettled([
          one.commit([put('a', { age: 1 })], { to: position(1) }),
          other.commit([put('a', { age: 2 })], { to: position(2) }),
        ]);
        expect(results.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      }),
    );

    if (!capabilities.durable) return;

    it(
      'are kept with their documents when the store is opened again',
      onFreshStore(open, async (store, underTest) => {
        await store.swap(await holding(store, { a: { age: 1 } }));
        const cases = await (await underTest.reopen()).live('cases');
        expect(await cases?.checkpoint()).toBe(position(1));
        expect(await cases?.get('cases', 'a')).toEqual({ age: 1 });
      }),
    );
  });
}
