import { describe, expect, it } from '@jest/globals';
import { DatabaseSync } from 'node:sqlite';
import { CorruptLog, StoreUnavailable, type EventStore } from '#event-store';
import type { Projector } from './projector.js';
import { withFaults } from './testing/faulty-documents.js';
import { Stage, eventually } from './testing/stage.js';
import { TallyProjection, type Tally } from './testing/tally.js';

const NO_WAIT = { attempts: 3, firstDelayMs: 1, maxDelayMs: 1 };

const stateOf = async (projector: Projector, name = 'tally') =>
  (await projector.status()).find((status) => status.name === name)!;

const stoppedIn = (projector: Projector, name = 'tally') =>
  eventually(async () => (await stateOf(projector, name)).state === 'stopped');

const count = async (stage: Stage, name = 'tally'): Promise<number | undefined> =>
  (await (await stage.documents.live(name))?.get<Tally>('cases', 'complaint-1'))?.events;

function failingOn(type: string, projection = new TallyProjection()): TallyProjection {
  projection.onEvent = (event) => {
    if (event.type === type) throw new Error(`no idea what ${type} means`);
  };
  return projection;
}

describe('a projection that throws', () => {
  it('stops at the very event with its reason, after committing those before it; the others go on', () =>
    Stage.play(async (stage) => {
      const projections = [failingOn('Strange', new TallyProjection('strict')), new TallyProjection('easy')];
      const projector = stage.projector(projections);
      await projector.start();
      await projector.waitFor('strict', await stage.append('complaint-1'), 5000);
      await projector.stop();
      const good = await stage.appendMany('complaint-1', 2);
      const bad = await stage.append('complaint-1', 'Strange');
      const last = await stage.append('complaint-1');
      await projector.start();
      expect(await projector.waitFor('easy', last, 5000)).toBe(true);
      await stoppedIn(projector, 'strict');
      expect(await count(stage, 'easy')).toBe(5);
      expect(await count(stage, 'strict')).toBe(3);
      expect(await stateOf(projector, 'strict')).toMatchObject({
        position: good,
        lag: { events: 2 },
        stopped: {
          reason: 'strict failed on Strange (revision 3 of complaint-1): no idea what Strange means',
          position: bad,
        },
      });
      expect(await stateOf(projector, 'easy')).toMatchObject({ state: 'live', position: last });
    }));

  it('goes on where it stopped when it is restarted, neither losing nor doubling', () =>
    Stage.play(async (stage) => {
      const projection = failingOn('Strange');
      const projector = stage.projector([projection]);
      await projector.start();
      await projector.waitFor('tally', await stage.append('complaint-1'), 5000);
      await stage.append('complaint-1', 'Strange');
      const last = await stage.append('complaint-1');
      await stoppedIn(projector);
      projection.onEvent = () => undefined;
      await projector.restart('tally');
      expect(await projector.waitFor('tally', last, 5000)).toBe(true);
      expect(await count(stage)).toBe(3);
    }));

  it('is recovered by a rebuild too, when the fault was in the documents', () =>
    Stage.play(async (stage) => {
      const projection = failingOn('Strange');
      const projector = stage.projector([projection]);
      await projector.start();
      await projector.waitFor('tally', await stage.append('complaint-1'), 5000);
      await stage.append('complaint-1', 'Strange');
      await stoppedIn(projector);
      projection.onEvent = () => undefined;
      await projector.rebuild('tally');
      expect(await stateOf(projector)).toMatchObject({ state: 'live', generation: 2 });
      expect(await count(stage)).toBe(2);
    }));

  it('stops its first build, and shows nothing half-built', () =>
    Stage.play(async (stage) => {
      await stage.append('complaint-1');
      const bad = await stage.append('complaint-1', 'Strange');
      const projector = stage.projector([failingOn('Strange')]);
      await projector.start();
      await stoppedIn(projector);
      expect(await stateOf(projector)).toMatchObject({ generation: 1, stopped: { position: bad } });
      expect(await stage.documents.live('tally')).toBeUndefined();
    }));

  it('is to blame for a document that its schema does not allow', () =>
    Stage.play(async (stage) => {
      const projection = new TallyProjection();
      projection.project = async (events, documents) => {
        for (const { stream, type } of events) documents.put('cases', stream, { events: { type } });
      };
      const bad = await stage.append('complaint-1');
      const projector = stage.projector([projection]);
      await projector.start();
      await stoppedIn(projector);
      expect((await stateOf(projector)).stopped).toMatchObject({ position: bad });
    }));
});

