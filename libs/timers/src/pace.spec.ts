import { describe, expect, it } from '@jest/globals';
import { Pace } from './pace.js';
import { FakeTime } from './testing/fake-time.js';

const { signal } = new AbortController();

describe('a pace', () => {
  it('gives turns evenly, the first at once, and no more than that however many wait', async () => {
    const time = new FakeTime(new Date(0));
    const pace = new Pace(10, time);
    const turns = Array.from({ length: 5 }, async () => {
      await pace.turn(signal);
      return time.elapsed();
    });
    expect(await Promise.all(turns)).toEqual([0, 100, 200, 300, 400]);
  });

  it('gives them in the order asked for, however the pauses end', async () => {
    const ends: (() => void)[] = [];
    const pause = () => new Promise<void>((end) => void ends.push(end));
    const pace = new Pace(10, { elapsed: () => 0, pause });
    const given: number[] = [];
    const turns = [0, 1, 2, 3].map(async (turn) => {
      await pace.turn(signal);
      given.push(turn);
    });
    for (const end of ends.toReversed()) end();
    await Promise.all(turns);
    expect(given).toEqual([0, 1, 2, 3]);
  });

  it('saves nothing up while nobody asks', async () => {
    const time = new FakeTime(new Date(0));
    const pace = new Pace(10, time);
    await pace.turn(signal);
    time.pass(60_000);
    await pace.turn(signal);
    await pace.turn(signal);
    expect(time.elapsed()).toBe(60_100);
  });

  it('holds nobody up where there is no bound', async () => {
    const time = new FakeTime(new Date(0));
    const pace = new Pace(Infinity, time);
    for (let turn = 0; turn < 100; turn += 1) await pace.turn(signal);
    expect(time.elapsed()).toBe(0);
  });
});
