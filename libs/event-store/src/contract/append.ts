import { describe, expect, it } from '@jest/globals';
import { AppendTooLarge, InvalidAppend, WrongExpectedRevision } from '../errors.js';
import { ADDED_BYTES, type ExpectedRevision, MAX_APPEND_BYTES } from '../event-store.js';
import type { Open } from './opened-store.js';
import { collect, event, events, idsOf, newStream, storePerTest } from './fixtures.js';

/** What an event with an empty text counts. */
const EMPTY = JSON.stringify({ text: '' }).length + '{}'.length + 2 * event().type.length + ADDED_BYTES;

export function describeAppend(open: Open): void {
  describe('append', () => {
    const openStore = storePerTest(open);

    it.each<[ExpectedRevision, number]>([
      ['any', 0],
      ['no-stream', 0],
      ['any', 2],
      ['stream-exists', 2],
      [1, 2],
      [0, 1],
    ])('writes with expected revision %p after %p events', async (expectedRevision, before) => {
      const { store } = await openStore();
      const stream = newStream();
      if (before > 0) await store.append(stream, events(before), { expectedRevision: 'no-stream' });
      const appended = await store.append(stream, events(2), { expectedRevision });
      expect(appended.revision).toBe(before + 1);
      expect(await collect(store.readStream(stream))).toHaveLength(before + 2);
    });

    it.each<[ExpectedRevision, number, number | undefined]>([
      ['no-stream', 1, 0],
      ['stream-exists', 0, undefined],
      [0, 0, undefined],
      [0, 3, 2],
      [3, 3, 2],
    ])('refuses expected revision %p after %p events', async (expectedRevision, before, actual) => {
      const { store } = await openStore();
      const stream = newStream();
      if (before > 0) await store.append(stream, events(before), { expectedRevision: 'no-stream' });
      const refusal = await store
        .append(stream, events(1), { expectedRevision })
        .catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(WrongExpectedRevision);
      expect(refusal).toMatchObject({
        code: 'wrong-expected-revision',
        stream,
        expected: expectedRevision,
        actual,
      });
      expect(await collect(store.readStream(stream))).toHaveLength(before);
    });

    it('answers with the last revision and position, and stamps the whole batch with one time', async () => {
      const { store, setClock } = await openStore();
      const stream = newStream();
      setClock(new Date('2040-05-01T08:00:00.000Z'));
      const appended = await store.append(stream, events(3), { expectedRevision: 'no-stream' });
      const stored = await collect(store.readStream(stream));
      expect(stored.map(({ revision }) => revision)).toEqual([0, 1, 2]);
      expect(stored.map(({ recordedAt }) => recordedAt)).toEqual(Array(3).fill('2040-05-01T08:00:00.000Z'));
      expect(stored.at(-1)).toMatchObject(appended);
      expect(await store.head()).toBe(appended.position);
    });

    it('never records an event earlier than the one before it, even if the clock steps back', async () => {
      const { store, setClock } = await openStore();
      const stream = newStream();
      const recordedAt = async (clock: string): Promise<string> => {
        setClock(new Date(clock));
        return (await store.append(stream, events(1), { expectedRevision: 'any' })).recordedAt;
      };
      expect(await recordedAt('2040-05-01T08:00:00.500Z')).toBe('2040-05-01T08:00:00.500Z');
      expect(await recordedAt('2039-01-01T00:00:00.000Z')).toBe('2040-05-01T08:00:00.500Z');
      expect(await recordedAt('2040-05-01T08:00:00.501Z')).toBe('2040-05-01T08:00:00.501Z');
    });

    it('takes up to 1 MiB of UTF-8 and refuses one byte more, writing nothing', async () => {
      const { store } = await openStore();
      const stream = newStream();
      // Each 汉 is one character and three bytes.
      const text = '汉'.repeat(Math.floor((MAX_APPEND_BYTES - EMPTY) / 3));
      const rest = 'x'.repeat(MAX_APPEND_BYTES - EMPTY - 3 * text.length);
      await store.append(stream, [event({ text: text + rest })], { expectedRevision: 'any' });

      const refused = store.append(stream, [event({ text: `${text}${rest}x` })], { expectedRevision: 'any' });
      await expect(refused).rejects.toBeInstanceOf(AppendTooLarge);
      await expect(refused).rejects.toMatchObject({ bytes: MAX_APPEND_BYTES + 1, limit: MAX_APPEND_BYTES });
      const stored = await collect(store.readStream(stream));
      expect(stored.map(({ data }) => data['text'] === text + rest)).toEqual([true]);
    });

    it('takes 1 MiB in many small events', async () => {
      const { store } = await openStore();
      const batch = events(Math.floor(MAX_APPEND_BYTES / (EMPTY + 6)));
      await store.append(newStream(), batch, { expectedRevision: 'no-stream' });
      const more = [...batch, ...events(1000)].map((each) => ({ ...each, id: event().id }));
      const refused = store.append(newStream(), more, { expectedRevision: 'no-stream' });
      await expect(refused).rejects.toBeInstanceOf(AppendTooLarge);
    });

    it('counts the bytes of the whole batch', async () => {
      const { store } = await openStore();
      const half = event({ text: 'x'.repeat(MAX_APPEND_BYTES / 2) });
      const batch = [half, { ...half, id: event().id }];
      const refused = store.append(newStream(), batch, { expectedRevision: 'any' });
      await expect(refused).rejects.toBeInstanceOf(AppendTooLarge);
    });

    it('refuses an append without events, with an id twice, or with an id that is no UUID', async () => {
      const { store } = await openStore();
      const stream = newStream();
      const twice = event();
      for (const batch of [[], [twice, event(), twice], [{ ...event(), id: 'e1' }]]) {
        const refused = store.append(stream, batch, { expectedRevision: 'any' });
        await expect(refused).rejects.toBeInstanceOf(InvalidAppend);
      }
      expect(await collect(store.readStream(stream))).toEqual([]);
    });

    it.each(['', '$settings', 'a\0b', 'a\ud800'])('refuses %j as a stream or an event type', async (name) => {
      const { store } = await openStore();
      const stream = store.append(name, events(1), { expectedRevision: 'any' });
      await expect(stream).rejects.toBeInstanceOf(InvalidAppend);
      const type = store.append(newStream(), [{ ...event(), type: name }], { expectedRevision: 'any' });
      await expect(type).rejects.toBeInstanceOf(InvalidAppend);
    });

    it.each([
      ['Chinese and emoji', { text: '楼下垃圾堆 🗑️👨‍👩‍👧', 键: '值' }],
      ['control characters, quotes and a lone surrogate', { text: '\0\u0001\n\r\t"\\\'\u2028\ud83d' }],
      ['a long text', { text: '堆'.repeat(100_000) }],
      ['every kind of value', { a: null, b: [1, -0.5, 1e21, [], {}], c: { d: { e: true } }, '': '' }],
    ])('gives back %s as it was', async (_, data) => {
      const { store } = await openStore();
      const stream = newStream();
      const batch = [event(data, { actor: data })];
      await store.append(stream, batch, { expectedRevision: 'any' });
      const [stored] = await collect(store.readStream(stream));
      expect(stored).toMatchObject({ ...batch[0], stream });
    });

    it.each(['投诉-海淀', 'a b%_*?[]{}', "x'; DROP TABLE events; --", '🗑️', 'x'.repeat(300)])(
      'keeps a stream named %s',
      async (odd) => {
        const { store } = await openStore();
        const stream = newStream() + odd;
        const batch = events(2);
        await store.append(stream, batch, { expectedRevision: 'no-stream' });
        await store.append(`${stream}x`, events(1), { expectedRevision: 'no-stream' });
        const stored = await collect(store.readStream(stream));
        expect(idsOf(stored)).toEqual(idsOf(batch));
        expect(stored[0]?.stream).toBe(stream);
      },
    );
  });
}
