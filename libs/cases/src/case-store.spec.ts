import { describe, expect, it } from '@jest/globals';
import { complaintStream } from '#complaint';
import { openMemoryEventStore } from '#event-store';
import { openMemorySealing } from '#sealing';
import { type CaseLog, CaseStore } from './case-store.js';
import { LEAD, NOW, openCases } from './testing/open-cases.js';

/** A store that tells from which revision each case was read. */
function openWatched() {
  const events = openMemoryEventStore({ clock: () => NOW });
  const reads: string[] = [];
  const watched: CaseLog = {
    append: (...call) => events.append(...call),
    readStream: (stream, options) => {
      reads.push(`${stream} from ${options?.from ?? 0}`);
      return events.readStream(stream, options);
    },
  };
  return { watched, reads };
}

describe('a case used lately', () => {
  it('is read only from where it was left', async () => {
    const { watched, reads } = openWatched();
    const { receive, send } = openCases({ events: watched });
    const { caseNumber } = await receive();
    await send(caseNumber, 'assign', LEAD);
    reads.length = 0;
    await send(caseNumber, 'accept', { department: 'sanitation' });
    await send(caseNumber, 'link-call', {});
    const stream = complaintStream(caseNumber);
    expect(reads).toEqual([`${stream} from 1`, `${stream} from 2`]);
  });

  it('is read whole again once it was forgotten', async () => {
    const { watched, reads } = openWatched();
    const { receive, send } = openCases({ events: watched, keptCases: 2 });
    const numbers = [await receive(), await receive(), await receive()].map(({ caseNumber }) => caseNumber);
    for (const each of numbers) await send(each, 'assign', LEAD);
    reads.length = 0;
    for (const each of numbers.toReversed()) await send(each, 'link-call', {});
    expect(reads.map((read) => read.slice(-1))).toEqual(['1', '1', '0']);
  });

  it('amounts to the same as one read whole', async () => {
    const { events, receive, send } = openCases();
    const options = { events, sealing: openMemorySealing() };
    const store = new CaseStore(options);
    const { caseNumber } = await receive({ idempotencyKey: 'k', body: 'b' });
    const steps = [
      () => send(caseNumber, 'assign', LEAD, { idempotencyKey: 'k2', body: 'b' }),
      () => send(caseNumber, 'accept', { department: 'sanitation' }),
      () => send(caseNumber, 'link-call', {}, { commandId: 'call/1' }),
      () => send(caseNumber, 'withdraw', {}),
    ];
    for (const step of steps) {
      await step();
      expect(await store.load(caseNumber)).toEqual(await new CaseStore(options).load(caseNumber));
    }
    expect((await store.load(caseNumber)).traces).toHaveLength(6);
  });

  it('leaves what was loaded earlier as it was', async () => {
    const { events, receive, send } = openCases();
    const store = new CaseStore({ events, sealing: openMemorySealing() });
    const { caseNumber } = await receive();
    const earlier = await store.load(caseNumber);
    const before = structuredClone(earlier);
    await send(caseNumber, 'assign', LEAD);
    await store.load(caseNumber);
    expect(earlier).toEqual(before);
  });
});

describe('what another process wrote meanwhile', () => {
  function openTwo() {
    const [events, sealing] = [openMemoryEventStore({ clock: () => NOW }), openMemorySealing()];
    return [openCases({ events, sealing }), openCases({ events, sealing })] as const;
  }

  it('is known to the rules: nothing is refused, or allowed, on a state that is past', async () => {
    const [one, other] = openTwo();
    const { caseNumber } = await one.receive();
    await other.send(caseNumber, 'assign', LEAD);
    expect(await one.send(caseNumber, 'accept', { department: 'sanitation' })).toMatchObject({ revision: 2 });
    await other.send(caseNumber, 'withdraw', {});
    await expect(
      one.send(caseNumber, 'progress', { department: 'sanitation', text: 'x' }),
    ).rejects.toMatchObject({
      code: 'illegal-step',
    });
  });

  it('counts for If-Match', async () => {
    const [one, other] = openTwo();
    const { caseNumber } = await one.receive();
    await other.send(caseNumber, 'assign', LEAD);
    await expect(one.send(caseNumber, 'link-call', {}, { ifMatch: 0 })).rejects.toMatchObject({ actual: 1 });
    expect(await one.send(caseNumber, 'link-call', {}, { ifMatch: 1 })).toMatchObject({ revision: 2 });
  });

  it('answers a repeated key that came to the other first', async () => {
    const [one, other] = openTwo();
    const { caseNumber } = await one.receive();
    const once = { idempotencyKey: 'k', body: 'b' };
    const first = await other.send(caseNumber, 'link-call', {}, once);
    await other.send(caseNumber, 'assign', LEAD);
    expect(await one.send(caseNumber, 'link-call', {}, once)).toEqual(first);
  });
});
