import { describe, expect, it } from '@jest/globals';
import { complaintStream, readComplaintEvent } from '#complaint';
import { openMemoryEventStore } from '#event-store';
import { COMPLAINT, LEAD, NOW, SANITATION, openCases } from './testing/open-cases.js';

describe('a clock that steps back', () => {
  it('does not put what follows before the receipt', async () => {
    let now = NOW;
    const { receive, send, events } = openCases({ clock: () => now });
    const { caseNumber } = await receive();
    now = new Date(NOW.getTime() - 3_600_000);
    await send(caseNumber, 'assign', LEAD);
    const times: unknown[] = [];
    for await (const { metadata } of events.readStream(complaintStream(caseNumber)))
      times.push(metadata.occurredAt);
    expect(times).toEqual([NOW.toISOString(), NOW.toISOString()]);
  });
});

describe('receiving', () => {
  it('draws a number of the district and answers with an access code', async () => {
    const { receive, typesOf } = openCases();
    const answer = await receive();
    expect(answer).toMatchObject({
      caseNumber: expect.stringMatching(/^HD-/),
      revision: 0,
      accessCode: expect.any(String),
    });
    expect(await typesOf(answer.caseNumber)).toEqual(['ComplaintReceived']);
  });

  it('stores no text in the clear, and the sealed texts open again', async () => {
    const { events, sealing, receive } = openCases();
    const { caseNumber } = await receive();
    for await (const event of events.readStream(complaintStream(caseNumber))) {
      expect(JSON.stringify(event)).not.toMatch(/smells|windows|13800000101/);
      const { id, sealed } = readComplaintEvent(event);
      const seal = { caseNumber, purpose: 'publishable', eventId: id } as const;
      expect(await sealing.open(seal, sealed.publishable!)).toEqual({
        state: 'opened',
        value: { summary: COMPLAINT.summary },
      });
    }
  });

  it('answers a repeated key with the same case and refuses the key for another body', async () => {
    const { receive } = openCases();
    const first = await receive({ idempotencyKey: 'k', body: 'one' });
    expect(await receive({ idempotencyKey: 'k', body: 'one' })).toEqual(first);
    await expect(receive({ idempotencyKey: 'k', body: 'two' })).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
    expect((await receive({ idempotencyKey: 'other', body: 'one' })).caseNumber).not.toBe(first.caseNumber);
  });

  it('answers one key sent many times at once with one case', async () => {
    const { receive } = openCases();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => receive({ idempotencyKey: 'k', body: 'one' })),
    );
    expect(new Set(answers.map(({ caseNumber }) => caseNumber)).size).toBe(1);
  });
});

describe('handling', () => {
  it('refuses a case that is not there', () =>
    expect(openCases().send('HD-0000-0000-0', 'link-call', {})).rejects.toMatchObject({
      code: 'unknown-case',
    }));

  it('refuses a stale revision and names the actual one', async () => {
    const { receive, send } = openCases();
    const { caseNumber } = await receive();
    await expect(send(caseNumber, 'assign', LEAD, { ifMatch: 3 })).rejects.toMatchObject({
      code: 'stale-revision',
      actual: 0,
    });
    expect(await send(caseNumber, 'assign', LEAD, { ifMatch: 0 })).toMatchObject({ revision: 1 });
  });

  it('answers a repeated key as it did then, also after later steps and whatever If-Match says', async () => {
    const { receive, send, typesOf } = openCases();
    const { caseNumber } = await receive();
    const once = { idempotencyKey: 'k', body: 'b', ifMatch: 0 };
    const first = await send(caseNumber, 'assign', LEAD, once);
    await send(caseNumber, 'link-call', {});
    expect(await send(caseNumber, 'assign', LEAD, once)).toEqual(first);
    expect(await typesOf(caseNumber)).toEqual(['ComplaintReceived', 'ComplaintAssigned', 'RepeatCallLinked']);
  });

  it('decides anew when another wrote in between, and gives up after four decisions', async () => {
    const busy = openMemoryEventStore({ clock: () => NOW });
    const { receive, send } = openCases({ events: busy });
    const { caseNumber } = await receive();
    const calls = await Promise.all([1, 2, 3].map(() => send(caseNumber, 'link-call', {})));
    expect(calls.map(({ revision }) => revision).toSorted()).toEqual([1, 2, 3]);
    const crowd = await Promise.allSettled(
      Array.from({ length: 12 }, () => send(caseNumber, 'link-call', {})),
    );
    const refused = crowd
      .filter((each) => each.status === 'rejected')
      .map(({ reason }) => (reason as { code: string }).code);
    expect(new Set(refused)).toEqual(new Set(['conflict']));
  });

  it('says what would be legal when the rules refuse', async () => {
    const { receive, send } = openCases();
    const { caseNumber } = await receive();
    await expect(send(caseNumber, 'reopen', { reason: 'not-solved' })).rejects.toMatchObject({
      code: 'illegal-step',
      legal: expect.arrayContaining(['assign']),
    });
  });
});

describe('two cases at once', () => {
  it('merges one into another and back', async () => {
    const { receive, send, typesOf } = openCases();
    const [own, other] = [(await receive()).caseNumber, (await receive()).caseNumber];
    await send(own, 'merge', { into: other, reason: 'the same heap' });
    expect(await typesOf(own)).toEqual(['ComplaintReceived', 'MergedInto', 'Closed']);
    expect(await typesOf(other)).toEqual(['ComplaintReceived', 'ReporterJoined']);
    await send(own, 'unmerge', { other, reason: 'another heap after all' });
    expect((await typesOf(own)).at(-1)).toBe('Unmerged');
    expect((await typesOf(other)).at(-1)).toBe('Unmerged');
  });

  it('joins nobody when the merge itself is refused', async () => {
    const { receive, send, typesOf } = openCases();
    const [own, other] = [(await receive()).caseNumber, (await receive()).caseNumber];
    await send(own, 'withdraw', {});
    await expect(send(own, 'merge', { into: other, reason: 'late' })).rejects.toMatchObject({
      code: 'illegal-step',
    });
    expect(await typesOf(other)).toEqual(['ComplaintReceived']);
  });

  it('a repeated merge finishes what a crash left half done', async () => {
    const { receive, send, typesOf } = openCases();
    const [own, other] = [(await receive()).caseNumber, (await receive()).caseNumber];
    await send(other, 'join-reporter', { from: own, fromVisibility: 'listed', reason: 'the same heap' });
    await send(own, 'merge', { into: other, reason: 'the same heap' });
    expect(await typesOf(other)).toEqual(['ComplaintReceived', 'ReporterJoined']);
    expect((await typesOf(own)).at(-1)).toBe('Closed');
  });
});

describe('a department', () => {
  it('acts on the part it holds', async () => {
    const { receive, send } = openCases();
    const { caseNumber } = await receive();
    await send(caseNumber, 'assign', LEAD);
    const answer = await send(caseNumber, 'accept', { department: 'sanitation' }, { actor: SANITATION });
    expect(answer.revision).toBe(2);
  });
});
