import type { DatabaseSync } from 'node:sqlite';
import type { Wakeup } from '../log/wakeup.js';

const INTERVAL_MS = 200;

/** Wakes waiting readers when another process has committed. Returns what ends it. */
export function watchOtherProcesses(database: DatabaseSync, wakeup: Wakeup): () => void {
  const dataVersion = database.prepare('PRAGMA data_version');
  let seen = dataVersion.get()?.['data_version'];
  const timer = setInterval(() => {
    if (!wakeup.awaited) return;
    const now = dataVersion.get()?.['data_version'];
    if (now !== seen) wakeup.wakeAll();
    seen = now;
  }, INTERVAL_MS);
  return () => clearInterval(timer);
}
