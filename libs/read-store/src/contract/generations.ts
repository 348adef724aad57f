import { describe, expect, it } from '@jest/globals';
import { GenerationGone, SchemaMismatch } from '../errors.js';
import type { ReadModelSchema } from '../read-store.js';
import {
  CASES,
  holding,
  onFreshStore,
  position,
  put,
  type OpenReadStore,
  type ReadStoreCapabilities,
} from './read-store-under-test.js';

const NEXT: ReadModelSchema = {
  ...CASES,
  version: 2,
  collections: [{ name: 'cases', indexes: [{ field: 'street' }] }],
};

export function describeGenerations(open: OpenReadStore, capabilities: ReadStoreCapabilities): void {
  describe('generations', () => {
    it(
      'show readers nothing before the first build goes live',
      onFreshStore(open, async (store) => {
        expect(await store.live('cases')).toBeUndefined();
        expect(await store.unfinished('cases')).toBeUndefined();
        const build = await holding(store, { a: {} });
        expect(await store.live('cases')).toBeUndefined();
        await store.swap(build);
        expect(await store.live('cases')).toMatchObject({ model: 'cases', number: 1, version: 1 });
        expect(await store.unfinished('cases')).toBeUndefined();
      }),
    );

    it(
      'build beside the live one, which goes on being written and read',
      onFreshStore(open, async (store) => {
        const live = await holding(store, { a: { age: 1 } });
        await store.swap(live);
        const build = await store.building(CASES);
        await build.commit([put('a', { age: 2 })], { to: position(1) });
        await live.commit([put('b', { age: 3 })], { from: position(1), to: position(2) });
        expect(await (await store.live('cases'))?.count('cases')).toBe(2);
        expect(await live.get('cases', 'a')).toEqual({ age: 1 });
        await store.swap(build);
        const swapped = await store.live('cases');
        expect(swapped).toMatchObject({ number: 2 });
        expect(await swapped?.get('cases', 'a')).toEqual({ age: 2 });
        expect(await swapped?.count('cases')).toBe(1);
      }),
    );

    it(
      'resume a build of the same schema and drop one of another',
      onFreshStore(open, async (store) => {
        const build = await holding(store, { a: {} });
        expect(await (await store.building(CASES)).checkpoint()).toBe(position(1));
        const next = await store.building(NEXT);
        expect(next).toMatchObject({ number: 2, version: 2 });
        expect(await next.checkpoint()).toBeUndefined();
        await expect(build.get('cases', 'a')).rejects.toBeInstanceOf(GenerationGone);
      }),
    );

    it(
      'begin anew when asked to, and count on',
      onFreshStore(open, async (store) => {
        await holding(store, { a: {} });
        const anew = await store.restartBuild(CASES);
        expect(anew.number).toBe(2);
        expect(await anew.count('cases')).toBe(0);
        expect(await store.unfinished('cases')).toMatchObject({ number: 2 });
      }),
    );

    it(
      'tell whoever still holds a dropped one to ask again',
      onFreshStore(open, async (store) => {
        const old = await holding(store, { a: {} });
        await store.swap(old);
        await store.swap(await holding(store, {}));
        await expect(old.get('cases', 'a')).rejects.toBeInstanceOf(GenerationGone);
        await expect(old.getMany('cases', ['a'])).rejects.toBeInstanceOf(GenerationGone);
        await expect(old.find('cases', { limit: 1 })).rejects.toBeInstanceOf(GenerationGone);
        await expect(old.count('cases')).rejects.toBeInstanceOf(GenerationGone);
        await expect(old.checkpoint()).rejects.toBeInstanceOf(GenerationGone);
        const commit = old.commit([], { from: position(1), to: position(2) });
        await expect(commit).rejects.toBeInstanceOf(GenerationGone);
        await expect(store.swap(old)).rejects.toBeInstanceOf(GenerationGone);
      }),
    );

    it(
      'keep read models apart',
      onFreshStore(open, async (store) => {
        const other = { ...CASES, name: 'other' };
        await store.swap(await holding(store, { a: {} }));
        const build = await store.building(other);
        await store.swap(build);
        await store.restartBuild(other);
        expect(await (await store.live('cases'))?.count('cases')).toBe(1);
        expect(await (await store.live('other'))?.count('cases')).toBe(0);
      }),
    );

    it(
      'have plain names',
      onFreshStore(open, async (store) => {
        const schema = { ...CASES, name: 'a"; DROP TABLE generations' };
        await expect(store.building(schema)).rejects.toBeInstanceOf(SchemaMismatch);
      }),
    );

    if (!capabilities.durable) return;

    it(
      'resume a build after the store was opened again',
      onFreshStore(open, async (store, underTest) => {
        await holding(store, { a: { age: 1 } });
        const build = await (await underTest.reopen()).building(CASES);
        expect(build.number).toBe(1);
        expect(await build.checkpoint()).toBe(position(1));
      }),
    );
  });
}
