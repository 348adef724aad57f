import { describe, expect, it } from '@jest/globals';
import { RecentCases } from './recent-cases.js';

describe('recent cases', () => {
  it('forgets the one that was used longest ago', () => {
    const recent = new RecentCases<number>(2);
    recent.set('a', 1);
    recent.set('b', 2);
    recent.get('a');
    recent.set('c', 3);
    expect(['a', 'b', 'c'].map((each) => recent.get(each))).toEqual([1, undefined, 3]);
  });

  it('keeps the newest value of a case in one place', () => {
    const recent = new RecentCases<number>(2);
    recent.set('a', 1);
    recent.set('b', 2);
    recent.set('a', 3);
    expect([recent.get('b'), recent.get('a')]).toEqual([2, 3]);
  });

  it('keeps nothing when told so', () => {
    const recent = new RecentCases<number>(0);
    recent.set('a', 1);
    expect(recent.get('a')).toBeUndefined();
  });
});
