import { describe, expect, it } from '@jest/globals';
import { DatabaseSync } from 'node:sqlite';
import { UnknownProjection } from './errors.js';
import type { Projected } from './progress.js';
import { Stage } from './testing/stage.js';
import { TallyProjection, type Tally } from './testing/tally.js';

const tallied = async (stage: Stage, name = 'tally'): Promise<Tally | undefined> =>
  (await stage.documents.live(name))?.get<Tally>('cases', 'complaint-1');

describe('following the log', () => {
  it('goes live on an empty log and then follows', () =>
    Stage.play(async (stage) => {
      const projector = stage.projector([new TallyProjection()]);
      await projector.start();
      const position = await stage.append('complaint-1');
      expect(await projector.waitFor('tally', position, 5000)).toBe(true);
      expect(await tallied(stage)).toEqual({ events: 1, last: 'ProgressReported' });
      expect(await projector.status()).toEqual([
        { name: 'tally', version: 1, generation: 1, state: 'live', position, lag: { events: 0, seconds: 0 } },
      ]);
    }));

  it('takes what is there first, and sees its own changes within a batch', () =>
    Stage.play(async (stage) => {
      const position = await stage.appendMany('complaint-1', 20);
      const projector = stage.projector([new TallyProjection()]);
      await projector.start();
      expect(await projector.waitFor('tally', position, 5000)).toBe(true);
      expect(await tallied(stage)).toMatchObject({ events: 20 });
    }));

  it('goes on from its checkpoint after a restart, without loss or doubling', () =>
    Stage.play(async (stage) => {
      const before = await stage.appendMany('complaint-1', 3);
      const first = stage.projector([new TallyProjection()]);
      await first.start();
      await first.waitFor('tally', before, 5000);
      await stage.reopen();
      const after = await stage.appendMany('complaint-1', 2);
      const second = stage.projector([new TallyProjection()]);
      await second.start();
      expect(await second.waitFor('tally', after, 5000)).toBe(true);
      expect(await tallied(stage)).toMatchObject({ events: 5 });
      expect(await second.status()).toMatchObject([{ generation: 1 }]);
    }));

  it('stops, is started again, and stops again', () =>
    Stage.play(async (stage) => {
      const projector = stage.projector([new TallyProjection()]);
      await projector.stop();
      await projector.start();
      await projector.waitFor('tally', await stage.append('complaint-1'), 5000);
      await projector.stop();
      const position = await stage.append('complaint-1');
      expect(await projector.status()).toMatchObject([
        { state: 'stopped', lag: { events: 1 }, stopped: { reason: 'it is not running in this process' } },
      ]);
      await projector.start();
      expect(await projector.waitFor('tally', position, 5000)).toBe(true);
    }));

  it('answers at once for a position that the filter passed over, without writing each of them', () =>
    Stage.play(async (stage) => {
      const projector = stage.projector([new TallyProjection()]);
      await projector.start();
      const written = await stage.append('complaint-1');
      await projector.waitFor('tally', written, 5000);
      for (let count = 0; count < 10; count += 1) {
        expect(await projector.waitFor('tally', await stage.append('policy-x'), 5000)).toBe(true);
      }
      expect(await (await stage.documents.live('tally'))?.checkpoint()).toBe(written);
      const last = await stage.events.head();
      await projector.stop();
      expect(await (await stage.documents.live('tally'))?.checkpoint()).toBe(last);
    }));

  it('writes the checkpoint now and then also when nothing concerns it', () =>
    Stage.play(async (stage) => {
      const projector = stage.projector([new TallyProjection()]);
      await projector.start();
      for (let count = 0; count < 100; count += 1) {
        await projector.waitFor('tally', await stage.append('policy-x'), 5000);
      }
      expect(await (await stage.documents.live('tally'))?.checkpoint()).toBeDefined();
    }));

  it('answers false when the time is over or it is stopped', () =>
    Stage.play(async (stage) => {
      const projector = stage.projector([new TallyProjection()]);
      const position = await stage.append('complaint-1');
      expect(await projector.waitFor('tally', position, 1)).toBe(false);
      const waiting = projector.waitFor('tally', position, 60_000);
      await projector.stop();
      expect(await waiting).toBe(false);
      await expect(projector.waitFor('none', position, 1)).rejects.toBeInstanceOf(UnknownProjection);
    }));

  it('tells how far it is behind, in events and in seconds of the oldest', () =>
    Stage.play(async (stage) => {
      await stage.append('complaint-1');
      stage.now = new Date(stage.now.getTime() + 90_000);
      await stage.append('policy-x');
      const projector = stage.projector([new TallyProjection()]);
      expect(await projector.status()).toMatchObject([{ lag: { events: 2, seconds: 90 } }]);
    }));

  it('emits each batch once it can be read, in order', () =>
    Stage.play(async (stage) => {
      const projector = stage.projector([new TallyProjection()]);
      const seen: Projected[] = [];
      projector.projectedBy('tally').subscribe((projected) => seen.push(projected));
      await projector.start();
      const positions = [await stage.append('complaint-1'), await stage.append('complaint-2')];
      await projector.waitFor('tally', positions[1]!, 5000);
      const emitted = seen.flatMap(({ events }) => events.map(({ position }) => position));
      expect(emitted.slice(-1)).toEqual(positions.slice(-1));
      expect(emitted).toEqual([...emitted].sort());
    }));

  it('cannot write documents without their checkpoint: a fault between the two takes both back', () =>
    Stage.play(async (stage) => {
      const retry = { attempts: 200, firstDelayMs: 5, maxDelayMs: 5 };
      const projector = stage.projector([new TallyProjection()], { retry });
      await projector.start();
      await projector.waitFor('tally', await stage.append('complaint-1'), 5000);
      const other = new DatabaseSync(stage.documentsFile);
      other.exec(
        `CREATE TRIGGER fault BEFORE UPDATE ON generations BEGIN SELECT RAISE(ABORT, 'injected'); END`,
      );
      const position = await stage.append('complaint-1');
      expect(await projector.waitFor('tally', position, 100)).toBe(false);
      expect(await projector.status()).toMatchObject([
        { state: 'live', retrying: { reason: expect.stringContaining('injected') as unknown } },
      ]);
      expect(await tallied(stage)).toMatchObject({ events: 1 });
      other.exec('DROP TRIGGER fault');
      other.close();
      expect(await projector.waitFor('tally', position, 5000)).toBe(true);
      expect(await tallied(stage)).toMatchObject({ events: 2 });
      expect((await projector.status())[0]?.retrying).toBeUndefined();
    }));
});
