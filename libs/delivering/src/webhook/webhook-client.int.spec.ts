import { createServer as createTcpServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { type Answer, Receiver } from '../testing/receiver.js';
import { newWebhookSecret, verifyWebhook } from './signature.js';
import { openWebhookClient, type WebhookClient, type WebhookClientOptions } from './webhook-client.js';

const now = new Date('2026-09-23T09:00:00Z');
const secret = newWebhookSecret();
const body = { type: 'case.resolved', caseNumber: 'HD-7K3M-9QWD-4', text: '已解决 🚚' };

let receiver: Receiver;
let client: WebhookClient;

const open = (options: Partial<WebhookClientOptions> = {}) =>
  openWebhookClient({ clock: () => now, allowInternal: ['127.0.0.1'], ...options });
const url = (path = '/hook') => `http://127.0.0.1:${receiver.port}${path}`;
const deliver = (id = 'm1', signal?: AbortSignal) => client.deliver({ url: url(), secret }, id, body, signal);

beforeEach(async () => {
  receiver = await Receiver.open();
  client = open();
});
afterEach(async () => {
  await client.close();
  await receiver.close();
});

describe('a delivery', () => {
  it('is one signed POST of JSON that the receiver can verify', async () => {
    expect(await deliver()).toEqual({ result: 'sent' });
    const [call, ...others] = receiver.calls;
    expect(others).toEqual([]);
    expect(call).toMatchObject({ method: 'POST', path: '/hook' });
    expect(call!.headers).toMatchObject({ 'content-type': 'application/json', 'webhook-id': 'm1' });
    expect(JSON.parse(call!.body)).toEqual(body);
    verifyWebhook(secret, call!.headers, call!.body, now);
  });

  it('repeats the id and renews the time when it is tried again', async () => {
    let at = now;
    client = open({ clock: () => at });
    receiver.answer = (response) => response.writeHead(500).end();
    expect(await deliver()).toEqual({
      result: 'failed',
      reason: 'The target answered HTTP 500.',
      permanent: false,
    });
    at = new Date(now.getTime() + 60_000);
    await deliver();
    expect(
      receiver.calls.map(({ headers }) => [headers['webhook-id'], headers['webhook-timestamp']]),
    ).toEqual([
      ['m1', '1790154000'],
      ['m1', '1790154060'],
    ]);
  });

  it('keeps no connection', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, number) => deliver(`m${number}`)));
    expect(receiver.calls).toHaveLength(20);
    await receiver.untilIdle();
  });
});

describe('a receiver that misbehaves', () => {
  const LIMIT = 300;
  const redirect: Answer = (response) =>
    response.writeHead(301, { location: `http://169.254.169.254/latest/meta-data?t=${secret}` }).end();
  const drip = (response: Parameters<Answer>[0]) => {
    const more = setInterval(() => response.write('x'), 20);
    response.on('close', () => clearInterval(more));
  };
  const endless = (response: Parameters<Answer>[0]) => {
    const block = Buffer.alloc(16 * 1024);
    const pump = () =>
      void (
        !response.destroyed && (response.write(block) ? setImmediate(pump) : response.once('drain', pump))
      );
    pump();
  };
  const noAnswer = (why: string) => ({
    result: 'doubtful',
    reason: `The target took the call and gave no answer (${why}): the message may have been delivered.`,
  });

  beforeEach(() => {
    client = open({ timeoutMs: LIMIT });
  });

  it('redirects into a network: refused, and said where it pointed without the rest', async () => {
    receiver.answer = redirect;
    expect(await deliver()).toEqual({
      result: 'failed',
      reason:
        'The target redirects to http://169.254.169.254 (HTTP 301), which is not followed: give the address it is meant for.',
      permanent: true,
    });
  });

  it('redirects to itself: not followed', async () => {
    receiver.answer = (response) => response.writeHead(307, { location: '/other' }).end();
    expect(await deliver()).toMatchObject({ result: 'failed' });
    expect(receiver.calls).toHaveLength(1);
  });

  it('never answers: doubtful', async () => {
    receiver.answer = () => {};
    expect(await deliver()).toEqual(noAnswer('given up'));
  });

  it('closes without an answer: doubtful', async () => {
    receiver.answer = (response) => response.destroy();
    expect(await deliver()).toEqual(noAnswer('ECONNRESET'));
  });

  it('switches protocols: doubtful', async () => {
    receiver.answer = (response) =>
      response.socket!.end('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n');
    expect(await deliver()).toMatchObject({ result: 'doubtful' });
  });

  it.each([
    ['what is not HTTP', 'Good morning.\r\n\r\n'],
    ['headers without end', `HTTP/1.1 200 OK\r\nx: ${'y'.repeat(100_000)}`],
    ['early hints for ever', 'HTTP/1.1 103 Early Hints\r\nlink: </x>\r\n\r\n'.repeat(50)],
  ])('answers %s: doubtful', async (_what, text) => {
    receiver.answer = (response) => response.socket!.write(text);
    expect(await deliver()).toMatchObject({ result: 'doubtful' });
  });

  it.each<[string, Answer]>([
    ['drips its answer', (response) => drip(response.writeHead(200))],
    ['answers without end', (response) => endless(response.writeHead(200))],
    ['stops amid its answer', (response) => response.writeHead(200, { 'content-length': 9 }).write('x')],
    ['closes amid its answer', (response) => response.writeHead(200).write('x', () => response.destroy())],
  ])('%s: the status has been said, and the call ends', async (_what, answer) => {
    receiver.answer = answer;
    expect(await deliver()).toEqual({ result: 'sent' });
    await receiver.untilIdle();
  });

  it('is read no further than it has to be', async () => {
    client = open({ timeoutMs: 120_000 });
    receiver.answer = (response) => endless(response.writeHead(500));
    expect(await deliver()).toMatchObject({ result: 'failed', permanent: false });
  });

  it('takes no calls: failed for now', async () => {
    const free = await Receiver.open();
    const { port } = free;
    await free.close();
    expect(await client.deliver({ url: `http://127.0.0.1:${port}/`, secret }, 'm1', body)).toEqual({
      result: 'failed',
      reason: 'No connection to the target could be made (ECONNREFUSED).',
      permanent: false,
    });
  });
});

