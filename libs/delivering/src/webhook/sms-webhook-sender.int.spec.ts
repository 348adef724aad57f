import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { MessageSender, OutgoingMessage } from '../message-sender.js';
import { Receiver } from '../testing/receiver.js';
import { newWebhookSecret, verifyWebhook } from './signature.js';
import { openSmsWebhookSender } from './sms-webhook-sender.js';

const secret = newWebhookSecret();
const now = new Date('2026-09-23T09:00:00Z');
const message: OutgoingMessage = {
  id: 'm1',
  to: '13800000000',
  language: 'zh-CN',
  text: '您好，我们将于明天回访。',
};

describe('the gateway for texts', () => {
  let gateway: Receiver;
  let sender: MessageSender;

  beforeEach(async () => {
    gateway = await Receiver.open();
    sender = openSmsWebhookSender(`http://127.0.0.1:${gateway.port}/sms`, secret, {
      clock: () => now,
      allowInternal: ['127.0.0.1'],
    });
  });
  afterEach(async () => {
    await sender.close();
    await gateway.close();
  });

  it('gets the message signed, and no more than it needs', async () => {
    expect(await sender.send({ ...message, subject: 'not for texts' })).toEqual({ result: 'sent' });
    const [call] = gateway.calls;
    expect(JSON.parse(call!.body)).toEqual(message);
    expect(call!.headers['webhook-id']).toBe('m1');
    verifyWebhook(secret, call!.headers, call!.body, now);
  });

  it('may echo what it likes: no reason repeats the number, the text or the secret', async () => {
    for (const status of [302, 400, 500, 504]) {
      gateway.answer = (response, { body }) =>
        response.writeHead(status, { location: `/send?to=${message.to}&key=${secret}` }).end(body);
      const result = await sender.send(message);
      expect(result.result).not.toBe('sent');
      for (const hidden of [message.to, message.text, secret])
        expect(JSON.stringify(result)).not.toContain(hidden);
    }
  });

  it('can be stopped', async () =>
    expect(await sender.send(message, AbortSignal.abort())).toMatchObject({ result: 'failed' }));

  it('is refused at once with a secret that cannot sign', () =>
    expect(() => openSmsWebhookSender('https://gateway.example/', 'hush', { clock: () => now })).toThrow(
      'A webhook secret must be',
    ));
});
