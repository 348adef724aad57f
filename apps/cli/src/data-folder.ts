import { existsSync } from 'node:fs';
import { type Catalogue, DEFAULT_CATALOGUE } from '#complaint';
import { type EventStore, openSqliteEventStore } from '#event-store';
import { CaseReads } from '#projections';
import { openSqliteReadStore } from '#read-store';
import { type Sealing, openSqliteSealing } from '#sealing';
import {
  type Configuration,
  StartRefused,
  readConfiguration,
  sqliteFile,
} from '../../casetrail/src/configuration.js';
import { FolderHeld } from '../../casetrail/src/data-folder/lock.js';
import { type Output, type SocketRequest, askOverSocket } from '../../casetrail/src/data-folder/socket.js';
import { keysFile, requireOwnKeys } from '../../casetrail/src/data-folder/whole-folder.js';
import { type Engine, openEngine } from '../../casetrail/src/engine.js';
import { serveOperation } from '../../casetrail/src/operations/operations.js';

/** What reading commands use: the files of the folder, opened beside whoever writes them. */
export interface ReadingFolder {
  readonly configuration: Configuration;
  readonly events: EventStore;
  readonly sealing: Sealing;
  readonly catalogue: Catalogue;
  readonly reads: CaseReads;
  close(): Promise<void>;
}

/** @throws {StartRefused} there is no log in the data folder yet */
export function requireLog(): Configuration {
  const configuration = readConfiguration(process.env);
  const log = sqliteFile(configuration.CASETRAIL_EVENTS);
  if (existsSync(log)) return configuration;
  throw new StartRefused(
    `There is no log at ${log}: start Casetrail once, or set CASETRAIL_DATA to its data folder.`,
  );
}

/** @throws {StartRefused} there is no log in the data folder yet */
export async function openForReading(): Promise<ReadingFolder> {
  const configuration = requireLog();
  const events = openSqliteEventStore(sqliteFile(configuration.CASETRAIL_EVENTS), { readOnly: true });
  await requireOwnKeys(configuration, events);
  const documents = openSqliteReadStore(sqliteFile(configuration.CASETRAIL_DOCUMENTS), { readOnly: true });
  const sealing = openSqliteSealing(keysFile(configuration), configuration.CASETRAIL_KEYS);
  const catalogue = DEFAULT_CATALOGUE;
  const reads = new CaseReads({ documents, sealing, catalogue, clock: () => new Date() });
  const close = async () => void (await Promise.all([events.close(), documents.close(), sealing.close()]));
  return { configuration, events, sealing, catalogue, reads, close };
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
    return await serveOperation(engine)(request, output);
  } finally {
    await engine.close();
  }
}

/** Has the running service answer, and says so when there is none. */
export async function askService(request: SocketRequest, output: Output): Promise<number> {
  const { CASETRAIL_DATA: folder } = requireLog();
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