describe('a receiver that speaks TLS not at all', () => {
  let server: Server;
  const sockets: Socket[] = [];

  beforeEach(async () => {
    server = createTcpServer((socket) => void sockets.push(socket.on('error', () => {})));
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    for (const socket of sockets.splice(0)) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });

  it('has been handed nothing', async () => {
    client = open({ timeoutMs: 200 });
    const { port } = server.address() as AddressInfo;
    expect(await client.deliver({ url: `https://127.0.0.1:${port}/`, secret }, 'm1', body)).toEqual({
      result: 'failed',
      reason: 'No connection to the target could be made (given up).',
      permanent: false,
    });
    expect(sockets).toHaveLength(1);
  });
});

describe('giving up early', () => {
  it('before the call: nothing is sent', async () => {
    expect(await deliver('m1', AbortSignal.abort())).toMatchObject({ result: 'failed', permanent: false });
    expect(receiver.calls).toEqual([]);
  });

  it('amid the call: doubtful', async () => {
    client = open({ timeoutMs: 120_000 });
    const stop = new AbortController();
    receiver.answer = () => stop.abort();
    expect(await deliver('m1', stop.signal)).toMatchObject({ result: 'doubtful' });
  });

  it('closing waits for what is under way', async () => {
    let finish = () => {};
    const called = new Promise<void>((resolve) => {
      receiver.answer = (response) => {
        finish = () => response.writeHead(204).end();
        resolve();
      };
    });
    const told: string[] = [];
    const delivery = deliver().then(({ result }) => told.push(result));
    await called;
    const closed = client.close().then(() => told.push('closed'));
    finish();
    await Promise.all([delivery, closed]);
    expect(told).toEqual(['sent', 'closed']);
  });
});

describe('what is refused before a call', () => {
  const refused = (target: string, options: Partial<WebhookClientOptions> = {}) =>
    open(options).deliver({ url: target, secret }, 'm1', body);

  it('a target inside our own network', async () => {
    expect(await refused(url(), { allowInternal: [] })).toEqual({
      result: 'failed',
      reason:
        '127.0.0.1 leads to an address that is not on the public internet: give another, or have an administrator trust it.',
      permanent: true,
    });
    expect(receiver.calls).toEqual([]);
  });

  it('a name of which one address lies inside', async () => {
    const resolve = async () => ['93.184.215.14', '127.0.0.1'].map((address) => ({ address, family: 4 }));
    expect(await refused('https://mixed.example/', { allowInternal: [], resolve })).toMatchObject({
      permanent: true,
    });
  });

  it('a name that leads nowhere now may lead somewhere later', async () =>
    expect(await refused('https://nowhere.example/', { resolve: async () => [] })).toEqual({
      result: 'failed',
      reason: 'nowhere.example cannot be looked up: check its spelling, or try again later.',
      permanent: false,
    }));

  it('a name that takes too long to look up', async () =>
    expect(
      await refused('https://slow.example/', { timeoutMs: 50, resolve: () => new Promise(() => {}) }),
    ).toMatchObject({ result: 'failed', permanent: false }));

  it('a secret that cannot sign', async () => {
    const result = await client.deliver({ url: url(), secret: 'hush' }, 'm1', body);
    expect(result).toMatchObject({ result: 'failed', permanent: true });
    expect(JSON.stringify(result)).not.toContain('hush');
  });

  it('a block that is none, at once', () =>
    expect(() => open({ allowInternal: ['intranet'] })).toThrow('intranet must be an address or a block'));
});

describe('a name whose address changes between the check and the call', () => {
  it('is called where it was checked', async () => {
    const answers = ['127.0.0.1', '127.0.0.99'];
    client = open({ resolve: async () => [{ address: answers.shift()!, family: 4 }] });
    const target = { url: `http://rebinding.example:${receiver.port}/`, secret };
    expect(await client.deliver(target, 'm1', body)).toEqual({ result: 'sent' });
    expect(receiver.calls[0]!.headers.host).toBe(`rebinding.example:${receiver.port}`);
    expect(await client.deliver(target, 'm2', body)).toMatchObject({ result: 'failed', permanent: true });
    expect(answers).toEqual([]);
  });
});
