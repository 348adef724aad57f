import { existsSync } from 'node:fs';
import { CaseReads } from '#projections';
import {
  type Configuration,
  FolderHeld,
  type Output,
  type SocketRequest,
  StartRefused,
  type Stores,
  askOverSocket,
  isCluster,
  isSqlite,
  openStoresForReading,
  readConfiguration,
  sqliteFile,
} from '#service';
import { type Engine, openEngine } from '../../casetrail/src/engine.js';
import { serveOperation } from '../../casetrail/src/operations/operations.js';

/** What reading commands use, opened beside whoever writes it. */
export interface ReadingFolder extends Stores {
  readonly reads: CaseReads;
}

/** @throws {StartRefused} there is no log in the data folder yet */
export function requireLog(): Configuration {
  const configuration = readConfiguration(process.env);
  if (!isSqlite(configuration.CASETRAIL_EVENTS)) return configuration;
  const log = sqliteFile(configuration.CASETRAIL_EVENTS);
  if (existsSync(log)) return configuration;
  throw new StartRefused(
    `There is no log at ${log}: start Casetrail once, or set CASETRAIL_DATA to its data folder.`,
  );
}

/** @throws {StartRefused} there is no log in the data folder yet */
export async function openForReading(): Promise<ReadingFolder> {
  const stores = await openStoresForReading(requireLog());
  await stores.rulebook.load();
  return { ...stores, reads: new CaseReads({ ...stores, hotline: stores.configuration.CASETRAIL_HOTLINE }) };
}

/** Carries an operation out here if the folder is free, else in the process that holds it. */
export async function runOperation(request: SocketRequest, output: Output): Promise<number> {
  const configuration = readConfiguration(process.env);
  let engine: Engine;
  try {
    engine = await openEngine(configuration, { what: `casetrail ${request.operation}` });
  } catch (error) {
    if (!(error instanceof FolderHeld)) throw error;
    return askHolder(configuration.CASETRAIL_DATA, request, output, error);
  }
  try {
    await engine.rulebook.load();
    return await serveOperation(engine)(request, output);
  } finally {
    await engine.close();
  }
}

/** Has the running service answer, and says so when there is none. On a cluster everybody can see what there is to say. */
export async function askService(request: SocketRequest, output: Output): Promise<number> {
  const configuration = requireLog();
  if (isCluster(configuration)) return runOperation(request, output);
  const { CASETRAIL_DATA: folder } = configuration;
  return askHolder(
    folder,
    request,
    output,
    new StartRefused(`No Casetrail is running on ${folder}: start it first.`),
  );
}

async function askHolder(
  folder: string,
  request: SocketRequest,
  output: Output,
  otherwise: StartRefused,
): Promise<number> {
  try {
    return await askOverSocket(folder, request, output);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    // The holder is not a service, or is still starting.
    if (code === 'ENOENT' || code === 'ECONNREFUSED') throw otherwise;
    throw error;
  }
}
