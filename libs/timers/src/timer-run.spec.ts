import { setImmediate as nextTurn } from 'node:timers/promises';
import { describe, expect, it } from '@jest/globals';
import { StoreUnavailable } from '#event-store';
import { FakeTime } from './testing/fake-time.js';
import { OwedCases, duty } from './testing/owed-cases.js';
import { TimerRun, type TimerRunOptions } from './timer-run.js';

const NOON = Date.parse('2026-09-23T12:00:00.000Z');
/** So many seconds after noon. */
const at = (seconds: number) => new Date(NOON + seconds * 1000).toISOString();

/** A run at one minute past noon, over what is owed by hand. */
function open(options: Partial<TimerRunOptions> = {}) {
  const owed = new OwedCases();
  const time = new FakeTime(new Date(NOON + 60_000));
  const told: string[] = [];
  const { fire, progress } = owed;
  const tell = (line: string) => void told.push(line);
  const parts = { due: owed, fire, progress, clock: time.clock, time, tell, ...options };
  return { owed, time, told, run: new TimerRun(parts) };
}

async function until(holds: () => boolean): Promise<void> {
  for (let turn = 0; turn < 10_000; turn += 1) {
    if (holds()) return;
    await nextTurn();
  }
  throw new Error(`It did not come true: ${holds.toString()}`);
}

describe('a sweep', () => {
  it('does what is due in the order of deadlines, page by page, and leaves what is not', async () => {
    const { owed, run } = open();
    for (const second of [50, 10, 30, 20, 40, 59, 5, 70])
      owed.owe(`case-${second}`, duty(`${second}`, at(second)));
    expect(await run.sweep()).toEqual({ fired: 7, stoodDown: 0 });
    expect(owed.done).toEqual(['5', '10', '20', '30', '40', '50', '59']);
  });

  it('does nothing at its very moment, but the millisecond after', async () => {
    const { owed, run, time } = open();
    owed.owe('A', duty('a', at(60)));
    expect(await run.sweep()).toEqual({ fired: 0, stoodDown: 0 });
    time.pass(1);
    expect(await run.sweep()).toEqual({ fired: 1, stoodDown: 0 });
  });

  it('does the duties of one case one after another, each as the case is by then', async () => {
    const { owed, run } = open({ ratePerSecond: Infinity });
    const seen: number[] = [];
    owed.onFire = (_duty, { revision }) => void seen.push(revision);
    owed.owe('A', duty('a1', at(1)), duty('a2', at(2)), duty('a3', at(60)));
    await run.sweep();
    expect(owed.done).toEqual(['a1', 'a2']);
    expect(seen).toEqual([0, 1]);
  });

  it('looks again only once the read model shows what was done', async () => {
    const { owed, run } = open();
    const shown = owed.lagBehind();
    owed.owe('A', duty('a1', at(1)), duty('a2', at(2)));
    shown();
    expect(await run.sweep()).toEqual({ fired: 2, stoodDown: 0 });
    expect(run.state().stuckTotal).toBe(0);
  });

  it('goes on with what comes to be due by what it did', async () => {
    const { owed, run } = open();
    owed.onFire = ({ id }) => void (id === 'first' && owed.owe('B', duty('second', at(1))));
    owed.owe('A', duty('first', at(2)));
    expect(await run.sweep()).toEqual({ fired: 2, stoodDown: 0 });
  });

  it('is never faster than its rate, however much is due', async () => {
    const { owed, run, time } = open({ ratePerSecond: 50 });
    const done: number[] = [];
    owed.onFire = () => void done.push(time.elapsed());
    for (let count = 0; count < 200; count += 1) owed.owe(`case-${count}`, duty(`${count}`, at(0)));
    await run.sweep();
    for (const [place, moment] of done.entries()) expect(moment).toBeGreaterThanOrEqual(place * 20);
    expect(done.at(-1)).toBeLessThan(200 * 20 + 100);
  });

  it('works on so many cases at once and no more', async () => {
    const { owed, run } = open({ atOnce: 2, ratePerSecond: Infinity });
    let [under, most] = [0, 0];
    owed.onFire = async () => {
      most = Math.max(most, (under += 1));
      await nextTurn();
      under -= 1;
    };
    for (let count = 0; count < 9; count += 1) owed.owe(`case-${count}`, duty(`${count}`, at(0)));
    await run.sweep();
    expect(most).toBe(2);
  });
});

