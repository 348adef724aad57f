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
 * The same, killed that many times at random moments of its life before it may live to its end. A kill that comes after the
 * end does not count: the year is long enough for all of them, or this throws.
 */
export async function liveYearKilled(
  folder: string,
  plan: YearPlan,
  kills: number,
  afterMs: () => number,
): Promise<void> {
  for (let kill = 0; kill < kills; kill++) {
    const { child, output } = start(folder, plan);
    const exited = once(child, 'exit') as Promise<[number | null]>;
    const ended = await Promise.race([exited, pause(afterMs())]);
    if (ended) throw new Error(`It ended with ${ended[0]} before kill ${kill + 1} of ${kills}:\n${output()}`);
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
