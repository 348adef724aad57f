import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LocalIssuer, type StaffRole } from '#access';
import { type EventStore, openSqliteEventStore } from '#event-store';
import { settingsOfCluster, startRunningCluster } from './cluster/running-cluster.js';
import { type Finished, type Started, entryOf, environment, runNode, startNode } from './processes.js';

/** Which engine the end-to-end suites run on: `cluster` for processes of their own on shared stores. */
export const ON_CLUSTER = process.env.CASETRAIL_TEST_ENGINE === 'cluster';

/** A real Casetrail in processes of its own, on whichever engine is tested. */
export interface RunningService {
  readonly url: string;
  readonly folder: string;
  /** Everything its processes have printed. */
  printed(): string;
  /** What is stored outside its folder, as text. */
  stored(): Promise<string[]>;
  /** Its log, opened beside it. */
  openLog(): EventStore;
  /** Sends a signal to its processes. */
  signal(name: NodeJS.Signals): void;
  /** Its exit code: 0 if all its processes ended with 0. */
  readonly exited: Promise<number | null>;
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>;
  /** Asks it to stop and waits for its exit code. */
  stop(): Promise<number | null>;
}

/** The whole of Casetrail in one process on the embedded engine, as `npm start` runs it. */
export interface EmbeddedService extends RunningService {
  readonly process: Started['process'];
}

/** A message that goes out is one more event of its case, some time later: only suites about messages want that. */
const SENDING_NOTHING = { CASETRAIL_SMS: 'none', CASETRAIL_EMAIL: 'none' };

export function newDataFolder(): string {
  return mkdtempSync(join(tmpdir(), 'casetrail-e2e-'));
}

/** Starts the built Casetrail on the engine that is tested, on a free port, and waits until it serves. */
export async function startRunningService(
  folder = newDataFolder(),
  env: Readonly<Record<string, string>> = {},
): Promise<RunningService> {
  return ON_CLUSTER ? startRunningCluster(folder, env) : startEmbeddedService(folder, env);
}

/** Starts the built Casetrail on the embedded engine, whichever is tested: for what only its data folder has. */
export async function startEmbeddedService(
  folder = newDataFolder(),
  env: Readonly<Record<string, string>> = {},
): Promise<EmbeddedService> {
  const settings = { CASETRAIL_DATA: folder, CASETRAIL_PORT: '0', ...SENDING_NOTHING, ...env };
  const started = await startNode([entryOf('casetrail')], environment(settings), / on (http:\S+)$/);
  const { process, exited } = started;
  return {
    ...started,
    folder,
    stored: async () => [],
    openLog: () => openSqliteEventStore(join(folder, 'events.db'), { readOnly: true }),
    signal: (name) => void process.kill(name),
    kill: async () => void (process.kill('SIGKILL'), await exited),
    stop: async () => (process.kill('SIGTERM'), exited),
  };
}

/** Starts the built service and ends it `ms` later as a power cut would, whether it serves by then or not. */
export async function killWhileStarting(folder: string, ms: number): Promise<void> {
  const env = environment({ CASETRAIL_DATA: folder, CASETRAIL_PORT: '0' });
  const child = spawn(process.execPath, [entryOf('casetrail')], { env, stdio: 'ignore' });
  const exited = new Promise((done) => child.once('exit', done));
  await new Promise((done) => setTimeout(done, ms));
  child.kill('SIGKILL');
  await exited;
}

/** Runs the built service on the embedded engine expecting it to end by itself, as a refused start does. */
export function runMain(folder: string, env: Readonly<Record<string, string>> = {}): Promise<Finished> {
  return runNode([entryOf('casetrail')], environment({ CASETRAIL_DATA: folder, ...env }));
}

/** Runs one `casetrail` command on a data folder, or on the cluster that has it. */
export function casetrail(folder: string, ...args: string[]): Promise<Finished> {
  const settings = settingsOfCluster(folder) ?? { CASETRAIL_DATA: folder };
  return runNode([entryOf('cli'), ...args], environment(settings));
}

/** A bearer token as `casetrail token` prints it. */
export async function tokenFor(folder: string, role: StaffRole, department?: string): Promise<string> {
  const issuer = await LocalIssuer.open(join(folder, 'issuer.key'), () => new Date());
  const { token } = await issuer.issueToken({ role, name: `Sample ${role}`, department, days: 1 });
  return token;
}
