import { describe, expect, it } from '@jest/globals';
import { dutyCommand } from '#cases';
import { StoreUnavailable } from '#event-store';
import type { Fire } from '#timers';
import * as step from '../../libs/complaint/src/testing/steps.js';
import type { Step } from '../../libs/complaint/src/testing/steps.js';
import { deedsIn } from '../testing/deeds.js';
import { DAY, HOUR, TimedTown } from '../testing/timed-town.js';

const RESOLVED = [step.assign(), step.accept(), step.contact(), step.resolve()] as const;

/** Cases in every stage, so that duties of every kind come due. */
async function people(town: TimedTown): Promise<readonly string[]> {
  const received = await town.receive();
  const disputed = await town.receive();
  await town.tell(disputed, step.assign(), step.dispute());
  const mitigated = await town.receive();
  await town.tell(mitigated, step.assign(), step.accept(), step.mitigate());
  const resolved = await town.receive();
  await town.tell(resolved, ...RESOLVED);
  const silent = await town.receive({ complainant: {} });
  await town.tell(silent, ...RESOLVED);
  return [received, disputed, mitigated, resolved, silent];
}

/** What the log of a town holds, but for what chance and case numbers give. */
const course = async (town: TimedTown, cases: readonly string[]) =>
  Promise.all(cases.map((caseNumber) => town.typesOf(caseNumber)));

/** Lets so many days pass, sweeping every six hours. */
async function live(town: TimedTown, days: number, sweep: () => Promise<unknown>): Promise<void> {
  for (let quarter = 0; quarter < days * 4; quarter += 1) {
    town.time.pass(6 * HOUR);
    await sweep();
  }
}

/** The same month without any fault. */
async function faultless(): Promise<readonly (readonly string[])[]> {
  let found: readonly (readonly string[])[] = [];
  await TimedTown.play(async (town) => {
    const timers = town.openTimers();
    const cases = await people(town);
    await live(town, 60, () => timers.sweep());
    found = await course(town, cases);
  });
  return found;
}

/** Without the warnings: one whose deadline has passed meanwhile is not given any more. */
const unwarned = (all: readonly (readonly string[])[]) =>
  all.map((types) => types.filter((type) => type !== 'DeadlineWarned').sort());

const expectOnce = async (town: TimedTown) => {
  const deeds = deedsIn(await town.log());
  expect(deeds.length).toBeGreaterThan(5);
  expect(new Set(deeds).size).toBe(deeds.length);
};

describe('duties are done once', () => {
  it('by two runs at once that know nothing of each other', () =>
    TimedTown.play(async (town) => {
      const [one, other] = [town.openTimers(), town.openTimers()];
      const cases = await people(town);
      await live(town, 60, () => Promise.all([one.sweep(), other.sweep()]));
      await expectOnce(town);
      expect(await course(town, cases)).toEqual(await faultless());
    }));

  it('when the process ends between a deed and all that follows, each time', () =>
    TimedTown.play(async (town) => {
      const cases = await people(town);
      const commands = town.openCommands();
      const killed: Fire = async (duty, of) => {
        await commands.handle(dutyCommand(duty, of));
        throw new StoreUnavailable('The process is gone.');
      };
      await live(town, 60, async () => {
        // Each new process is gone after a deed; the last finds nothing more to do.
        for (let left = true; left;)
          left = await town
            .openTimers({ fire: killed, atOnce: 1 })
            .sweep()
            .then(
              () => false,
              () => true,
            );
      });
      await expectOnce(town);
      expect(await course(town, cases)).toEqual(await faultless());
    }));

  it('while the read model is built anew again and again', () =>
    TimedTown.play(async (town) => {
      const timers = town.openTimers();
      const cases = await people(town);
      let left = 60 * 4;
      const rebuilding = async () => {
        while (left > 0) await town.projector.rebuild('timers', { anew: true });
      };
      const builds = rebuilding();
      await live(town, 60, async () => {
        left -= 1;
        // A generation that is swapped out under a reader is asked for again, as a run does.
        await timers.sweep().catch(() => timers.sweep());
      });
      await builds;
      await expectOnce(town);
      expect(await course(town, cases)).toEqual(await faultless());
    }));

  it('when a store is away for a while: later, and none is lost', () =>
    TimedTown.play(async (town) => {
      const cases = await people(town);
      const commands = town.openCommands();
      let away = false;
      const fire: Fire = async (duty, of) => {
        if (away) throw new StoreUnavailable('The log is away.');
        return commands.handle(dutyCommand(duty, of));
      };
      const timers = town.openTimers({ fire });
      let sweeps = 0;
      await live(town, 60, async () => {
        away = (sweeps += 1) % 8 < 3;
        await timers.sweep().catch((error: Error) => expect(error).toBeInstanceOf(StoreUnavailable));
      });
      await timers.sweep();
      await expectOnce(town);
      expect(unwarned(await course(town, cases))).toEqual(unwarned(await faultless()));
    }));
});

