import { describe, expect, it } from '@jest/globals';
import { openMemoryEventStore } from '#event-store';
import { openMemorySealing } from '#sealing';
import type { CaseLog } from './case-store.js';
import { eventIdOf } from './event-id.js';
import { LEAD, NOW, openCases } from './testing/open-cases.js';

const ONCE = { commandId: 'review/1' };

/** Two processes on the same stores. */
function openTwo() {
  const events = openMemoryEventStore({ clock: () => NOW });
  const sealing = openMemorySealing();
  return [openCases({ events, sealing }), openCases({ events, sealing })] as const;
}

/** A process whose every append is overtaken by what the other does first. */
function openOvertaken(events: CaseLog, overtake: () => Promise<unknown>) {
  const overtaken: CaseLog = {
    readStream: (...call) => events.readStream(...call),
    append: async (...call) => {
      await overtake();
      return events.append(...call);
    },
  };
  return openCases({ events: overtaken });
}

describe('a command with an id of its own', () => {
  it('names its events after itself, and itself as their cause', async () => {
    const { receive, send, eventsOf } = openCases();
    const { caseNumber } = await receive();
    await send(caseNumber, 'withdraw', {}, ONCE);
    const [, ...written] = await eventsOf(caseNumber);
    expect(written.map(({ type, id }) => [type, id])).toEqual([
      ['Withdrawn', eventIdOf('review/1', 0)],
      ['Closed', eventIdOf('review/1', 1)],
    ]);
    for (const { metadata } of written)
      expect(metadata).toMatchObject({ $correlationId: 'c', $causationId: 'review/1' });
  });

  it('leaves the ids of any other command to chance, and the correlation as its cause', async () => {
    const { receive, eventsOf } = openCases();
    const [one, other] = [await receive(), await receive()];
    const [[first], [second]] = [await eventsOf(one.caseNumber), await eventsOf(other.caseNumber)];
    expect(first!.id).not.toBe(second!.id);
    expect(first!.metadata.$causationId).toBe('c');
  });

  it('answers a repeat as it did then, also after later steps and whatever If-Match says', async () => {
    const [one, other] = openTwo();
    const { caseNumber } = await one.receive();
    const first = await one.send(caseNumber, 'withdraw', {}, { ...ONCE, ifMatch: 0 });
    await one.send(caseNumber, 'change-visibility', { to: 'unlisted', reason: 'asked for' });
    for (const process of [one, other])
      expect(await process.send(caseNumber, 'withdraw', {}, { ...ONCE, ifMatch: 0 })).toEqual(first);
    expect(first.revision).toBe(2);
    expect(await one.typesOf(caseNumber)).toHaveLength(4);
  });

  it('is another command under another id', async () => {
    const { receive, send } = openCases();
    const { caseNumber } = await receive();
    const ids = ['call/1', 'call/2', 'call/1'];
    const revisions: number[] = [];
    for (const commandId of ids)
      revisions.push((await send(caseNumber, 'link-call', {}, { commandId })).revision);
    expect(revisions).toEqual([1, 2, 1]);
  });

  it('cannot be one of another case as well', async () => {
    const { receive, send, typesOf } = openCases();
    const [one, other] = [(await receive()).caseNumber, (await receive()).caseNumber];
    await send(one, 'link-call', {}, ONCE);
    await expect(send(other, 'link-call', {}, ONCE)).rejects.toMatchObject({ code: 'partly-appended' });
    expect(await typesOf(other)).toEqual(['ComplaintReceived']);
  });

  it('can be sent again when the rules refused it', async () => {
    const { receive, send } = openCases();
    const { caseNumber } = await receive();
    const accept = () => send(caseNumber, 'accept', { department: 'sanitation' }, ONCE);
    await expect(accept()).rejects.toMatchObject({ code: 'department-not-on-case' });
    await send(caseNumber, 'assign', LEAD);
    expect((await accept()).revision).toBe(2);
  });
});

describe('two processes with the same command', () => {
  it('append once and answer alike when they race', async () => {
    const [one, other] = openTwo();
    const { caseNumber } = await one.receive();
    const answers = await Promise.all(
      [one, other, one, other].map((process) => process.send(caseNumber, 'withdraw', {}, ONCE)),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await one.typesOf(caseNumber)).toEqual(['ComplaintReceived', 'Withdrawn', 'Closed']);
  });

  it('receive one case', async () => {
    const [one, other] = openTwo();
    const answers = await Promise.all([one.receive(ONCE), other.receive(ONCE), one.receive(ONCE)]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await other.receive(ONCE)).toEqual(answers[0]);
    expect(await one.typesOf(answers[0].caseNumber)).toEqual(['ComplaintReceived']);
  });

  it('merge once, on both cases', async () => {
    const [one, other] = openTwo();
    const [own, into] = [(await one.receive()).caseNumber, (await one.receive()).caseNumber];
    const merge = { into, reason: 'the same heap' };
    const [first, second] = await Promise.all(
      [one, other].map((process) => process.send(own, 'merge', merge, ONCE)),
    );
    expect(second).toEqual(first);
    expect(await one.send(own, 'merge', merge, ONCE)).toEqual(first);
    expect(await one.typesOf(own)).toEqual(['ComplaintReceived', 'MergedInto', 'Closed']);
    expect(await one.typesOf(into)).toEqual(['ComplaintReceived', 'ReporterJoined']);
  });

  it('append once when the other wins between load and append', async () => {
    const winner = openCases();
    const { caseNumber } = await winner.receive();
    const loser = openOvertaken(winner.events, () => winner.send(caseNumber, 'link-call', {}, ONCE));
    const lost = await loser.send(caseNumber, 'link-call', {}, ONCE);
    expect(lost).toEqual(await winner.send(caseNumber, 'link-call', {}, ONCE));
    expect(await winner.typesOf(caseNumber)).toEqual(['ComplaintReceived', 'RepeatCallLinked']);
  });

  it('append once also when the other wins and a third has gone on from there', async () => {
    const winner = openCases();
    const { caseNumber } = await winner.receive();
    const loser = openOvertaken(winner.events, async () => {
      await winner.send(caseNumber, 'link-call', {}, ONCE);
      await winner.send(caseNumber, 'assign', LEAD);
    });
    expect((await loser.send(caseNumber, 'link-call', {}, ONCE)).revision).toBe(1);
  });

  it('answer with what was appended, even where they would have decided for more', async () => {
    const winner = openCases();
    const { caseNumber } = await winner.receive();
    const loser = openOvertaken(winner.events, () => winner.send(caseNumber, 'link-call', {}, ONCE));
    expect((await loser.send(caseNumber, 'withdraw', {}, ONCE)).revision).toBe(1);
    expect(await winner.typesOf(caseNumber)).toEqual(['ComplaintReceived', 'RepeatCallLinked']);
  });

  it('fold what was appended, not what the loser decided', async () => {
    const winner = openCases();
    const { caseNumber } = await winner.receive();
    const loser = openOvertaken(winner.events, () => winner.send(caseNumber, 'assign', LEAD, ONCE));
    const traffic = { departments: [{ id: 'traffic', part: 'lead' }] };
    await loser.send(caseNumber, 'assign', traffic, ONCE);
    const accept = loser.send(caseNumber, 'accept', { department: 'sanitation' }, { commandId: 'accept/1' });
    await expect(accept).resolves.toMatchObject({ revision: 2 });
  });
});
