import { LocalIssuer } from '#access';
import type { Catalogue, PolicyBook } from '#complaint';
import { type EventStore, openEventStoreDb, openSqliteEventStore } from '#event-store';
import { type ReadStore, openMongoReadStore, openSqliteReadStore } from '#read-store';
import { Rulebook } from '#rulebook';
import { type Sealing, openSqliteSealing } from '#sealing';
import { type Configuration, isCluster, isSqlite, sqliteFile } from './configuration.js';
import { prepareDataFolder } from './data-folder/data-folder.js';
import { takeLock } from './data-folder/lock.js';
import { keysFile, requireOwnKeys, requireOwnLog } from './data-folder/whole-folder.js';
import { Strangers } from './strangers.js';

/** What a process of Casetrail stands on, on either engine. */
export interface Stores {
  readonly configuration: Configuration;
  /** Policies and catalogue; read at once from a file, else when the servers answer. */
  readonly rulebook: Rulebook;
  readonly catalogue: Catalogue;
  readonly policies: PolicyBook;
  readonly clock: () => Date;
  readonly events: EventStore;
  readonly documents: ReadStore;
  readonly sealing: Sealing;
  readonly issuer: LocalIssuer;
  readonly strangers: Pick<Strangers, 'count'>;
  close(): Promise<void>;
}

export interface StoresOptions {
  /** What holds the folder, for whoever finds it held: `casetrail`, `casetrail import`. */
  readonly what: string;
  readonly clock?: () => Date;
}

/**
 * Opens log, read models, keys and issuer. Where a file of the embedded engine is among them this process takes the data
 * folder; on servers alone several processes share it, and nothing is asked of the servers yet.
 *
 * @throws {StartRefused} the folder cannot be written, is held by another process, or lacks a part of what it held
 */
export async function openStores(configuration: Configuration, options: StoresOptions): Promise<Stores> {
  prepareDataFolder(configuration.CASETRAIL_DATA);
  const opened = new Opened();
  try {
    if (!isCluster(configuration)) opened.keep(lockOf(configuration, options.what));
    if (isSqlite(configuration.CASETRAIL_EVENTS)) requireOwnLog(configuration);
    return await openParts(configuration, { ...options, readOnly: false }, opened);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

/**
 * Opens the same beside whoever writes it: files are not changed, and nobody is kept out.
 *
 * @throws {StoreUnavailable} a file is not there
 */
export async function openStoresForReading(configuration: Configuration): Promise<Stores> {
  const opened = new Opened();
  try {
    return await openParts(configuration, { readOnly: true }, opened);
  } catch (error) {
    await opened.close();
    throw error;
  }
}

class Opened {
  private readonly parts: { close(): unknown }[] = [];

  keep<T extends { close(): unknown }>(part: T): T {
    this.parts.unshift(part);
    return part;
  }

  /** Last opened, first closed. */
  readonly close = async (): Promise<void> => {
    for (const part of this.parts.splice(0)) await part.close();
  };
}

interface HowToOpen {
  readonly readOnly: boolean;
  readonly clock?: () => Date;
}

async function openParts(configuration: Configuration, how: HowToOpen, opened: Opened): Promise<Stores> {
  const { clock = () => new Date() } = how;
  const strangers = new Strangers(console.error);
  const events = opened.keep(openEvents(configuration, { ...how, clock }, strangers));
  if (isSqlite(configuration.CASETRAIL_EVENTS)) await requireOwnKeys(configuration, events);
  const documents = opened.keep(openDocuments(configuration, how));
  const sealing = opened.keep(openSqliteSealing(keysFile(configuration), configuration.CASETRAIL_KEYS));
  const issuer = await LocalIssuer.open(configuration.CASETRAIL_ISSUER_KEY, clock);
  const { close } = opened;
  const rulebook = new Rulebook({ events, clock });
  if (isSqlite(configuration.CASETRAIL_EVENTS)) await rulebook.load();
  const { catalogue, policies } = rulebook;
  const rules = { rulebook, catalogue, policies };
  return { configuration, ...rules, clock, events, documents, sealing, issuer, strangers, close };
}

function lockOf({ CASETRAIL_DATA }: Configuration, what: string): { close(): void } {
  const lock = takeLock(CASETRAIL_DATA, what, new Date());
  return { close: () => lock.release() };
}

function openEvents(
  { CASETRAIL_EVENTS: setting }: Configuration,
  how: HowToOpen,
  strangers: Strangers,
): EventStore {
  if (isSqlite(setting)) return openSqliteEventStore(sqliteFile(setting), how);
  return openEventStoreDb(setting, { ...how, onStranger: strangers.saw });
}

function openDocuments({ CASETRAIL_DOCUMENTS: setting }: Configuration, how: HowToOpen): ReadStore {
  return isSqlite(setting) ? openSqliteReadStore(sqliteFile(setting), how) : openMongoReadStore(setting);
}
