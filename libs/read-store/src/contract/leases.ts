import { describe, expect, it } from '@jest/globals';
import type { Lease } from '../read-store.js';
import { onFreshStore, type OpenReadStore, type ReadStoreCapabilities } from './read-store-under-test.js';

const ANN: Lease = { holder: 'ann', beat: 1 };
const BEN: Lease = { holder: 'ben', beat: 1, state: { load: 2, 'a.b': ['$x', null] } };

export function describeLeases(open: OpenReadStore, capabilities: ReadStoreCapabilities): void {
  describe('leases', () => {
    it(
      'are taken, renewed, handed on and given up',
      onFreshStore(open, async (store) => {
        expect((await store.leases()).size).toBe(0);
        for (const [seen, next] of [
          [undefined, ANN],
          [ANN, { ...ANN, beat: 2 }],
          [{ ...ANN, beat: 2 }, BEN],
        ] as const) {
          expect(await store.changeLease('cases', seen, next)).toBe(true);
          expect(await store.leases()).toEqual(new Map([['cases', next]]));
        }
        expect(await store.changeLease('cases', BEN, undefined)).toBe(true);
        expect((await store.leases()).size).toBe(0);
      }),
    );

    it.each<[string, Lease | undefined, Lease | undefined]>([
      ['taken by whoever saw none', undefined, BEN],
      ['renewed at a beat that is past', { ...ANN, beat: 0 }, { ...ANN, beat: 2 }],
      ['replaced by whoever saw another holder', BEN, { ...BEN, beat: 2 }],
      ['given up by whoever saw another holder', BEN, undefined],
      ['given up by whoever saw none', undefined, undefined],
    ])('are not %s', (_, seen, next) =>
      onFreshStore(open, async (store) => {
        await store.changeLease('cases', undefined, ANN);
        expect(await store.changeLease('cases', seen, next)).toBe(false);
        expect(await store.leases()).toEqual(new Map([['cases', ANN]]));
      })(),
    );

    it(
      'are not renewed once they were given up',
      onFreshStore(open, async (store) => {
        expect(await store.changeLease('cases', ANN, { ...ANN, beat: 2 })).toBe(false);
        expect(await store.changeLease('cases', undefined, undefined)).toBe(true);
        expect((await store.leases()).size).toBe(0);
      }),
    );

    it(
      'leave the state out of what is compared, and replace it whole',
      onFreshStore(open, async (store) => {
        await store.changeLease('cases', undefined, BEN);
        const stateless = { holder: BEN.holder, beat: BEN.beat };
        expect(await store.changeLease('cases', stateless, { ...stateless, beat: 2 })).toBe(true);
        expect((await store.leases()).get('cases')).toEqual({ holder: 'ben', beat: 2 });
      }),
    );

    it(
      'have names of their own',
      onFreshStore(open, async (store) => {
        const names = ['cases', 'a.b', '$set', '__proto__', '号'];
        for (const name of names) {
          expect(await store.changeLease(name, undefined, { ...ANN, holder: name })).toBe(true);
        }
        const found = await store.leases();
        expect(names.map((name) => found.get(name)?.holder)).toEqual(names);
      }),
    );

    it(
      'go to one of several that want them at once',
      onFreshStore(open, async (store) => {
        const take = async (seen: Lease | undefined, beat: number): Promise<number> => {
          const holders = ['a', 'b', 'c', 'd', 'e'];
          const taken = holders.map((holder) => store.changeLease('cases', seen, { holder, beat }));
          return (await Promise.all(taken)).filter(Boolean).length;
        };
        expect(await take(undefined, 1)).toBe(1);
        expect(await take((await store.leases()).get('cases'), 2)).toBe(1);
      }),
    );

    if (!capabilities.durable) return;

    it(
      'are kept when the store is opened again',
      onFreshStore(open, async (store, underTest) => {
        await store.changeLease('cases', undefined, BEN);
        const reopened = await underTest.reopen();
        expect(await reopened.leases()).toEqual(new Map([['cases', BEN]]));
        expect(await reopened.changeLease('cases', BEN, undefined)).toBe(true);
      }),
    );
  });
}
