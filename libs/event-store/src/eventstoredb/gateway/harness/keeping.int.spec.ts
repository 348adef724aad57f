import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { collect, connect, disposeClients, noted, places } from '../testing/clients.js';
import { startHarness } from './start-harness.js';

let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'harness-'));
  file = join(folder, 'harness.db');
});
afterEach(async () => {
  await disposeClients();
  rmSync(folder, { recursive: true });
});

it('keeps its log in the file, for the next harness on the same port', async () => {
  const first = await startHarness({ file });
  const events = noted(3);
  const result = await connect(first.url).appendToStream('complaint-1', events, {
    expectedRevision: 'no_stream',
  });
  await first.stop();

  const second = await startHarness({ file, port: first.port });
  const client = connect(second.url);
  expect(places(await collect(client.readAll()))).toEqual([
    'complaint-1@0',
    'complaint-1@1',
    'complaint-1@2',
  ]);
  expect(await client.appendToStream('complaint-1', events, { expectedRevision: 'no_stream' })).toEqual(
    result,
  );
  await second.stop();
});

it('ends its subscriptions when it stops, so that followers know', async () => {
  const harness = await startHarness({ file });
  const subscription = connect(harness.url).subscribeToAll();
  subscription.once('caughtUp', () => void harness.stop());
  await expect(collect(subscription)).rejects.toMatchObject({ type: 'unavailable' });
});

describe('as a process of its own', () => {
  it('loses nothing that it acknowledged when it is killed', async () => {
    const killed = await spawnHarness(file);
    await connect(killed.url).appendToStream('complaint-1', noted(5));
    killed.child.kill('SIGKILL');
    await once(killed.child, 'exit');

    const again = await spawnHarness(file, new URL(killed.url).port);
    expect(again.url).toBe(killed.url);
    expect(await collect(connect(again.url).readStream('complaint-1'))).toHaveLength(5);
    again.child.kill('SIGTERM');
    expect(await once(again.child, 'exit')).toEqual([0, null]);
  });
});

async function spawnHarness(...args: string[]): Promise<{ child: ChildProcess; url: string }> {
  const root = join(import.meta.dirname, '../../../../../..');
  const flags = ['--disable-warning=ExperimentalWarning', '--experimental-transform-types'];
  const hooks = ['--import', join(root, 'test/source-hooks.mjs')];
  const main = join(import.meta.dirname, 'main.ts');
  const child = spawn(process.execPath, [...flags, ...hooks, main, ...args], {
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, url: line.toString('utf8').trim() };
}
