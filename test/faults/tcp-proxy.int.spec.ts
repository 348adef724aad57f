import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { randomFrom } from './chaos.js';
import { openTcpProxy, type TcpProxy } from './tcp-proxy.js';

let echo: Server;
let proxy: TcpProxy;
let client: Socket;

beforeEach(async () => {
  echo = createServer((socket) => socket.on('error', () => socket.destroy()).pipe(socket)).listen(0);
  await once(echo, 'listening');
  proxy = await openTcpProxy({ to: (echo.address() as AddressInfo).port, random: randomFrom(7) });
  client = connect(proxy.port, '127.0.0.1').on('error', () => undefined);
  await once(client, 'connect');
});
afterEach(async () => {
  client.destroy();
  await proxy.close();
  echo.close();
});

/** Also when it ends in an error. */
const closed = (socket: Socket): Promise<unknown> => new Promise((resolve) => socket.once('close', resolve));
const answer = async (): Promise<string> => String((await once(client, 'data'))[0]);

describe('the proxy', () => {
  it('passes on what either side says', async () => {
    client.write('hello');
    expect(await answer()).toBe('hello');
  });

  it.each(['cutAll', 'resetAll', 'refuse'] as const)('%s ends the connection', async (fault) => {
    client.write('hello');
    await answer();
    proxy[fault]();
    await closed(client);
    expect(proxy.connections).toBe(0);
  });

  it.each([[['requests']], [['answers']], [[]]] as const)(
    'holds back %p while it stalls, and then lets them pass',
    async (ways) => {
      client.write('before');
      await answer();
      proxy.stall(...ways);
      client.write('held');
      // Another connection that is not stalled would have answered by then.
      const other = connect((echo.address() as AddressInfo).port, '127.0.0.1');
      other.write('passed');
      await once(other, 'data');
      other.destroy();
      expect(client.bytesRead).toBe('before'.length);
      proxy.resume();
      expect(await answer()).toBe('held');
    },
  );

  it('takes no connection while it refuses, and then takes them again', async () => {
    proxy.refuse();
    const refused = connect(proxy.port, '127.0.0.1').on('error', () => undefined);
    await closed(refused);
    proxy.accept();
    client = connect(proxy.port, '127.0.0.1');
    client.write('again');
    expect(await answer()).toBe('again');
  });

  it('breaks connections at random, and stops when told to', async () => {
    proxy.startChaos();
    await closed(client);
    proxy.endChaos();
    client = connect(proxy.port, '127.0.0.1');
    client.write('calm');
    expect(await answer()).toBe('calm');
  });
});

describe('chaos', () => {
  it('is the same for the same seed', () => {
    const [one, same, other] = [randomFrom(3), randomFrom(3), randomFrom(4)].map((random) =>
      Array.from({ length: 50 }, random),
    );
    expect(one).toEqual(same);
    expect(one).not.toEqual(other);
    expect(Math.max(...one!)).toBeLessThan(1);
  });
});
