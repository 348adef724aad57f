import type { MessageEvent } from '@nestjs/common';
import { Observable } from 'rxjs';
import type { EntryView } from '#projections';
import type { Changed } from './live-feed.js';

/** What one live reader needs. */
export interface EntrySource {
  /** Entries after a revision; `undefined` once the reader may not see the case. */
  entriesAfter(revision: number): Promise<readonly EntryView[] | undefined>;
  caughtUp(signal: AbortSignal): Promise<void>;
  /** Its end is the end of the feed. */
  readonly changes: Observable<Changed>;
}

/**
 * The entries of one case after a revision: those there are, then each new one. However many changes come while entries
 * are being read, one more reading follows, so nothing piles up here.
 */
export function entryStream(
  source: EntrySource,
  caseNumber: string,
  after: number,
): Observable<MessageEvent> {
  return new Observable<MessageEvent>((out) => {
    const abort = new AbortController();
    let revision = after;
    let reading = false;
    let again = false;

    async function readOnce(): Promise<void> {
      const entries = await source.entriesAfter(revision);
      if (entries === undefined) return out.complete();
      for (const entry of entries) {
        revision = Math.max(revision, entry.revision);
        out.next({ id: String(entry.revision), type: 'entry', data: entry });
      }
    }

    async function read(): Promise<void> {
      again = reading;
      if (reading) return;
      reading = true;
      await readOnce();
      reading = false;
      if (again && !out.closed) await read();
    }

    const fail = (error: unknown) => out.error(error);
    // Listening comes first: what is appended after the log's head was taken is then announced here.
    const listening = source.changes.subscribe({
      next: (changed) => changed.has(caseNumber) && void read().catch(fail),
      error: fail,
      complete: () => out.complete(),
    });
    source.caughtUp(abort.signal).then(read).catch(fail);
    return () => {
      abort.abort();
      listening.unsubscribe();
    };
  });
}
