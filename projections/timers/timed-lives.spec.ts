import { describe, expect, it } from '@jest/globals';
import * as step from '../../libs/complaint/src/testing/steps.js';
import { DAY, TimedTown } from '../testing/timed-town.js';

const RESOLVED = [step.assign(), step.accept(), step.contact(), step.resolve()] as const;

describe('what the service does by itself', () => {
  it('warns of each deadline, says that it was missed, and escalates', () =>
    TimedTown.play(async (town) => {
      const timers = town.openTimers();
      const caseNumber = await town.receive();
      for (let day = 0; day < 30; day += 0.25) {
        town.time.pass(DAY / 4);
        await timers.sweep();
      }
      const [received, ...done] = await town.typesOf(caseNumber);
      expect(received).toBe('ComplaintReceived');
      expect(done.sort()).toEqual([
        'DeadlineMissed',
        'DeadlineMissed',
        'DeadlineWarned',
        'DeadlineWarned',
        'Escalated',
        'Escalated',
      ]);
      expect(await timers.status()).toEqual({
        due: 0,
        lateSeconds: 0,
        firedTotal: 6,
        stuckTotal: 0,
        stuck: [],
      });
    }));

  it('promises a callback as soon as a case is resolved', () =>
    TimedTown.play(async (town) => {
      const timers = town.openTimers();
      const caseNumber = await town.receive();
      await town.tell(caseNumber, ...RESOLVED);
      expect(await timers.sweep()).toEqual({ fired: 0, stoodDown: 0 });
      town.time.pass(1);
      expect(await timers.sweep()).toEqual({ fired: 1, stoodDown: 0 });
      expect((await town.typesOf(caseNumber)).at(-1)).toBe('RevisitScheduled');
    }));
});
