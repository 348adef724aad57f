import { describe, expect, it } from '@jest/globals';
import { timerLines } from './timer-lines.js';

const QUIET = { due: 0, lateSeconds: 0, firedTotal: 0, stuckTotal: 0, stuck: [] };

describe('what the status says of timers', () => {
  it('is one line where all is well', () =>
    expect(timerLines({ ...QUIET, firedTotal: 7 })).toEqual([
      'timers: nothing is due; 7 done since the process started',
    ]));

  it('says how late they are', () =>
    expect(
      timerLines({ ...QUIET, due: 3, oldestDueAt: '2026-09-23T01:00:00.000Z', lateSeconds: 90.4 }),
    ).toEqual([
      'timers: cases with something due: 3, the oldest since 2026-09-23T01:00:00.000Z (90 s); 0 done since the process started',
    ]));

  it('names what is stuck, and why', () => {
    const stuck = {
      caseNumber: 'HD-7K3M-9QWD-4',
      id: 'x',
      action: 'close',
      dueAt: '2026-09-23T01:00:00.000Z',
      reason: 'It is closed already.',
      tries: 2,
    } as const;
    expect(timerLines({ ...QUIET, due: 1, stuckTotal: 1, stuck: [stuck] })).toEqual([
      'timers: cases with something due: 1; 0 done since the process started',
      '  stuck: 1, tried again within the hour',
      '    HD-7K3M-9QWD-4: close, due 2026-09-23T01:00:00.000Z, refused 2 times: It is closed already.',
    ]);
  });

  it('says which year is missing and what to do, that a store fails, and that nobody runs them', () => {
    const retrying = { failures: 3, reason: 'the disk is full' };
    const status = { ...QUIET, uncounted: { cases: 4, year: 2028 }, retrying, unattended: true } as const;
    expect(timerLines(status).slice(1)).toEqual([
      '  tried again after 3 failures: the disk is full',
      '  cases with dates in 2028, whose holidays their calendar lacks: 4',
      '    enter the year (casetrail policy year), or take a newer Casetrail and run casetrail rebuild timers',
      '  no process runs them: start a projector',
    ]);
  });
});
