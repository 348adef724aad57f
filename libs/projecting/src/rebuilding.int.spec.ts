import { describe, expect, it } from '@jest/globals';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { BuildStopped } from './errors.js';
import type { Projected } from './progress.js';
import type { Projector } from './projector.js';
import { Stage, eventually } from './testing/stage.js';
import { TallyProjection, type Tally } from './testing/tally.js';

const count = async (stage: Stage): Promise<number> => {
  const live = await stage.documents.live('tally');
  return (await live?.get<Tally>('cases', 'complaint-1'))?.events ?? 0;
};

const statusOf = async (projector: Projector) => (await projector.status())[0]!;

async function liveAt(stage: Stage, projection: TallyProjection, events: number): Promise<Projector> {
  const projector = stage.projector([projection]);
  await projector.start();
  await projector.waitFor('tally', await stage.appendMany('complaint-1', events), 5000);
  return projector;
}

/** Holds the next build back at its first event until `open` is called. */
function gate(projection: TallyProjection): { readonly open: () => void } {
  const { promise, resolve } = Promise.withResolvers<void>();
  let first = true;
  projection.onEvent = async ({ revision }) => {
    if (revision !== 0 || !first) return;
    first = false;
    await promise;
  };
  return { open: resolve };
}

describe('rebuilding', () => {
  it('builds beside the live generation, which goes on being read and fed', () =>
    Stage.play(async (stage) => {
      const projection = new TallyProjection();
      const projector = await liveAt(stage, projection, 3);
      const { open } = gate(projection);
      const rebuilt = projector.rebuild('tally');
      const during = await stage.append('complaint-1');
      expect(await projector.waitFor('tally', during, 5000)).toBe(true);
      expect(await count(stage)).toBe(4);
      expect(await statusOf(projector)).toMatchObject({
        state: 'live',
        generation: 1,
        rebuilding: { generation: 2 },
      });
      open();
      expect(await rebuilt).toEqual({ generation: 2, position: during });
      expect(await count(stage)).toBe(4);
      expect(await projector.waitFor('tally', await stage.append('complaint-1'), 5000)).toBe(true);
      expect(await count(stage)).toBe(5);
      expect(await statusOf(projector)).toMatchObject({ state: 'live', generation: 2 });
      expect(await statusOf(projector)).not.toHaveProperty('rebuilding');
    }));

  it('tells the live feed every event once, while events come in during the swap', () =>
    Stage.play(async (stage) => {
      const projector = await liveAt(stage, new TallyProjection(), 1);
      const seen: Projected[] = [];
      projector.projectedBy('tally').subscribe((projected) => seen.push(projected));
      const appended: string[] = [];
      for (let round = 0; round < 10; round += 1) {
        const rebuilt = projector.rebuild('tally');
        for (let more = 0; more < 10; more += 1) appended.push(await stage.append('complaint-1'));
        await rebuilt;
      }
      await projector.waitFor('tally', appended.at(-1)!, 5000);
      expect(await count(stage)).toBe(101);
      expect(seen.flatMap(({ events }) => events.map(({ position }) => position))).toEqual(appended);
    }));

  it('answers a second request for the same build with the first', () =>
    Stage.play(async (stage) => {
      const projection = new TallyProjection();
      const projector = await liveAt(stage, projection, 1);
      const { open } = gate(projection);
      const both = Promise.all([projector.rebuild('tally'), projector.rebuild('tally')]);
      open();
      expect((await both).map(({ generation }) => generation)).toEqual([2, 2]);
    }));

  it('resumes an unfinished build after a restart, from its checkpoint', () =>
    Stage.play(async (stage) => {
      const third = await stage.appendMany('complaint-1', 3);
      const last = await stage.appendMany('complaint-1', 2);
      await stage.documents.swap(await stage.documents.building(new TallyProjection().schema));
      const build = await stage.documents.building(new TallyProjection().schema);
      const done = { collection: 'cases', id: 'complaint-1', put: { events: 1000, last: '' } };
      await build.commit([done], { to: third });
      await stage.reopen();
      const projector = stage.projector([new TallyProjection()]);
      await projector.start();
      await eventually(async () => (await statusOf(projector)).generation === 2);
      expect(await projector.waitFor('tally', last, 5000)).toBe(true);
      expect(await count(stage)).toBe(1002);
      expect(await projector.rebuild('tally', { anew: true })).toMatchObject({ generation: 3 });
      expect(await count(stage)).toBe(5);
    }));

  it('interrupted by a stop, says so and is resumed by the next start', () =>
    Stage.play(async (stage) => {
      const projection = new TallyProjection();
      const projector = await liveAt(stage, projection, 2);
      const { open } = gate(projection);
      const rebuilt = projector.rebuild('tally');
      const refused = expect(rebuilt).rejects.toBeInstanceOf(BuildStopped);
      await eventually(async () => (await stage.documents.unfinished('tally')) !== undefined);
      const stopping = projector.stop();
      open();
      await Promise.all([refused, stopping]);
      await projector.start();
      await eventually(async () => (await statusOf(projector)).generation === 2);
      expect(await count(stage)).toBe(2);
    }));

  it('builds a changed version beside the old one at start, and readers see the old one meanwhile', () =>
    Stage.play(async (stage) => {
      await liveAt(stage, new TallyProjection(), 3);
      await stage.reopen();
      const changed = new TallyProjection('tally', 2);
      const { open } = gate(changed);
      const projector = stage.projector([changed]);
      await projector.start();
      const status = { state: 'building', version: 1, generation: 1, rebuilding: { generation: 2 } };
      expect(await statusOf(projector)).toMatchObject(status);
      expect(await count(stage)).toBe(3);
      const position = await stage.append('complaint-1');
      open();
      expect(await projector.waitFor('tally', position, 5000)).toBe(true);
      expect(await statusOf(projector)).toMatchObject({ state: 'live', version: 2, generation: 2 });
      expect(await count(stage)).toBe(4);
    }));

  it('leaves the live generation alone when the build fails', () =>
    Stage.play(async (stage) => {
      const projection = new TallyProjection();
      const projector = await liveAt(stage, projection, 2);
      projection.onEvent = ({ revision }) => {
        if (revision === 1) throw new Error('cannot read this');
      };
      await expect(projector.rebuild('tally')).rejects.toThrow(/complaint-1.*cannot read this/);
      expect(await projector.waitFor('tally', await stage.append('complaint-1'), 5000)).toBe(true);
      const stopped = { reason: expect.stringContaining('cannot read this') as unknown };
      expect(await statusOf(projector)).toMatchObject({
        state: 'live',
        generation: 1,
        rebuilding: { stopped },
      });
      projection.onEvent = () => undefined;
      expect(await projector.rebuild('tally')).toMatchObject({ generation: 2 });
      expect(await count(stage)).toBe(3);
    }));

  it('builds anew when the log is not the one its checkpoint came from', () =>
    Stage.play(async (stage) => {
      await liveAt(stage, new TallyProjection(), 3);
      await stage.reopen();
      await stage.events.close();
      for (const end of ['', '-wal', '-shm'])
        await rm(join(stage.folder, `events.db${end}`), { force: true });
      await stage.reopen();
      const position = await stage.append('complaint-1', 'OfAnotherLog');
      const projector = stage.projector([new TallyProjection()]);
      await projector.start();
      expect(await projector.waitFor('tally', position, 5000)).toBe(true);
      expect(await count(stage)).toBe(1);
    }));
});
