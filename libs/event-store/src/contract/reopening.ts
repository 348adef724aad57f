import { describe, expect, it } from '@jest/globals';
import { PartlyAppended } from '../errors.js';
import type { Open } from './opened-store.js';
import { collect, events, newStream, storePerTest } from './fixtures.js';

export function describeReopening(open: Open): void {
  describe('opened again', () => {
    const openStore = storePerTest(open);

    it('holds the same events and goes on where it stopped', async () => {
      const opened = await openStore();
      const stream = newStream();
      const batch = events(3);
      const first = await opened.store.append(stream, batch, { expectedRevision: 'no-stream' });
      const before = await collect(opened.store.readAll());

      const store = await opened.reopen();
      expect(await collect(store.readAll())).toEqual(before);
      expect(await store.head()).toBe(first.position);
      expect(await store.append(stream, batch, { expectedRevision: 'no-stream' })).toEqual(first);
      const next = await store.append(stream, events(1), { expectedRevision: 2 });
      expect(next.revision).toBe(3);
      expect(next.position > first.position).toBe(true);
    });

    it('tells a repeat from a new append, whatever revision either expects', async () => {
      const opened = await openStore();
      const stream = newStream();
      const batch = events(2);
      const first = await opened.store.append(stream, batch, { expectedRevision: 'no-stream' });
      await opened.store.append(stream, events(1), { expectedRevision: 1 });
      for (const expectedRevision of [2, 'any', 'no-stream', 1, 'stream-exists', 0] as const) {
        const store = await opened.reopen();
        // A repeat answers when it was recorded first.
        opened.setClock(new Date(Date.now() + 60_000));
        expect(await store.append(stream, batch, { expectedRevision })).toEqual(first);
        const partly = store.append(stream, batch.slice(0, 1), { expectedRevision });
        await expect(partly).rejects.toBeInstanceOf(PartlyAppended);
        expect(await collect(store.readStream(stream))).toHaveLength(3);
      }
    });

    it('records nothing earlier than before, even if the clock stepped back meanwhile', async () => {
      const opened = await openStore();
      opened.setClock(new Date('2040-01-01T00:00:00.000Z'));
      await opened.store.append(newStream(), events(1), { expectedRevision: 'any' });
      const store = await opened.reopen();
      opened.setClock(new Date('2039-01-01T00:00:00.000Z'));
      const { recordedAt } = await store.append(newStream(), events(1), { expectedRevision: 'any' });
      expect(recordedAt).toBe('2040-01-01T00:00:00.000Z');
    });

    it('stores appends that were under way when it was closed', async () => {
      const opened = await openStore();
      const stream = newStream();
      const appending = opened.store.append(stream, events(2), { expectedRevision: 'any' });
      const [store] = await Promise.all([opened.reopen(), appending]);
      expect(await collect(store.readStream(stream))).toHaveLength(2);
    });
  });
}
