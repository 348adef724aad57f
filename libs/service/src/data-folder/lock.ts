import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { StartRefused } from '../configuration.js';

/** Who writes the data folder, as others see it. */
export interface Holder {
  readonly pid: number;
  readonly what: string;
  readonly since: string;
}

export interface Lock {
  release(): void;
}

/** The folder is held by another process. */
export class FolderHeld extends StartRefused {
  constructor(
    folder: string,
    readonly holder: Holder | undefined,
  ) {
    const who = holder ? `${holder.what} (process ${holder.pid}, since ${holder.since})` : 'another process';
    super(
      `The data folder ${folder} is held by ${who}: stop it first, or use another folder with CASETRAIL_DATA.`,
    );
  }
}

/**
 * Takes the data folder for this process, so that one process at a time writes it.
 *
 * The lock is SQLite's own write lock on `lock`, held for as long as the process lives: the operating system lets go of
 * it however the process ends, so there is never a stale lock to clear. The holder's name is committed beforehand and
 * stays readable.
 *
 * @throws {FolderHeld} another process has it
 * @throws {StartRefused} the file cannot be written or is no lock
 */
export function takeLock(folder: string, what: string, now: Date): Lock {
  const file = join(folder, 'lock');
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(file, { timeout: 0 });
    database.exec('CREATE TABLE IF NOT EXISTS holder (pid INTEGER, what TEXT, since TEXT)');
    database.exec('BEGIN IMMEDIATE; DELETE FROM holder');
    database.prepare('INSERT INTO holder VALUES (?, ?, ?)').run(process.pid, what, now.toISOString());
    database.exec('COMMIT; BEGIN IMMEDIATE');
    const held = database;
    return { release: () => held.close() };
  } catch (error) {
    database?.close();
    if ((error as { errcode?: number }).errcode === SQLITE_BUSY)
      throw new FolderHeld(folder, readHolder(file));
    throw new StartRefused(
      `The lock ${file} cannot be taken (${(error as Error).message}): see to the disk and the permissions of its folder; if the file is no lock, move it away.`,
    );
  }
}

const SQLITE_BUSY = 5;

function readHolder(file: string): Holder | undefined {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 1000 });
  try {
    return database.prepare('SELECT pid, what, since FROM holder').get() as Holder | undefined;
  } finally {
    database.close();
  }
}
