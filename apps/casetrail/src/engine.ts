import { LocalIssuer } from '#access';
import { type Catalogue, DEFAULT_CATALOGUE } from '#complaint';
import { type EventStore, openSqliteEventStore } from '#event-store';
import { Projector } from '#projecting';
import { CaseReads, readModels } from '#projections';
import { type ReadStore, openSqliteReadStore } from '#read-store';
import { type Sealing, openSqliteSealing } from '#sealing';
import { CaseCommands, type CaseCommandsOptions } from '../../api/src/cases/case-commands.js';
import { type Configuration, sqliteFile } from './configuration.js';
import { prepareDataFolder } from './data-folder/data-folder.js';
import { takeLock } from './data-folder/lock.js';
import { keysFile, requireOwnKeys, requireOwnLog } from './data-folder/whole-folder.js';

/** The parts of a running Casetrail, on the embedded engine. */
export interface Engine {
  readonly configuration: Configuration;
  readonly catalogue: Catalogue;
  readonly clock: () => Date;
  readonly events: EventStore;
  readonly documents: ReadStore;
  readonly sealing: Sealing;
  readonly projector: Projector;
  readonly reads: CaseReads;
  readonly commands: CaseCommands;
  readonly issuer: LocalIssuer;
  close(): Promise<void>;
}

export interface EngineOptions {
  /** What holds the folder, for whoever finds it held: `casetrail`, `casetrail import`. */
  readonly what: string;
  readonly clock?: () => Date;
  readonly random?: CaseCommandsOptions['random'];
}

/** A projection that stops is told on standard error; that one is live, only who asks for the status. */
const LOGGER = { log: () => undefined, error: console.error };

/**
 * Takes the data folder and opens everything in it. The projector is made, not started.
 *
 * @throws {StartRefused} the folder cannot be written, is held by another process, or lacks a part of what it held
 */
export async function openEngine(configuration: Configuration, options: EngineOptions): Promise<Engine> {
  const { clock = () => new Date() } = options;
  const folder = configuration.CASETRAIL_DATA;
  prepareDataFolder(folder);
  const lock = takeLock(folder, options.what, new Date());
  const opened: { close(): unknown }[] = [{ close: () => lock.release() }];
  const keep = <T extends { close(): unknown }>(part: T): T => (opened.unshift(part), part);
  const close = async () => {
    for (const part of opened.splice(0)) await part.close();
  };
  try {
    requireOwnLog(configuration);
    const events = keep(openSqliteEventStore(sqliteFile(configuration.CASETRAIL_EVENTS), { clock }));
    await requireOwnKeys(configuration, events);
    const documents = keep(openSqliteReadStore(sqliteFile(configuration.CASETRAIL_DOCUMENTS)));
    const sealing = keep(openSqliteSealing(keysFile(configuration), configuration.CASETRAIL_KEYS));
    const catalogue = DEFAULT_CATALOGUE;
    const projections = readModels({ sealing });
    const projector = new Projector({ events, documents, clock, projections, logger: LOGGER });
    keep({ close: () => projector.stop() });
    const rules = { catalogue, defaultPolicy: configuration.CASETRAIL_POLICY };
    return {
      configuration,
      catalogue,
      clock,
      events,
      documents,
      sealing,
      projector,
      reads: new CaseReads({ documents, sealing, catalogue, clock }),
      commands: new CaseCommands({ events, sealing, rules, clock, random: options.random }),
      issuer: await LocalIssuer.open(folder, clock),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}
