import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { LocalIssuer, type StaffRole } from '#access';

const MAIN = join(import.meta.dirname, '../dist/apps/casetrail/src/main.js');
const CLI = join(import.meta.dirname, '../dist/apps/cli/src/main.js');
const NODE = join(import.meta.dirname, '../node_modules/.bin/node');

/** A real Casetrail in a process of its own, as `npm start` runs it. */
export interface RunningService {
  readonly url: string;
  readonly folder: string;
  readonly process: ChildProcess;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to stop and waits for its exit code. */
  stop(): Promise<number | null>;
}

export function newDataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'casetrail-e2e-'));
}

/** Starts the built service on a free port and waits until it says where it serves. */
export async function startRunningService(
  folder = newDataFolder(),
  env: Record<string, string> = {},
): Promise<RunningService> {
  const child = spawn(NODE, [MAIN], { env: environment(folder, { CASETRAIL_PORT: '0', ...env }) });
  const errors: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => errors.push(line));
  const exited = new Promise<number | null>((done) => child.once('exit', done));
  for await (const line of createInterface({ input: child.stdout })) {
    const url = / on (http:\S+)$/.exec(line)?.[1];
    if (!url) continue;
    const kill = async () => void (child.kill('SIGKILL'), await exited);
    const stop = async () => (child.kill('SIGTERM'), exited);
    return { url, folder, process: child, kill, stop };
  }
  throw new Error(`The service did not start: ${errors.join('\n')}`);
}

/** Starts the built service and ends it `ms` later as a power cut would, whether it serves by then or not. */
export async function killWhileStarting(folder: string, ms: number): Promise<void> {
  const child = spawn(NODE, [MAIN], { env: environment(folder, { CASETRAIL_PORT: '0' }), stdio: 'ignore' });
  const exited = new Promise((done) => child.once('exit', done));
  await new Promise((done) => setTimeout(done, ms));
  child.kill('SIGKILL');
  await exited;
}

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built service expecting it to end by itself, as a refused start does. */
export function runMain(folder: string, env: Record<string, string> = {}): Promise<Finished> {
  return finish(spawn(NODE, [MAIN], { env: environment(folder, env) }));
}

/** Runs one `casetrail` command on a data folder. */
export function casetrail(folder: string, ...args: string[]): Promise<Finished> {
  return finish(spawn(NODE, [CLI, ...args], { env: environment(folder) }));
}

/** A bearer token as `casetrail token` prints it. */
export async function tokenFor(folder: string, role: StaffRole, department?: string): Promise<string> {
  const issuer = await LocalIssuer.open(join(folder, 'issuer.key'), () => new Date());
  const { token } = await issuer.issueToken({ role, name: `Sample ${role}`, department, days: 1 });
  return token;
}

function environment(folder: string, env: Record<string, string> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(CASETRAIL|NODE_OPTIONS|JEST)/.test(name),
  );
  return { ...Object.fromEntries(inherited), CASETRAIL_DATA: folder, ...env };
}

async function finish(child: ChildProcess): Promise<Finished> {
  let out = '';
  let err = '';
  child.stdout!.on('data', (chunk) => (out += String(chunk)));
  child.stderr!.on('data', (chunk) => (err += String(chunk)));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, out, err };
}