describe('a log that cannot be read any further', () => {
  it('stops the projection at once, because trying again would not mend it', () =>
    Stage.play(async (stage) => {
      const { events } = stage;
      const corrupt = Object.create(events) as EventStore;
      corrupt.head = () => events.head();
      corrupt.gapAfter = (position) => events.gapAfter(position);
      corrupt.subscribeToAll = () => {
        throw new CorruptLog('s0000000000000022', 'the event is not JSON');
      };
      const projector = stage.projector([new TallyProjection()], { events: corrupt });
      await projector.start();
      await stoppedIn(projector);
      expect((await stateOf(projector)).stopped?.reason).toMatch(/cannot be read at position s0+22/);
    }));
});

describe('a store that fails', () => {
  it('is tried again a bounded number of times, then the projection stops and says why', () =>
    Stage.play(async (stage) => {
      const projector = stage.projector([new TallyProjection()], { retry: NO_WAIT });
      await projector.start();
      await projector.waitFor('tally', await stage.append('complaint-1'), 5000);
      const other = new DatabaseSync(stage.documentsFile);
      other.exec(
        `CREATE TRIGGER full BEFORE UPDATE ON generations BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
      );
      const position = await stage.append('complaint-1');
      await stoppedIn(projector);
      expect((await stateOf(projector)).stopped?.reason).toContain('disk full');
      other.exec('DROP TRIGGER full');
      other.close();
      await projector.restart('tally');
      expect(await projector.waitFor('tally', position, 5000)).toBe(true);
      expect(await count(stage)).toBe(2);
    }));

  it('is not held against the projection when a read fails inside it', () =>
    Stage.play(async (stage) => {
      let failures = 0;
      const beforeRead = (): void => {
        failures += 1;
        if (failures < 3) throw new StoreUnavailable('away');
      };
      const documents = withFaults(stage.documents, { beforeRead });
      const projector = stage.projector([new TallyProjection()], { documents, retry: NO_WAIT });
      await projector.start();
      expect(await projector.waitFor('tally', await stage.append('complaint-1'), 5000)).toBe(true);
      expect(failures).toBe(3);
      expect(await count(stage)).toBe(1);
    }));

  it('of events is subscribed to again from where it was', () =>
    Stage.play(async (stage) => {
      const { events } = stage;
      let broken = 0;
      const flaky = Object.create(events) as EventStore;
      flaky.head = () => events.head();
      flaky.gapAfter = (position) => events.gapAfter(position);
      flaky.isPosition = (text) => events.isPosition(text);
      flaky.subscribeToAll = async function* (options) {
        for await (const batch of events.subscribeToAll({ ...options, maxBatch: 1 })) {
          yield batch;
          broken += 1;
          if (broken < 4) throw new StoreUnavailable('the connection broke');
        }
      };
      const last = await stage.appendMany('complaint-1', 6);
      const projector = stage.projector([new TallyProjection()], { events: flaky, retry: NO_WAIT });
      await projector.start();
      expect(await projector.waitFor('tally', last, 5000)).toBe(true);
      expect(await count(stage)).toBe(6);
    }));

  it('stops a projection that another process is projecting', () =>
    Stage.play(async (stage) => {
      const projector = stage.projector([new TallyProjection()]);
      await projector.start();
      const first = await stage.append('complaint-1');
      await projector.waitFor('tally', first, 5000);
      await (await stage.documents.live('tally'))!.commit([], { from: first, to: `${first}0` });
      await stage.append('complaint-1');
      await stoppedIn(projector);
      expect((await stateOf(projector)).stopped?.reason).toContain('another process is projecting it');
    }));

  it('does not have a commit repeated whose answer alone was lost', () =>
    Stage.play(async (stage) => {
      let lost = 0;
      const afterCommit = (): void => {
        lost += 1;
        if (lost === 1) throw new StoreUnavailable('the answer was lost');
      };
      const documents = withFaults(stage.documents, { afterCommit });
      const projector = stage.projector([new TallyProjection()], { documents, retry: NO_WAIT });
      await stage.append('complaint-1');
      await projector.start();
      expect(await projector.waitFor('tally', await stage.append('complaint-1'), 5000)).toBe(true);
      expect(lost).toBe(2);
      expect(await count(stage)).toBe(2);
    }));
});
