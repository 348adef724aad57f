import { describe, expect, it } from '@jest/globals';
import { StuckDuties } from './stuck-duties.js';
import { FakeTime } from './testing/fake-time.js';
import { duty } from './testing/owed-cases.js';

const DUE = '2026-09-23T01:00:00.000Z';
const ONE = duty('one', DUE);
const MINUTE = 60_000;

function open() {
  const time = new FakeTime(new Date(DUE));
  const stuck = new StuckDuties(time);
  return { time, stuck };
}

describe('a stuck duty', () => {
  it('rests a minute, then twice as long each time, an hour at the most', () => {
    const { time, stuck } = open();
    const rests = Array.from({ length: 9 }, () => {
      stuck.add('A', ONE, 'no');
      let minutes = 0;
      while (stuck.isResting(ONE)) {
        time.pass(MINUTE);
        minutes += 1;
      }
      return minutes;
    });
    expect(rests).toEqual([1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  it('is named with what was said last, and how often', () => {
    const { stuck } = open();
    stuck.add('A', ONE, 'not yet');
    stuck.add('A', ONE, 'still not');
    expect(stuck.list()).toEqual([
      { caseNumber: 'A', id: 'one', action: 'schedule-revisit', dueAt: DUE, reason: 'still not', tries: 2 },
    ]);
  });

  it('is forgotten once its case does not owe it any more, others are not', () => {
    const { stuck } = open();
    const two = duty('two', DUE);
    stuck.add('A', ONE, 'no');
    stuck.add('B', two, 'no');
    stuck.keepOwed([{ caseNumber: 'B', revision: 3, duties: [two] }]);
    expect(stuck.list().map(({ id }) => id)).toEqual(['two']);
    expect(stuck.isResting(ONE)).toBe(false);
  });

  it('is one of a thousand at the most: memory is bounded whatever breaks', () => {
    const { stuck } = open();
    for (let count = 0; count < 1500; count += 1) stuck.add('A', duty(`${count}`, DUE), 'no');
    stuck.add('A', duty('0', DUE), 'again');
    expect(stuck.list()).toHaveLength(1000);
    expect(stuck.list()[0]).toMatchObject({ id: '0', reason: 'again', tries: 2 });
  });
});
