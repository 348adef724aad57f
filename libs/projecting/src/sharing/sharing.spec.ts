import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { ReadStore } from '#read-store';
import { TallyProjection, type Tally } from '../testing/tally.js';
import { MODELS, SharedStage } from '../testing/shared-stage.js';
import { requestRebuild } from './request-rebuild.js';
import { leaseOfModel } from './lease-view.js';

let stage: SharedStage;
beforeEach(() => void (stage = new SharedStage()));
afterEach(() => stage.close());

const allSeen = async (documents: ReadStore, events: number): Promise<boolean> => {
  for (const name of MODELS) {
    const tally = await (await documents.live(name))?.get<Tally>('cases', 'complaint-1');
    if (tally?.events !== events) return false;
  }
  return true;
};
const shares = async () => JSON.stringify(await stage.shares());

describe('projectors that share the read models', () => {
  it('each hold their fair share, and feed it', async () => {
    const [one, other] = [stage.join(), stage.join()];
    await stage.append();
    await stage.beat([one, other], async () => (await shares()) === '[2,3]');
    await stage.append();
    await stage.beat([one, other], () => allSeen(stage.documents, 2));
    expect((await one.status()).length + (await other.status()).length).toBe(5);
  });

  it('let one that comes later have its share, and are done with it', async () => {
    const one = stage.join();
    await stage.beat([one], async () => (await shares()) === '[5]');
    const others = [stage.join(), stage.join()];
    await stage.beat([one, ...others], async () => (await shares()) === '[1,2,2]', 15);
    for (let second = 0; second < 20; second += 1) {
      await stage.beat([one, ...others], async () => false, 0).catch(() => undefined);
      expect(await shares()).toBe('[1,2,2]');
    }
    await stage.append();
    await stage.beat([one, ...others], () => allSeen(stage.documents, 1));
  });

  it('take over within 10 s what one leaves that dies, and lose and double nothing', async () => {
    const [one, other] = [stage.join(), stage.join()];
    await stage.append();
    await stage.beat([one, other], async () => (await shares()) === '[2,3]');
    await stage.beat([one, other], () => allSeen(stage.documents, 1));
    await stage.append();
    const seconds = await stage.beat([other], async () => (await shares()) === '[5]');
    expect(seconds).toBeLessThan(10);
    await stage.append();
    await stage.beat([other], () => allSeen(stage.documents, 3));
  });

  it('take over at once what one leaves that stops', async () => {
    const [one, other] = [stage.join(), stage.join()];
    await stage.beat([one, other], async () => (await shares()) === '[2,3]');
    await one.stop();
    expect(await stage.beat([other], async () => (await shares()) === '[5]')).toBeLessThanOrEqual(2);
  });

  it('go on when one that was taken for dead wakes up: it steps back', async () => {
    const [one, other] = [stage.join(), stage.join()];
    await stage.append();
    await stage.beat([one, other], () => allSeen(stage.documents, 1));
    await stage.beat([other], async () => (await shares()) === '[5]');
    await stage.append();
    await stage.beat([one, other], () => allSeen(stage.documents, 2));
    await stage.beat([one, other], async () => (await shares()) === '[2,3]');
    await stage.append();
    await stage.beat([one, other], () => allSeen(stage.documents, 3));
  });

  it('let go of what they cannot renew, and take it again when the store answers', async () => {
    const one = stage.join();
    await stage.beat([one], async () => (await one.status()).length === 5);
    const leases = jest.spyOn(stage.documents, 'leases').mockRejectedValue(new Error('away'));
    await stage.beat([one], async () => (await one.status()).length === 0);
    expect(stage.errors).toContain('The leases cannot be renewed: away');
    leases.mockRestore();
    await stage.append();
    await stage.beat([one], () => allSeen(stage.documents, 1));
  });

  it('begin again where another process wrote a read model meanwhile', async () => {
    const one = stage.join();
    await stage.append();
    await stage.beat([one], () => allSeen(stage.documents, 1));
    const live = (await stage.documents.live('a'))!;
    const from = (await live.checkpoint())!;
    await live.commit([], { from, to: from.replace(/\d$/, '2') });
    await stage.append('complaint-2');
    await stage.append();
    await stage.beat([one], () => allSeen(stage.documents, 2));
  });
});

