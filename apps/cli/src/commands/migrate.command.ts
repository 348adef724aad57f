import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import {
  type CopyableLog,
  type CopyProgress,
  type Stranger,
  copyLog,
  openEventStoreDbCopy,
  openSqliteLogCopy,
} from '#event-store';
import {
  type Output,
  atMostEvery,
  isSqlite,
  prepareDataFolder,
  readConfiguration,
  sqliteFile,
  takeLock,
} from '#service';
import type { CliCommand } from '../command.js';

const LOG = /^(sqlite:.|esdb(\+discover)?:\/\/.)/;
const TELL_EVERY_MS = 1000;

export const migrateCommand: CliCommand = {
  usage: '[--from LOG] [--to LOG]',
  summary:
    'Copies a whole log, sqlite:FILE or esdb://..., and checks the copy; again, it goes on where it stopped. The one not named is CASETRAIL_EVENTS.',
  run: async (args, output) => {
    const { values } = parseArgs({ args, options: { from: { type: 'string' }, to: { type: 'string' } } });
    const configured = readConfiguration(process.env).CASETRAIL_EVENTS;
    const { from = configured, to = configured } = values;
    const problem = problemOf(from, to);
    if (problem) {
      output.err(problem);
      return 2;
    }
    const opened: (() => unknown)[] = [];
    try {
      return await migrate(openLog(from, true, opened, output), openLog(to, false, opened, output), output);
    } finally {
      for (const close of opened.reverse()) await close();
    }
  },
};

function problemOf(from: string, to: string): string | undefined {
  if (!LOG.test(from) || !LOG.test(to)) return 'A log is sqlite:FILE or esdb://HOST:PORT.';
  if (from === to) return 'Say with --from where the log is, or with --to where it goes: they are the same.';
  return undefined;
}

async function migrate(from: CopyableLog, to: CopyableLog, output: Output): Promise<number> {
  const interrupt = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt.abort());
  try {
    const onProgress = atMostEvery(TELL_EVERY_MS, ({ phase, events, of }: CopyProgress) =>
      output.err(`${phase}: ${events} of about ${of} events ...`),
    );
    const { events, written, sha256 } = await copyLog({ from, to, onProgress, signal: interrupt.signal });
    output.out(
      `${events} events are in ${to.name} as in ${from.name}, ${written} written now; SHA-256 ${sha256}`,
    );
    return 0;
  } catch (error) {
    if (!interrupt.signal.aborted) throw error;
    output.err('Interrupted: the same command goes on where it stopped.');
    return 1;
  }
}

/** A file is taken from whoever could write it meanwhile; a server's events by others are named and left. */
function openLog(log: string, readOnly: boolean, opened: (() => unknown)[], output: Output): CopyableLog {
  if (isSqlite(log)) {
    const folder = dirname(sqliteFile(log));
    if (!readOnly) prepareDataFolder(folder);
    const lock = takeLock(folder, 'casetrail migrate', new Date());
    opened.push(() => lock.release());
  }
  const copy = isSqlite(log)
    ? openSqliteLogCopy(sqliteFile(log), { readOnly })
    : openEventStoreDbCopy(log, { onStranger: (stranger) => output.err(leftOut(stranger)) });
  opened.push(() => copy.close());
  return copy;
}

const leftOut = ({ type, revision, stream }: Stranger): string =>
  `Left out ${type}, revision ${revision} of ${stream}: Casetrail did not write it.`;
