import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { verifyWebhook } from '#delivering';
import { Receiver } from '../../libs/delivering/src/testing/receiver.js';
import { HttpClient } from '../http-client.js';
import { type EmbeddedService, casetrail, newDataFolder, startEmbeddedService } from '../running-service.js';
import { until } from '../until.js';
import { PERSONAL, coverTheHeap } from './covered-rubbish.js';

interface Webhook {
  readonly id: string;
  readonly secret: string;
  readonly failing?: { readonly reason: string };
}

let service: EmbeddedService;
let administrator: HttpClient;
let receiver: Receiver;
let url: string;

beforeAll(async () => {
  service = await startEmbeddedService(newDataFolder(), { CASETRAIL_TRUSTED_TARGETS: '127.0.0.1' });
  administrator = await HttpClient.as(service, 'administrator');
  receiver = await Receiver.open();
  url = `http://127.0.0.1:${receiver.port}/hook`;
}, 60_000);
afterAll(async () => {
  await service.kill();
  await receiver.close();
});

const bodies = () => receiver.calls.map(({ body }) => JSON.parse(body) as { id: string; type: string });

const failing = async () => {
  const { body } = await administrator.get<{ items: readonly Webhook[] }>('/api/webhooks');
  return body.items[0]!.failing?.reason;
};

describe('a department’s own system', () => {
  let webhook: Webhook;

  it('is told what happens to its cases, signed, in order, and nothing personal', async () => {
    const added = await administrator.post<Webhook>('/api/webhooks', { department: 'sanitation', url });
    expect(added.status).toBe(201);
    webhook = added.body;
    await coverTheHeap(service);
    await until('the story so far', () => bodies().some(({ type }) => type === 'RepeatCallLinked'));
    expect(bodies().map(({ type }) => type)).toEqual([
      'ComplaintAssigned',
      'AssignmentAccepted',
      'AssignmentAccepted',
      'CitizenContacted',
      'TemporarilyMitigated',
      'RepeatCallLinked',
    ]);
    for (const { headers, body } of receiver.calls) verifyWebhook(webhook.secret, headers, body, new Date());
    const got = JSON.stringify(receiver.calls);
    for (const word of [...Object.values(PERSONAL), 'heap covered']) expect(got).not.toContain(word);
  });

  it('that fails is told later what it missed, in order, under the same ids', async () => {
    receiver.answer = (response) => response.writeHead(500).end();
    const before = receiver.calls.length;
    await coverTheHeap(service);
    await until('the failure is seen', async () => (await failing()) !== undefined);
    expect(await failing()).toBe('The target answered HTTP 500.');
    const failed = bodies().slice(before);
    expect(failed).toHaveLength(1);
    receiver.answer = (response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end();
    await administrator.post(`/api/webhooks/${webhook.id}/change`, { url });
    await until('the redirect is seen', async () => (await failing())?.includes('redirects') === true);
    receiver.answer = (response) => response.writeHead(204).end();
    await administrator.post(`/api/webhooks/${webhook.id}/change`, { url });
    await until('all of it', () =>
      bodies()
        .slice(before)
        .some(({ type }) => type === 'RepeatCallLinked'),
    );
    const ids = bodies()
      .slice(before)
      .map(({ id }) => id);
    expect(ids.slice(0, 3)).toEqual(Array(3).fill(failed[0]!.id));
    expect(new Set(ids).size).toBe(6);
  });

  it('goes on where it was when the service is killed', async () => {
    const before = new Set(bodies().map(({ id }) => id));
    await service.kill();
    service = await startEmbeddedService(service.folder, { CASETRAIL_TRUSTED_TARGETS: '127.0.0.1' });
    administrator = await HttpClient.as(service, 'administrator');
    await coverTheHeap(service);
    await until('six more', () => new Set(bodies().map(({ id }) => id)).size === before.size + 6);
  });

  it('is administered from the command line, too', async () => {
    const { out } = await casetrail(service.folder, 'webhook', 'list');
    expect(out).toContain(`${webhook.id}  sanitation  active  ${url}`);
    const removed = await casetrail(service.folder, 'webhook', 'remove', webhook.id);
    expect(removed).toMatchObject({ code: 0 });
    expect((await casetrail(service.folder, 'webhook', 'dead', webhook.id)).code).toBe(2);
    expect((await casetrail(service.folder, 'webhook', 'replay', webhook.id)).code).toBe(2);
  });

  it('may not be in our own network, and only administrators make one', async () => {
    const inside = { department: 'sanitation', url: 'https://10.0.0.1/hook' };
    expect((await administrator.post('/api/webhooks', inside)).body).toMatchObject({ code: 'unsafe-target' });
    const operator = await HttpClient.as(service, 'operator');
    expect((await operator.post('/api/webhooks', { ...inside, url })).status).toBe(403);
    expect((await operator.get('/api/undelivered')).body).toEqual({ items: [] });
  });
});
