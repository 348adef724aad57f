import { StoreUnavailable } from '#event-store';
import { KeyStoreUnavailable } from '#sealing';
import { BrokenFile } from './errors.js';
import type { ImportedCase, Rejected, SourceItem } from './imported-case.js';
import { SHOWN, type ImportProgress, type ImportReport } from './report.js';
import { writeCase, type Log, type Written } from './write-case.js';

/** Appends under way at once, so that the embedded engine commits them together. */
const AT_ONCE = 64;

export interface ImportOptions extends Log {
  readonly clock: () => Date;
  /** Called for every case as it is settled. */
  readonly onProgress?: (progress: ImportProgress) => void;
  /** Called for every row that is not taken, in the order it is found. */
  readonly onRejected?: (rejected: Rejected) => void;
}

class Tally {
  readonly #count = { read: 0, taken: 0, updated: 0, unchanged: 0, leftAlone: 0, rejected: 0, events: 0 };
  readonly rejections: Rejected[] = [];
  readonly kept: Rejected[] = [];

  constructor(private readonly options: ImportOptions) {}

  get progress(): ImportProgress {
    return { ...this.#count };
  }

  add(row: string, written: Written): void {
    this.#count.read += 1;
    switch (written.kind) {
      case 'taken':
      case 'updated':
        this.#count[written.kind] += 1;
        this.#count.events += written.events;
        break;
      case 'unchanged':
        this.#count.unchanged += 1;
        break;
      case 'left-alone':
        this.#count.leftAlone += 1;
        if (this.kept.length < SHOWN) this.kept.push({ row, reason: written.reason });
        break;
      case 'rejected':
        this.#reject({ row, reason: written.reason });
        break;
    }
    this.options.onProgress?.(this.progress);
  }

  #reject(rejected: Rejected): void {
    this.#count.rejected += 1;
    if (this.rejections.length < SHOWN) this.rejections.push(rejected);
    this.options.onRejected?.(rejected);
  }
}

/** Something in the case lies after now: no history can. */
function futureOf({ events }: ImportedCase, now: string): Written | undefined {
  const late = events.find(({ occurredAt }) => occurredAt > now);
  return late && { kind: 'rejected', reason: `its time ${late.occurredAt} is in the future` };
}

/**
 * Brings the cases of a source into the log: one case, one append, many at once. A second run of the same source adds
 * nothing, a newer export adds what is new, and a run that was cut short is completed by the next.
 *
 * @throws {ImportRefused} the source cannot be read at all; nothing was written
 */
export async function importCases(
  items: AsyncIterable<SourceItem>,
  options: ImportOptions,
): Promise<ImportReport> {
  const begun = options.clock().getTime();
  const now = new Date(begun).toISOString();
  const tally = new Tally(options);
  const rows = new Set<string>();
  const underWay = new Set<Promise<void>>();
  let failure: { readonly error: unknown } | undefined;
  let broken: string | undefined;

  const write = async (imported: ImportedCase): Promise<void> => {
    try {
      tally.add(imported.row, futureOf(imported, now) ?? (await writeCase(imported, options)));
    } catch (error) {
      failure ??= { error };
    }
  };
  const take = (item: SourceItem): void => {
    if (item.kind === 'rejected') return tally.add(item.row, item);
    const { row } = item.case;
    if (rows.has(row))
      return tally.add(row, {
        kind: 'rejected',
        reason: 'the file has this case twice: only the first was read',
      });
    rows.add(row);
    const writing = write(item.case).finally(() => underWay.delete(writing));
    underWay.add(writing);
  };

  try {
    for await (const item of items) {
      take(item);
      if (underWay.size >= AT_ONCE) await Promise.race(underWay);
      if (failure !== undefined) break;
    }
  } catch (error) {
    if (error instanceof BrokenFile) broken = error.message;
    else failure ??= { error };
  }
  await Promise.all(underWay);
  const interrupted = failure && interruption(failure.error);
  return {
    ...tally.progress,
    rejections: tally.rejections,
    kept: tally.kept,
    broken,
    interrupted,
    milliseconds: options.clock().getTime() - begun,
  };
}

/** What to do where a store cannot be written now; anything else is thrown on. */
function interruption(error: unknown): string {
  if (!(error instanceof StoreUnavailable || error instanceof KeyStoreUnavailable)) throw error;
  return `The log could not be written (${error.message}): run the same command again; what is in is not added twice.`;
}
