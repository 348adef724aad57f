import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '../errors.js';
import type { Capabilities, Open } from './opened-store.js';
import { collect, events, newStream, storePerTest } from './fixtures.js';

export function describePositions(open: Open, capabilities: Capabilities): void {
  describe('positions', () => {
    const openStore = storePerTest(open);

    if (capabilities.startsEmpty)
      it('has no head and no gap on an empty log', async () => {
        const { store } = await openStore();
        expect(await store.head()).toBeUndefined();
        expect(await store.gapAfter(undefined)).toEqual({ events: 0 });
      });

    it('knows its own positions, also one beyond the end, and no others', async () => {
      const { store } = await openStore();
      const { position } = await store.append(newStream(), events(1), { expectedRevision: 'any' });
      const beyond = position.replace(/\d$/, (digit) => (digit === '9' ? '8' : '9'));
      expect([position, beyond].map((text) => store.isPosition(text))).toEqual([true, true]);
      const others = [
        '',
        'elsewhere',
        position.slice(1),
        `${position}0`,
        `!${position.slice(1)}`,
        ` ${position}`,
      ];
      expect(others.map((text) => store.isPosition(text))).toEqual(others.map(() => false));
    });

    it('says how far a reader is behind', async () => {
      const { store, setClock } = await openStore();
      const stream = newStream();
      setClock(new Date('2040-01-01T00:00:00.000Z'));
      const { position } = await store.append(stream, events(2), { expectedRevision: 'any' });
      setClock(new Date('2040-01-01T00:00:05.000Z'));
      await store.append(stream, events(1), { expectedRevision: 'any' });
      setClock(new Date('2040-01-01T00:00:09.000Z'));
      const { position: head } = await store.append(stream, events(3), { expectedRevision: 'any' });
      expect(await store.gapAfter(position)).toEqual({ events: 4, oldest: '2040-01-01T00:00:05.000Z' });
      expect(await store.gapAfter(head)).toEqual({ events: 0 });
      if (capabilities.startsEmpty) expect((await store.gapAfter(undefined)).events).toBe(6);
    });

    it('answers nothing more once it is closed', async () => {
      const { store } = await openStore();
      await store.append(newStream(), events(1), { expectedRevision: 'any' });
      await store.close();
      await store.close();
      const calls = [
        store.append(newStream(), events(1), { expectedRevision: 'any' }),
        store.head(),
        store.gapAfter(undefined),
        collect(store.readStream(newStream())),
        collect(store.readAll()),
        collect(store.subscribeToAll({ signal: new AbortController().signal })),
      ];
      for (const call of calls) await expect(call).rejects.toBeInstanceOf(StoreUnavailable);
    });
  });
}
