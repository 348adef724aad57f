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

describe('a dead letter', () => {
  const webhook = (revision: number, type: string, data: object) => ({
    id: `w${revision}`,
    stream: 'webhook-w',
    type,
    data: data as never,
    metadata: {},
    revision,
    position: `t0000000000000100${revision}`,
    recordedAt: moment('day 9 09:00'),
  });
  const subscribed = webhook(0, 'WebhookSubscribed', {
    department: 'sanitation',
    url: 'https://sanitation.example',
    personalData: false,
    secret: 'sealed',
  });
  const dead = [{ delivery: `${CASE}/1`, position: 't0000000000000002' }];
  const givenUp = webhook(1, 'DeliveriesGivenUp', { dead, reason: 'HTTP 500' });
  const given = async (...more: readonly ReturnType<typeof webhook>[]) => {
    const { events } = await new Town().tell(step.receive(), step.assign());
    return projecting(outboxProjection).given(...events, subscribed, givenUp, ...more);
  };

  it('is shown with its case, until it is delivered after all', async () => {
    expect(await (await given()).documents('undelivered')).toMatchObject([
      { kind: 'webhook', caseNumber: CASE, webhook: 'w', delivery: `${CASE}/1`, reason: 'HTTP 500' },
    ]);
    const again = webhook(2, 'DeliveriesRecorded', { count: 1, again: [`${CASE}/1`] });
    expect(await (await given(again)).documents('undelivered')).toEqual([]);
  });

  it('is the same however its events come', async () =>
    (await given(webhook(2, 'WebhookReplayed', { after: 't0000000000000001' }))).expectSameWhenReplayed());
});
