import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { EventStore } from '#event-store';
import { type Configuration, StartRefused, isSqlite, sqliteFile } from '../configuration.js';

/** The key store of a data folder. */
export function keysFile({ CASETRAIL_DATA }: Configuration): string {
  return join(CASETRAIL_DATA, 'keys.db');
}

/**
 * A log is not made anew where keys or read models of another one lie: it would look as if there had never been a case.
 *
 * @throws {StartRefused} the log is gone
 */
export function requireOwnLog(configuration: Configuration): void {
  const log = sqliteFile(configuration.CASETRAIL_EVENTS);
  if (existsSync(log)) return;
  const { CASETRAIL_DOCUMENTS: documents } = configuration;
  const readModels = isSqlite(documents) ? [sqliteFile(documents)] : [];
  const left = [keysFile(configuration), ...readModels].filter(existsSync);
  if (left.length === 0) return;
  throw new StartRefused(
    `The log ${log} is missing, and ${left.join(' and ')} came from it: put it back from a backup, or move them away to begin with nothing.`,
  );
}

/**
 * New keys would be made for cases that have some, and then no backup of the old ones could be put back.
 *
 * @throws {StartRefused} the log has events, and the key store is gone
 */
export async function requireOwnKeys(configuration: Configuration, events: EventStore): Promise<void> {
  const keys = keysFile(configuration);
  if (existsSync(keys) || (await events.head()) === undefined) return;
  throw new StartRefused(
    `The key store ${keys} is missing, and the texts in the log cannot be opened without it: put it back from a backup.`,
  );
}
