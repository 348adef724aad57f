import { setTimeout as pause } from 'node:timers/promises';
import { COMPLAINT_STREAM_PREFIX } from '#complaint';
import { StoreUnavailable } from '#event-store';
import { StartRefused } from './configuration.js';
import { keysFile } from './data-folder/whole-folder.js';
import type { Stores } from './stores.js';

/** How long a server may keep Casetrail waiting at its start. */
export interface Patience {
  readonly totalMs: number;
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
}

const PATIENCE: Patience = { totalMs: 300_000, firstDelayMs: 500, maxDelayMs: 10_000 };

/**
 * Resolves when log and read models answer, or the signal aborts. Each failure is told in one line while it waits, and the end of its patience
 * is an error, so that whoever keeps the process running sees it.
 *
 * @throws {StartRefused} the patience is at its end, or the key store is not the one of this log
 */
export async function untilReachable(
  stores: Stores,
  tell: (line: string) => void,
  signal: AbortSignal,
  patience: Patience = PATIENCE,
): Promise<void> {
  const begun = performance.now();
  for (let delay = patience.firstDelayMs; ; delay = Math.min(delay * 2, patience.maxDelayMs)) {
    if (signal.aborted) return;
    const failure = await failureOf(stores);
    if (failure === undefined) break;
    const left = patience.totalMs - (performance.now() - begun);
    if (left <= 0) throw new StartRefused(`${failure} Casetrail has waited for it long enough and ends.`);
    tell(`${failure} Trying again in ${seconds(delay)}, for ${seconds(left)} more.`);
    await pause(Math.min(delay, left), undefined, { signal }).catch(() => undefined);
  }
  await requireKeysOfLog(stores);
}

/**
 * Begins once the stores answer; where one goes away in the middle, begins again when it is back. What `begin` has done
 * before it fails must bear to be done again.
 *
 * @throws {StartRefused} as {@link untilReachable}
 * @throws what `begin` throws, unless a store did not answer
 */
export async function beginWhenReachable(
  stores: Stores,
  begin: () => Promise<void>,
  tell: (line: string) => void,
  signal: AbortSignal,
): Promise<void> {
  for (;;) {
    await untilReachable(stores, tell, signal);
    if (signal.aborted) return;
    try {
      return await begin();
    } catch (error) {
      if (!(error instanceof StoreUnavailable)) throw error;
      tell(error.message);
    }
  }
}

/** Everything else than an absent server is not mended by waiting. */
async function failureOf({ events, documents }: Stores): Promise<string | undefined> {
  try {
    await events.head();
    await documents.leases();
    return undefined;
  } catch (error) {
    if (error instanceof StoreUnavailable) return error.message;
    throw error;
  }
}

/** An empty key store beside a log with cases: new keys would be made for cases that have some. */
async function requireKeysOfLog({ configuration, events, sealing }: Stores): Promise<void> {
  if (await sealing.holdsKeys()) return;
  const filter = { streamPrefixes: [COMPLAINT_STREAM_PREFIX] };
  for await (const { stream } of events.readAll({ filter, limit: 1 }))
    throw new StartRefused(
      `The key store ${keysFile(configuration)} is empty, and the log holds cases such as ${stream}, whose texts cannot be opened without it: put it back from a backup, or share the data folder of the other processes.`,
    );
}

const seconds = (ms: number): string => `${Math.ceil(ms / 1000)} s`;
