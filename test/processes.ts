import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = join(import.meta.dirname, '..');
const NODE = join(ROOT, 'node_modules/.bin/node');

/** The built entry of an app. */
export const entryOf = (app: string): string => join(ROOT, `dist/apps/${app}/src/main.js`);

/** A process that has said where it answers. */
export interface Started {
  readonly url: string;
  readonly process: ChildProcess;
  readonly exited: Promise<number | null>;
  /** Everything it has printed so far. */
  printed(): string;
}

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Starts Node and waits for the line that names a URL. */
export async function startNode(
  args: readonly string[],
  env: NodeJS.ProcessEnv,
  url: RegExp,
): Promise<Started> {
  const child = spawn(NODE, args, { cwd: ROOT, env });
  let printed = '';
  child.stderr.on('data', (chunk) => (printed += String(chunk)));
  const exited = new Promise<number | null>((done) => child.once('exit', done));
  for await (const line of createInterface({ input: child.stdout })) {
    printed += `${line}\n`;
    const found = url.exec(line)?.[1];
    if (!found) continue;
    child.stdout.on('data', (chunk) => (printed += String(chunk)));
    child.stdout.resume();
    return { url: found, process: child, exited, printed: () => printed };
  }
  throw new Error(`${args.join(' ')} did not start: ${printed}`);
}

/** Runs Node expecting it to end by itself. */
export async function runNode(args: readonly string[], env: NodeJS.ProcessEnv): Promise<Finished> {
  const child = spawn(NODE, args, { cwd: ROOT, env });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk) => (out += String(chunk)));
  child.stderr.on('data', (chunk) => (err += String(chunk)));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, out, err };
}

/** What a process inherits: nothing of what the tests themselves are told. */
export function environment(env: Readonly<Record<string, string>>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(CASETRAIL|NODE_OPTIONS|JEST)/.test(name),
  );
  return { ...Object.fromEntries(inherited), ...env };
}
