import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ComplaintCommand } from '../commands.js';
import { fold } from '../evolve/evolve.js';
import { SHIPPED_BOOK } from '../policy/index.js';
import type { Complaint } from '../state.js';
import { currentRound, stageOf } from '../status.js';
import { CLOCK } from '../testing/actors.js';
import {
  arbitraryLife,
  live,
  liveOnce,
  play,
  type Lived,
  type Throw,
} from '../testing/arbitrary-commands.js';
import { dutiesOf, type Duty } from './duties.js';

const RUNS = { numRuns: Number(process.env.CASETRAIL_TEST_RUNS ?? 25) };
const START = Date.parse('2026-09-23T01:00:00.000Z');
const MINUTE = 60_000;
const FIVE_YEARS = 5 * 366 * 24 * 60 * MINUTE;
/** More than any case can owe that nobody touches: some deadlines, the ladder, a few callbacks for each reporter. */
const MANY = 100;

const owed = (complaint: Complaint | undefined): readonly Duty[] =>
  complaint ? dutiesOf(complaint, SHIPPED_BOOK).duties : [];

/** The service does its duty right after it is due, or now where that was earlier. */
function perform(complaint: Complaint, { action, payload, dueAt }: Duty, now: number, turn: number): Lived {
  const moment = new Date(Math.max(now, Date.parse(dueAt) + 1)).toISOString();
  const command = { type: action, ...payload, actor: CLOCK, now: moment, occurredAt: moment };
  return play(complaint, command as ComplaintCommand, turn);
}

/** A warning is of no use any more once its deadline is over. */
const isTooLate = (complaint: Complaint, duty: Duty, now: number): boolean =>
  duty.action === 'warn-deadline' &&
  now > Date.parse(currentRound(complaint)[duty.payload.deadline as 'resolveBy']);

const everyStep = (holds: (step: Lived) => void) =>
  fc.assert(
    fc.property(arbitraryLife(), (life) => live(life).forEach(holds)),
    RUNS,
  );

/** A case in the hands of people who do anything, and of a service that does what is due between two of their steps. */
class Served {
  complaint: Complaint | undefined;
  now = START;
  readonly performed: string[] = [];
  private readonly stoodDown = new Set<string>();
  private turn = 0;

  live(life: readonly Throw[]): this {
    for (const { seed, minutes } of life) {
      this.serve(this.now + minutes * MINUTE);
      const step = liveOnce(this.complaint, new Date(this.now).toISOString(), seed, this.turn++);
      this.complaint = step.after;
      this.now = Date.parse(step.command.now);
    }
    return this;
  }

  serve(until: number, most = Infinity): number {
    let done = 0;
    for (let duty = this.due(until); duty && done < most; duty = this.due(until)) {
      this.perform(duty);
      done++;
    }
    this.now = Math.max(this.now, until);
    return done;
  }

  private due(until: number): Duty | undefined {
    return owed(this.complaint).find(({ id, dueAt }) => Date.parse(dueAt) < until && !this.stoodDown.has(id));
  }

  private perform(duty: Duty): void {
    const before = this.complaint!;
    const { after, command, refusal } = perform(before, duty, this.now, this.turn++);
    if (refusal && !isTooLate(before, duty, this.now)) throw refusal;
    if (refusal) this.stoodDown.add(duty.id);
    else this.performed.push(duty.id);
    this.complaint = after;
    this.now = Date.parse(command.now);
  }
}

describe('the duties on a case that lived any life', () => {
  it('have ids of their own', () => {
    everyStep(({ after }) => {
      const ids = owed(after).map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    });
  });

  it('come soonest first', () => {
    everyStep(({ after }) => {
      const moments = owed(after).map(({ dueAt }) => dueAt);
      expect(moments).toEqual(moments.toSorted());
    });
  });

  it('are accepted once they are due, and are owed no more', () => {
    everyStep(({ after, command }) => {
      for (const duty of owed(after)) {
        const now = Date.parse(command.now);
        const { refusal, after: done } = perform(after!, duty, now, 1000);
        if (refusal && isTooLate(after!, duty, now)) continue;
        expect({ duty, refusal }).toEqual({ duty, refusal: undefined });
        expect(owed(done).map(({ id }) => id)).not.toContain(duty.id);
      }
    });
  });

  it('are refused at the very moment that they are due, where they report that it has passed', () => {
    const reports = ['warn-deadline', 'miss-deadline', 'miss-part', 'rule', 'close'];
    everyStep(({ after }) => {
      for (const duty of owed(after).filter(({ action }) => reports.includes(action))) {
        const early = { ...duty, dueAt: new Date(Date.parse(duty.dueAt) - 1).toISOString() };
        const { refusal } = perform(after!, early, 0, 1000);
        expect({ duty, code: refusal?.code }).toEqual({ duty, code: expect.any(String) });
      }
    });
  });

  it('do not depend on how the case came to be known', () => {
    fc.assert(
      fc.property(arbitraryLife(), (life) => {
        const lived = live(life);
        const history = lived.flatMap(({ events }) => events);
        expect(owed(fold(history))).toEqual(owed(lived.at(-1)?.after));
      }),
      RUNS,
    );
  });
});

describe('a service that does all that is due', () => {
  it('does nothing twice, whatever people do in between', () => {
    fc.assert(
      fc.property(arbitraryLife(), (life) => {
        const { performed } = new Served().live(life);
        expect(performed).toEqual([...new Set(performed)]);
      }),
      RUNS,
    );
  });

  it('comes to an end: every case is closed or waits for a person', () => {
    fc.assert(
      fc.property(arbitraryLife(), (life) => {
        const served = new Served().live(life);
        expect(served.serve(served.now + FIVE_YEARS, MANY)).toBeLessThan(MANY);
        const { complaint } = served;
        if (!complaint || stageOf(complaint) !== 'resolved') return;
        const isCalled = currentRound(complaint).callback !== undefined;
        expect(isCalled || complaint.personalData === 'restricted').toBe(true);
      }),
      RUNS,
    );
  });
});