describe('a clock that is set', () => {
  it('back a day: nothing is done twice, and nothing is lost', () =>
    TimedTown.play(async (town) => {
      const timers = town.openTimers();
      const cases = await people(town);
      await live(town, 3, () => timers.sweep());
      const before = deedsIn(await town.log());
      town.time.stepped = -DAY;
      await timers.sweep();
      expect(deedsIn(await town.log())).toEqual(before);
      expect((await timers.status()).lateSeconds).toBe(0);
      await live(town, 61, () => timers.sweep());
      await expectOnce(town);
      expect(unwarned(await course(town, cases))).toEqual(unwarned(await faultless()));
    }));

  it('forward a month: what it says is due is done, and nothing again when it is set right', () =>
    TimedTown.play(async (town) => {
      const timers = town.openTimers();
      await people(town);
      town.time.stepped = 30 * DAY;
      await timers.sweep();
      const early = deedsIn(await town.log());
      town.time.stepped = 0;
      await live(town, 29, () => timers.sweep());
      expect(deedsIn(await town.log())).toEqual(early);
      await live(town, 60, () => timers.sweep());
      await expectOnce(town);
    }));
});

describe('someone acts while the duty is already being done', () => {
  const overtakes = (how: string, ...acts: readonly Step[]) =>
    it(`${how}: the service stands down`, () =>
      TimedTown.play(async (town) => {
        const caseNumber = await town.receive();
        const commands = town.openCommands();
        let tried = 0;
        const fire: Fire = async (duty, of) => {
          if ((tried += 1) === 1) await town.tell(caseNumber, ...acts);
          return commands.handle(dutyCommand(duty, of));
        };
        const timers = town.openTimers({ fire });
        town.time.pass((await town.untilFirstDuty(caseNumber)) + 1);
        expect(await timers.sweep()).toEqual({ fired: 0, stoodDown: 1 });
        expect(deedsIn(await town.log())).toEqual([]);
        expect(await timers.status()).toMatchObject({ due: 0, firedTotal: 0, stuckTotal: 0 });
      }));

  overtakes('a person withdraws', step.withdraw());
  overtakes('the case is closed and erased', step.withdraw(), step.orderErasure(), step.confirmErasure());

  it('a case is merged: its duties end, those of the other go on', () =>
    TimedTown.play(async (town) => {
      const timers = town.openTimers();
      const [own, other] = [await town.receive(), await town.receive()];
      await town.tell(own, step.merge({ into: other }));
      await live(town, 30, () => timers.sweep());
      const log = await town.log();
      expect(deedsIn(log).filter((id) => id.startsWith(own))).toEqual([]);
      expect(deedsIn(log).filter((id) => id.startsWith(other)).length).toBeGreaterThan(3);
    }));
});

describe('an outage', () => {
  it('is made good in the order of deadlines, no faster than allowed, and told as late', () =>
    TimedTown.play(async (town) => {
      const CASES = 2000;
      for (let count = 0; count < CASES; count += 1) {
        const caseNumber = await town.receive({ complainant: {} });
        town.time.pass(30);
        if (count % 10 === 0) await town.tell(caseNumber, step.withdraw());
      }
      const timers = town.openTimers({ ratePerSecond: 100, atOnce: 8 });
      const [, , last] = (await town.log()).filter(({ revision }) => revision === 0).slice(-3);
      town.time.pass((await town.untilFirstDuty(last!.stream.slice('complaint-'.length))) + HOUR);
      const due = await town.due.backlog(town.time.clock().toISOString());
      expect(due.due).toBe(CASES * 0.9);
      const [began, before] = [town.time.elapsed(), (await town.log()).length];
      const { fired } = await timers.sweep();
      const seconds = (town.time.elapsed() - began) / 1000;
      expect(fired).toBe(due.due);
      expect(fired / seconds).toBeLessThanOrEqual(100.1);
      expect(fired / seconds).toBeGreaterThan(80);
      const deadlines = (await town.log())
        .slice(before)
        .map(({ metadata }) => dueAtOf(metadata.$causationId));
      for (const [place, deadline] of deadlines.entries())
        expect(deadline >= (deadlines[place - 8] ?? '')).toBe(true);
      expect(town.told[0]).toMatch(/^Timers are \d+ s late: 1800 cases have something due\.$/);
      expect(town.told.length).toBeLessThanOrEqual(seconds / 10 + 1);
      expect(await timers.status()).toMatchObject({ due: 0, lateSeconds: 0, stuckTotal: 0 });
    }));
});

const dueAtOf = (dutyId: unknown): string => String(dutyId).split('@')[1]!;
