import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CaseCommand } from '#cases';
import { type Action, type Complaint, fold, readComplaintEvent } from '#complaint';
import {
  type Throw,
  anyCommand,
  arbitraryLife,
} from '../../libs/complaint/src/testing/arbitrary-commands.js';
import { deedsIn } from '../testing/deeds.js';
import { DAY, TimedTown } from '../testing/timed-town.js';

const RUNS = { numRuns: Number(process.env.CASETRAIL_TEST_RUNS ?? 25) };
const MINUTE = 60_000;

async function stateOf(town: TimedTown): Promise<Complaint | undefined> {
  const log = await town.log();
  return log.length === 0 ? undefined : fold(log.map(readComplaintEvent));
}

/** What somebody does; the rules may refuse it. */
async function act(town: TimedTown, seed: number): Promise<void> {
  const complaint = await stateOf(town);
  const { type, actor, ...payload } = anyCommand(complaint, town.time.clock().toISOString(), seed);
  const request = { actor, correlationId: 'person' };
  const command = new CaseCommand<Action>(type, payload, request, complaint?.caseNumber);
  await town.commands.handle(command).catch((error: { code?: string }) => expect(error.code).toBeDefined());
}

/** Somebody acts and the service does its part, in turns. */
async function live(town: TimedTown, life: readonly Throw[]): Promise<void> {
  const timers = town.openTimers();
  for (const { seed, minutes } of life) {
    town.time.pass(minutes * MINUTE + 1);
    await act(town, seed);
    if (seed % 3 !== 0) await timers.sweep();
  }
}

const always = (holds: (town: TimedTown) => Promise<void>) =>
  fc.assert(
    fc.asyncProperty(arbitraryLife(), (life) =>
      TimedTown.play(async (town) => {
        await live(town, life);
        await holds(town);
      }),
    ),
    RUNS,
  );

describe('a random life with the service in between', () => {
  it('has no duty done twice, also by a run that begins anew', () =>
    always(async (town) => {
      await Promise.all([town.openTimers().sweep(), town.openTimers().sweep()]);
      const deeds = deedsIn(await town.log());
      expect(new Set(deeds).size).toBe(deeds.length);
    }));

  it('owes nothing any more once time enough has passed, and nothing is stuck', () =>
    always(async (town) => {
      const timers = town.openTimers();
      await timers.sweep();
      town.time.pass(60 * DAY);
      await timers.sweep();
      expect(await timers.status()).toMatchObject({ due: 0, lateSeconds: 0, stuckTotal: 0 });
      expect((await town.log()).length).toBeGreaterThan(0);
    }));

  it('stands still once everything due is done: the next sweep does nothing', () =>
    always(async (town) => {
      const timers = town.openTimers();
      await timers.sweep();
      const before = await town.log();
      expect(await town.openTimers().sweep()).toEqual({ fired: 0, stoodDown: 0 });
      expect(await town.log()).toEqual(before);
    }));
});