describe('a duty that is refused', () => {
  it('is stood down where someone had acted', async () => {
    const { owed, run } = open();
    owed.onFire = () => {
      owed.owe('A');
      throw new Error('It is closed.');
    };
    owed.owe('A', duty('a', at(1)));
    expect(await run.sweep()).toEqual({ fired: 0, stoodDown: 1 });
    expect(await run.status()).toMatchObject({ due: 0, stuckTotal: 0 });
  });

  it('does not keep the next one of its case from being done, which may overtake it', async () => {
    const { owed, run } = open();
    owed.owe('A', duty('warn', at(1)), duty('miss', at(2)));
    owed.onFire = ({ id }) => {
      if (id === 'warn') throw new Error('It is too late to warn.');
      owed.owe('A', duty(id, at(2)));
    };
    expect(await run.sweep()).toEqual({ fired: 1, stoodDown: 1 });
    expect(owed.done).toEqual(['miss']);
  });

  it('is tried again at once where the case has changed meanwhile and still owes it', async () => {
    const { owed, run } = open();
    let changed = false;
    owed.onFire = ({ id, dueAt }) => {
      if (changed) return;
      changed = true;
      owed.owe('A', duty(id, dueAt));
      throw new Error('The case is at revision 1, not at 0.');
    };
    owed.owe('A', duty('a', at(1)));
    expect(await run.sweep()).toEqual({ fired: 1, stoodDown: 0 });
  });

  it('is stuck where nothing has changed: it rests, says why, and others go on', async () => {
    const { owed, run, time } = open();
    let broken = true;
    owed.onFire = ({ id }) => {
      if (broken && id.startsWith('bad')) throw new Error('The calendar does not know 2031.');
    };
    for (let count = 0; count < 5; count += 1) owed.owe(`bad-${count}`, duty(`bad-${count}`, at(count)));
    owed.owe('good', duty('good', at(30)));
    expect(await run.sweep()).toEqual({ fired: 1, stoodDown: 0 });
    expect(await run.status()).toMatchObject({ due: 5, stuckTotal: 5, lateSeconds: 0 });
    expect(run.state().stuck[0]).toMatchObject({ tries: 1, reason: 'The calendar does not know 2031.' });
    time.pass(59_000);
    broken = false;
    expect(await run.sweep()).toEqual({ fired: 0, stoodDown: 0 });
    time.pass(2000);
    expect(await run.sweep()).toEqual({ fired: 5, stoodDown: 0 });
    expect(run.state().stuckTotal).toBe(0);
  });

  it('is forgotten when a person acts, though it rests', async () => {
    const { owed, run } = open();
    owed.onFire = () => {
      throw new Error('no');
    };
    owed.owe('A', duty('a', at(1)));
    await run.sweep();
    expect(run.state().stuckTotal).toBe(1);
    owed.owe('A');
    await run.sweep();
    expect(run.state().stuckTotal).toBe(0);
  });

  it('is stuck too where it was done and is owed all the same, so that nothing is done for ever', async () => {
    const { owed, run } = open({ fire: async () => undefined });
    owed.owe('A', duty('a', at(1)));
    expect(await run.sweep()).toEqual({ fired: 1, stoodDown: 0 });
    expect(run.state().stuck).toMatchObject([{ id: 'a', reason: 'It was done, and is still owed.' }]);
    expect(await run.sweep()).toEqual({ fired: 0, stoodDown: 0 });
  });
});

describe('a run', () => {
  it('does what is due when the read model tells of news, and when its idle time is over', async () => {
    const { owed, run, time } = open({ idleMs: 1000 });
    run.start();
    try {
      owed.owe('A', duty('a', at(0)));
      owed.projected.next({ events: [], position: '1' });
      await until(() => owed.done.includes('a'));
      const soon = (time.clock().getTime() - NOON) / 1000 + 5;
      owed.owe('B', duty('b', at(soon)));
      await until(() => owed.done.includes('b'));
      expect(time.clock().toISOString() > at(soon)).toBe(true);
    } finally {
      await run.stop();
    }
  });

  it('tries again until the store is back, says so once each, and loses nothing', async () => {
    const { owed, run, told } = open();
    let away = true;
    let asked = 0;
    owed.onFire = () => {
      asked += 1;
      if (away) throw new StoreUnavailable('The log is away.');
    };
    owed.owe('A', duty('a', at(59)));
    run.start();
    try {
      await until(() => asked === 8);
      expect((await run.status()).retrying).toMatchObject({ reason: 'The log is away.' });
      expect(run.state().stuckTotal).toBe(0);
      away = false;
      await until(() => told.length === 2);
      expect(owed.done).toEqual(['a']);
      expect(run.state().retrying).toBeUndefined();
      expect(told).toEqual([
        'Timers are tried again until they can go on: The log is away.',
        'Timers go on.',
      ]);
    } finally {
      await run.stop();
    }
  });

  it('ends what is under way when it stops, begins nothing more, and can start again', async () => {
    const { owed, run } = open({ atOnce: 1 });
    const stopped = Promise.withResolvers<void>();
    owed.onFire = ({ id }) => {
      if (id === '0') stopped.resolve(run.stop());
    };
    for (let count = 0; count < 3; count += 1) owed.owe(`case-${count}`, duty(`${count}`, at(count)));
    run.start();
    await stopped.promise;
    expect(owed.done).toEqual(['0']);
    run.start();
    await until(() => owed.done.length === 3);
    await run.stop();
  });

  it('says how late it is, every ten seconds at the most', async () => {
    const { owed, run, told, time } = open({ ratePerSecond: 1 });
    time.pass(3_600_000);
    for (let count = 0; count < 25; count += 1) owed.owe(`case-${count + 10}`, duty(`${count}`, at(count)));
    await run.sweep();
    expect(told[0]).toBe('Timers are 3660 s late: 25 cases have something due.');
    expect(told).toHaveLength(3);
  });

  it('tells which year its calendar lacks', async () => {
    const { owed, run } = open();
    owed.uncounted = { cases: 2, year: 2031 };
    expect(await run.status()).toMatchObject({ uncounted: { cases: 2, year: 2031 } });
  });
});
