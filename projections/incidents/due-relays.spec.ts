import { describe, expect, it } from '@jest/globals';
import { dutyCommand } from '#cases';
import { readComplaintEvent, type RecordedComplaintEvent } from '#complaint';
import { StoreUnavailable } from '#event-store';
import type { Fire, TimerRun } from '#timers';
import * as step from '../../libs/complaint/src/testing/steps.js';
import { IncidentTown } from '../testing/incident-town.js';
import { DueRelays } from './due-relays.js';

/** Lets a second pass, and tells all that is to be told. */
async function sweep(town: IncidentTown, ...runs: readonly TimerRun[]): Promise<void> {
  await town.seen();
  town.time.pass(1000);
  await Promise.all(runs.map((run) => run.sweep()));
}

type Reported = Extract<RecordedComplaintEvent, { type: 'IncidentReported' }>;

/** What reached a case, in order: the revision of the incident, and its words. */
async function heard(
  town: IncidentTown,
  caseNumber: string,
): Promise<readonly (readonly [number, string])[]> {
  const events = (await town.log()).filter(({ stream }) => stream.endsWith(caseNumber));
  const reported = events
    .map(readComplaintEvent)
    .filter((event): event is Reported => event.type === 'IncidentReported');
  return Promise.all(
    reported.map(async ({ id, data, sealed }) => {
      const seal = { caseNumber, purpose: 'publishable', eventId: id } as const;
      const opened = await town.sealing.open<{ text: string }>(seal, sealed.publishable!);
      return [data.revision, opened.state === 'opened' ? opened.value.text : opened.state] as const;
    }),
  );
}

describe('news of an incident', () => {
  it('reaches every case, sealed as the case’s own text, once', () =>
    IncidentTown.live(async (town) => {
      const relays = town.openRelays();
      const incident = await town.open();
      const members = await town.members(incident, 5);
      const other = await town.receive();
      await sweep(town, relays);
      await town.update(incident, 'A pump is on its way');
      await sweep(town, relays);
      await sweep(town, relays);
      for (const member of members)
        expect(await heard(town, member)).toEqual([
          [0, 'A main burst'],
          [1, 'A pump is on its way'],
        ]);
      expect(await heard(town, other)).toEqual([]);
      expect(JSON.stringify(await town.log())).not.toMatch(/burst|pump/);
    }));

  it('comes in order, none left out, where several came before the first was told', () =>
    IncidentTown.live(async (town) => {
      const relays = town.openRelays();
      const incident = await town.open();
      const [member] = await town.members(incident, 1);
      await sweep(town, relays);
      for (const text of ['one', 'two', 'three']) await town.update(incident, text);
      await sweep(town, relays);
      expect(await heard(town, member!)).toEqual([
        [0, 'A main burst'],
        [1, 'one'],
        [2, 'two'],
        [3, 'three'],
      ]);
    }));

  it('begins with the latest for a case that joins later, once', () =>
    IncidentTown.live(async (town) => {
      const relays = town.openRelays();
      const incident = await town.open();
      await town.update(incident, 'A pump is on its way');
      await sweep(town, relays);
      const [late] = await town.members(incident, 1);
      await sweep(town, relays);
      await sweep(town, relays);
      expect(await heard(town, late!)).toEqual([[1, 'A pump is on its way']]);
    }));

  it('is told again to a case that left and joined again, and not to one that left', () =>
    IncidentTown.live(async (town) => {
      const relays = town.openRelays();
      const incident = await town.open();
      const [again, gone] = await town.members(incident, 2);
      await sweep(town, relays);
      await town.tell(gone!, step.leaveIncident());
      await town.tell(again!, step.leaveIncident(), step.joinIncident({ incident }));
      await town.update(incident, 'A pump is on its way');
      await sweep(town, relays);
      expect(await heard(town, again!)).toEqual([
        [0, 'A main burst'],
        [1, 'A pump is on its way'],
      ]);
      expect(await heard(town, gone!)).toEqual([[0, 'A main burst']]);
    }));

  it('is told once more in the same words to a case that joins again', () =>
    IncidentTown.live(async (town) => {
      const relays = town.openRelays();
      const incident = await town.open();
      const [again] = await town.members(incident, 1);
      await sweep(town, relays);
      await town.tell(again!, step.leaveIncident(), step.joinIncident({ incident }));
      await sweep(town, relays);
      expect(await heard(town, again!)).toEqual([
        [0, 'A main burst'],
        [0, 'A main burst'],
      ]);
      expect(await relays.status()).toMatchObject({ due: 0, stuckTotal: 0 });
    }));

  it('of its end resolves no case, and is the last', () =>
    IncidentTown.live(async (town) => {
      const relays = town.openRelays();
      const incident = await town.open();
      const [member] = await town.members(incident, 1);
      await town.end(incident);
      await sweep(town, relays);
      expect(await heard(town, member!)).toEqual([[1, 'The main is mended']]);
      expect(await town.typesOf(member!)).toEqual([
        'ComplaintReceived',
        'CaseJoinedIncident',
        'IncidentReported',
      ]);
      await town.seen();
      expect(await town.relays.backlog(town.time.clock().toISOString())).toEqual({ due: 0 });
    }));

  it('waits for nobody who cannot hear it: closed, merged or erased', () =>
    IncidentTown.live(async (town) => {
      const relays = town.openRelays();
      const incident = await town.open();
      const [closed, open] = await town.members(incident, 2);
      await town.tell(closed!, step.withdraw());
      await sweep(town, relays);
      expect(await heard(town, closed!)).toEqual([]);
      expect(await heard(town, open!)).toHaveLength(1);
      expect(await relays.status()).toMatchObject({ due: 0, stuckTotal: 0 });
      await town.tell(closed!, step.reopen());
      await sweep(town, relays);
      expect(await heard(town, closed!)).toHaveLength(1);
    }));

  it('of several incidents reaches the cases of each', () =>
    IncidentTown.live(async (town) => {
      const relays = town.openRelays();
      const [one, other] = [await town.open({ text: 'one' }), await town.open({ text: 'other' })];
      const [ofOne] = await town.members(one, 1);
      const [ofOther] = await town.members(other, 1);
      await sweep(town, relays);
      expect(await heard(town, ofOne!)).toEqual([[0, 'one']]);
      expect(await heard(town, ofOther!)).toEqual([[0, 'other']]);
    }));
});