describe('a rebuild that another process asks for', () => {
  const ask = (name: string) =>
    requestRebuild({
      documents: stage.documents,
      schema: new TallyProjection(name).schema,
      signal: AbortSignal.timeout(20_000),
    });

  it('is made by the holder, beside what readers see', async () => {
    const one = stage.join();
    await stage.append();
    await stage.beat([one], () => allSeen(stage.documents, 1));
    let rebuilt = false;
    const asked = ask('b').finally(() => (rebuilt = true));
    await stage.beat([one], async () => (await stage.documents.live('b'))?.number === 2);
    expect(await asked).toMatchObject({ generation: 2 });
    expect(rebuilt).toBe(true);
    await stage.append();
    await stage.beat([one], () => allSeen(stage.documents, 2));
  });

  it('says why it failed, and is not tried for ever', async () => {
    const poisoned = new TallyProjection('b');
    const one = stage.join([poisoned]);
    await stage.append();
    const last = await stage.append();
    await stage.beat([one], async () => (await (await stage.documents.live('b'))?.checkpoint()) === last);
    let tried = 0;
    poisoned.onEvent = ({ revision }) => {
      if (revision === 1) throw new Error(`no idea (${(tried += 1)})`);
    };
    const failed = expect(ask('b')).rejects.toThrow(/b.*no idea/);
    await stage.beat([one], async () => tried >= 2);
    await stage.beat([one], async () => false, 5).catch(() => undefined);
    await failed;
    expect(tried).toBe(2);
    expect(await (await stage.documents.live('b'))?.checkpoint()).toBe(last);
  });
});

describe('a process that only watches', () => {
  it('waits for what others project, and tells it once it can be read', async () => {
    const [one, watch] = [stage.join(), stage.watch()];
    const told: string[] = [];
    watch.projectedBy('a').subscribe(({ events }) => told.push(...events.map(({ position }) => position)));
    await watch.caughtUp('a', AbortSignal.timeout(10));
    const [first, second] = [await stage.append(), await stage.append('complaint-2')];
    expect(await watch.waitFor('a', second, 50)).toBe(false);
    expect(told).toEqual([]);
    const waiting = watch.waitFor('a', second, 10_000);
    await stage.beat([one], () => allSeen(stage.documents, 1));
    expect(await waiting).toBe(true);
    await watch.caughtUp('a', AbortSignal.timeout(10_000));
    await stage.beat([], async () => told.length === 2, 1000).catch(() => undefined);
    expect(told).toEqual([first, second]);
    await watch.stop();
  });

  it('knows read models that nobody projects, and why one stopped', async () => {
    const [one, watch] = [stage.join(), stage.watch()];
    expect(await watch.status()).toMatchObject(
      MODELS.map((name) => ({ name, state: 'building', generation: 0, unattendedSeconds: 0 })),
    );
    await stage.append();
    await stage.beat([one], () => allSeen(stage.documents, 1));
    for (const { state, unattendedSeconds } of await watch.status())
      expect({ state, unattendedSeconds }).toEqual({ state: 'live', unattendedSeconds: undefined });
    stage.elapsed += 7000;
    for (const { state, unattendedSeconds } of await watch.status())
      expect({ state, unattendedSeconds }).toEqual({ state: 'live', unattendedSeconds: 7 });
    const lease = (await stage.documents.leases()).get(leaseOfModel('c'))!;
    const stopped = { reason: 'no idea what Strange means', position: 'm1' };
    await stage.documents.changeLease(leaseOfModel('c'), lease, { ...lease, beat: 99, state: { stopped } });
    expect((await watch.status())[2]).toMatchObject({ name: 'c', state: 'stopped', stopped });
    await watch.stop();
  });
});
