import { describe, expect, it } from '@jest/globals';
import { metricsText } from './metrics.js';

const FIGURES = { events: 3, strangers: 0, projections: [] };
const QUIET = { due: 0, lateSeconds: 0, firedTotal: 0, stuckTotal: 0, stuck: [] };

const timersIn = (text: string) => text.split('\n').filter((line) => line.startsWith('casetrail_timers_'));

describe('the figures of timers', () => {
  it('are there where this process runs them, or may', () =>
    expect(timersIn(metricsText({ ...FIGURES, timers: QUIET }))).toEqual([
      'casetrail_timers_due 0',
      'casetrail_timers_late_seconds 0',
      'casetrail_timers_fired_total 0',
      'casetrail_timers_stuck 0',
      'casetrail_timers_uncounted 0',
    ]));

  it('say what is late, stuck and cannot be counted', () => {
    const timers = {
      ...QUIET,
      due: 7,
      lateSeconds: 61.5,
      firedTotal: 9,
      stuckTotal: 2,
      uncounted: { cases: 4, year: 2031 },
    };
    expect(timersIn(metricsText({ ...FIGURES, timers }))).toEqual([
      'casetrail_timers_due 7',
      'casetrail_timers_late_seconds 61.5',
      'casetrail_timers_fired_total 9',
      'casetrail_timers_stuck 2',
      'casetrail_timers_uncounted 4',
    ]);
  });

  it('are absent where another process runs them', () => expect(timersIn(metricsText(FIGURES))).toEqual([]));
});
