import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { sideBySide } from './side-by-side.js';

const ITEMS = Array.from({ length: 20 }, (_, item) => item);

describe('work side by side', () => {
  it('is begun in order, so many at once, and answered in order', async () => {
    const begun: number[] = [];
    let [under, most] = [0, 0];
    const results = await sideBySide(ITEMS, 3, async (item) => {
      begun.push(item);
      most = Math.max(most, (under += 1));
      for (let turn = 0; turn < item % 4; turn += 1) await nextTurn();
      under -= 1;
      return item * 2;
    });
    expect(results).toEqual(ITEMS.map((item) => item * 2));
    expect(begun).toEqual(ITEMS);
    expect(most).toBe(3);
  });

  it('begins nothing more once one has failed, and throws when those under way have ended', async () => {
    const ended: number[] = [];
    const work = sideBySide(ITEMS, 3, async (item) => {
      await nextTurn();
      if (item === 4) throw new Error('no');
      await nextTurn();
      ended.push(item);
    });
    await expect(work).rejects.toThrow('no');
    expect(ended.length).toBeLessThanOrEqual(6);
    expect(ended).toEqual(expect.arrayContaining([0, 1, 2, 3]));
  });

  it('does nothing with nothing', async () => expect(await sideBySide([], 3, async () => 1)).toEqual([]));
});
