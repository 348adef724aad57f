import { describe, expect, it } from '@jest/globals';
import { OUTBOX_OPENED, OUTBOX_STREAM } from '#telling';
import * as step from '../../libs/complaint/src/testing/steps.js';
import { CASE } from '../../libs/complaint/src/testing/steps.js';
import { moment } from '../../libs/complaint/src/testing/story.js';
import { projecting } from '../../libs/projecting/src/testing/index.js';
import { Town } from '../testing/town.js';
import type { OutboxCase, UndeliveredMessage } from './outbox.document.js';
import { outboxProjection } from './outbox.projection.js';

/** A town whose outbox was opened after so many events. */
async function openedAfter(count: number, ...steps: readonly step.Step[]) {
  const { events } = await new Town().tell(...steps);
  const before = count === 0 ? 't0' : `${events[count - 1]!.position}a`;
  const opened = {
    id: 'opened',
    stream: OUTBOX_STREAM,
    type: OUTBOX_OPENED,
    data: {},
    metadata: {},
    revision: 0,
    position: before,
    recordedAt: moment('09:00'),
  };
  return projecting(outboxProjection).given(...events.slice(0, count), opened, ...events.slice(count));
}

const kindsDue = async (given: Awaited<ReturnType<typeof openedAfter>>) => {
  const found = await given.document('cases', CASE);
  const { outbox, dueAt } = found as unknown as OutboxCase;
  return { kinds: outbox.map(({ kind }) => kind), dueAt };
};

const sent = (result: 'sent' | 'failed' | 'doubtful' | 'expired' | 'given-up', attempt = 1) =>
  step.recordMessage({ messageId: 'm1', message: 'received', result, attempt });

describe('the outbox', () => {
  it('has what happened since it was opened, and says when the soonest is due', async () => {
    const given = await openedAfter(1, step.receive({ at: '09:00' }), step.assign({ at: '09:10' }));
    expect(await kindsDue(given)).toEqual({ kinds: ['assigned'], dueAt: moment('09:10') });
  });

  it('has nothing before it was opened', async () => {
    const given = await openedAfter(2, step.receive(), step.assign());
    expect(await kindsDue(given)).toEqual({ kinds: [], dueAt: undefined });
  });

  it('is the same however its events come', async () =>
    (
      await openedAfter(1, step.receive(), step.assign(), step.accept(), sent('doubtful'))
    ).expectSameWhenReplayed());
});

describe('what was not delivered', () => {
  const undelivered = async (...steps: readonly step.Step[]) => {
    const found = await (await openedAfter(0, step.receive(), ...steps)).documents('undelivered');
    return (found as unknown as UndeliveredMessage[]).map(({ result, attempt }) => [result, attempt]);
  };

  it('is a message in doubt, until it is known to have gone out', async () => {
    expect(await undelivered(sent('doubtful'))).toEqual([['doubtful', 1]]);
    expect(await undelivered(sent('doubtful'), sent('sent', 2))).toEqual([]);
  });

  it('is one given up or expired, and not one that is still tried', async () => {
    expect(await undelivered(sent('failed'))).toEqual([]);
    expect(await undelivered(sent('failed'), sent('given-up', 2))).toEqual([['given-up', 2]]);
    expect(await undelivered(sent('expired'))).toEqual([['expired', 1]]);
  });
});