describe('no case hears anything twice, or misses it', () => {
  const CASES = 12;

  const expectAll = async (town: IncidentTown, members: readonly string[]) => {
    for (const member of members)
      expect(await heard(town, member)).toEqual([
        [0, 'A main burst'],
        [1, 'A pump is on its way'],
      ]);
  };

  it('when two processes tell it at once', () =>
    IncidentTown.live(async (town) => {
      const [one, other] = [town.openRelays(), town.openRelays()];
      const incident = await town.open();
      const members = await town.members(incident, CASES);
      await sweep(town, one, other);
      await town.update(incident, 'A pump is on its way');
      await sweep(town, one, other);
      await expectAll(town, members);
    }));

  it('when the process ends between a case and the next, each time', () =>
    IncidentTown.live(async (town) => {
      const commands = town.openCommands();
      const killed: Fire = async (duty, of) => {
        await commands.handle(dutyCommand(duty, of));
        throw new StoreUnavailable('The process is gone.');
      };
      const incident = await town.open();
      const members = await town.members(incident, CASES);
      await town.update(incident, 'A pump is on its way');
      const late = await town.members(incident, 1);
      await town.seen();
      town.time.pass(1000);
      let processes = 0;
      for (let left = true; left; processes++)
        left = await town
          .openRelays({ fire: killed, atOnce: 1 })
          .sweep()
          .then(
            () => false,
            () => true,
          );
      expect(processes).toBe(CASES + late.length + 1);
      for (const member of [...members, ...late])
        expect(await heard(town, member)).toEqual([[1, 'A pump is on its way']]);
    }));

  it('while the read model is built anew', () =>
    IncidentTown.live(async (town) => {
      const relays = town.openRelays();
      const incident = await town.open();
      const members = await town.members(incident, CASES);
      await sweep(town, relays);
      await town.update(incident, 'A pump is on its way');
      await town.incidentProjector.rebuild('incidents', { anew: true });
      await sweep(town, relays);
      await expectAll(town, members);
    }));

  it('when the key store is away: later', () =>
    IncidentTown.live(async (town) => {
      const incident = await town.open();
      const members = await town.members(incident, CASES);
      const away = { open: () => Promise.resolve({ state: 'unavailable' } as const) };
      const deaf = town.openRelays({ due: new DueRelays(town.documents, away) });
      await expect(sweep(town, deaf)).rejects.toThrow(StoreUnavailable);
      await sweep(town, town.openRelays());
      expect(await heard(town, members[0]!)).toHaveLength(1);
    }));
});
