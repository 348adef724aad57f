import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { YearPlan } from './matter.js';

const ROOT = join(import.meta.dirname, '../..');
const NODE = join(ROOT, 'node_modules/.bin/node');
const FLAGS = ['--no-warnings', '--experimental-transform-types', '--import', './test/source-hooks.mjs'];

/** Lives the year in a process of its own, to its end. */
export async function liveYear(folder: string, plan: YearPlan): Promise<void> {
  const { child, output } = start(folder, plan);
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`The year ended with ${code}:\n${output().slice(-4000)}`);
}

/**
 * The same, killed that many times before it may live to its end: each time at a random moment after it has begun to get on.
 * The year is long enough for all of them, or this throws.
 *
 * @param afterMs draws how long it may get on
 */
export async function liveYearKilled(
  folder: string,
  plan: YearPlan,
  kills: number,
  afterMs: () => number,
): Promise<void> {
  for (let kill = 1; kill <= kills; kill++) {
    const { child, output } = start(folder, plan);
    const exited = once(child, 'exit') as Promise<[number | null]>;
    const moment = once(child.stdout!, 'data').then(() => pause(afterMs()));
    const ended = await Promise.race([exited, moment]);
    if (ended) throw new Error(`It ended with ${ended[0]} before kill ${kill} of ${kills}:\n${output()}`);
    child.kill('SIGKILL');
    await exited;
  }
  await liveYear(folder, plan);
}

function start(folder: string, plan: YearPlan): { child: ChildProcess; output: () => string } {
  const child = spawn(NODE, [...FLAGS, 'test/year/live.ts', folder, JSON.stringify(plan)], { cwd: ROOT });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text) => (output += String(text)));
  return { child, output: () => output };
}
