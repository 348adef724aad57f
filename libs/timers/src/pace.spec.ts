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
