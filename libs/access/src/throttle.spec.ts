import { describe, expect, it } from '@jest/globals';
import { Throttle, addressKey } from './throttle.js';

describe('a throttle', () => {
  let now = 0;
  const clock = () => new Date(now);
  const throttle = () => new Throttle({ burst: 2, perMinute: 6, maxKeys: 3 }, clock);

  it('lets a burst through, then says how long to wait', () => {
    const t = throttle();
    expect([t.take('a'), t.take('a'), t.take('a')]).toEqual([0, 0, 10]);
  });

  it('keeps keys apart', () => {
    const t = throttle();
    t.take('a');
    t.take('a');
    expect(t.take('b')).toBe(0);
  });

  it('gives back with time, never more than the burst', () => {
    const t = throttle();
    t.take('a');
    t.take('a');
    now += 3_600_000;
    expect([t.take('a'), t.take('a'), t.take('a')]).toEqual([0, 0, 10]);
  });

  it('gives nothing when the clock steps back', () => {
    const t = throttle();
    t.take('a');
    t.take('a');
    now -= 60_000;
    expect(t.take('a')).toBe(10);
  });

  it('remembers a bounded number of keys', () => {
    const t = throttle();
    for (let i = 0; i < 100; i++) t.take(`key ${i}`);
    expect(t.size).toBe(3);
  });
});

describe('an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:0db8:0001:0002::1', '2001:db8:1:2'],
    ['::1', '0:0:0:0'],
  ])('%s counts as %s', (address, key) => expect(addressKey(address)).toBe(key));
});
