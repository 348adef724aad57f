import { describe, expect, it } from '@jest/globals';
import { KnownStream, KnownStreams } from './known-streams.js';

const ours = (id: string, revision: number) => ({ id, revision, kind: 'ours' as const });
const many = (count: number, name: string) => Array.from({ length: count }, (_, n) => ours(`${name}${n}`, n));

describe('what is known of a stream', () => {
  it('grows by reads and appends that leave no gap', () => {
    const known = new KnownStream();
    known.learn(0, [ours('a', 0), ours('b', 1)]);
    known.learn(1, [ours('b', 1), { id: 'c', revision: 2, kind: 'stranger' }]);
    expect([known.last, known.lastOurs, known.revisionOf('c')]).toEqual([2, 1, 2]);
  });

  it('does not grow by a read that began further on: who knows what was between', () => {
    const known = new KnownStream();
    known.learn(2, [ours('c', 2)]);
    expect([known.last, known.revisionOf('c')]).toEqual([-1, undefined]);
  });

  it('jumps over what was shortened away, since a read from there found nothing before', () => {
    const known = new KnownStream();
    known.learn(0, [ours('e', 4)]);
    expect(known.last).toBe(4);
  });
});

describe('what is known of all streams', () => {
  it('is bounded: the streams used longest ago are forgotten first, the one in use never', () => {
    const streams = new KnownStreams();
    for (const name of ['a', 'b', 'c']) streams.learn(name, streams.of(name), 0, many(40_000, name));
    expect(streams.of('a').last).toBe(-1);
    expect(streams.of('b').last).toBe(39_999);
    const alone = streams.of('d');
    streams.learn('d', alone, 0, many(150_000, 'd'));
    expect([streams.of('d').last, streams.of('c').last]).toEqual([149_999, -1]);
  });

  it('can be forgotten of one', () => {
    const streams = new KnownStreams();
    streams.learn('a', streams.of('a'), 0, many(3, 'a'));
    expect(streams.forget('a').last).toBe(-1);
    expect(streams.of('a').last).toBe(-1);
  });
});
