import { CorruptLog, StoreUnavailable } from '../errors.js';
import type { Position } from '../event-store.js';

const CORRUPT = 11;
const NOT_A_DATABASE = 26;

interface SqliteFault extends Error {
  readonly code: 'ERR_SQLITE_ERROR';
  /** Extended result code; the lower byte is the primary one. */
  readonly errcode: number;
  readonly errstr: string;
}

function isSqliteFault(error: unknown): error is SqliteFault {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SQLITE_ERROR';
}

const primaryCode = (fault: SqliteFault): number => fault.errcode & 0xff;

export const isForeignFile = (error: unknown): boolean =>
  isSqliteFault(error) && primaryCode(error) === NOT_A_DATABASE;

/** What a failure while opening or writing means to the caller; anything but SQLite's own passes through. */
export function writeFault(error: unknown, file: string): unknown {
  if (!isSqliteFault(error)) return error;
  return new StoreUnavailable(
    `The event log ${file} cannot be used now (${error.errstr}): see to its disk, folder and permissions, then try again.`,
    { cause: error },
  );
}

/** What a failure while reading from `position` means to the caller. */
export function readFault(error: unknown, file: string, position: Position): unknown {
  if (isSqliteFault(error) && [CORRUPT, NOT_A_DATABASE].includes(primaryCode(error)))
    return new CorruptLog(position, `${file}: ${error.errstr}`);
  return writeFault(error, file);
}
