import { CopyRefused } from '../errors.js';
import type { CopyableLog, LoggedAppend } from './copyable-log.js';
import { LogDigest, textOf } from './log-digest.js';

export interface CopyOptions {
  readonly from: CopyableLog;
  readonly to: CopyableLog;
  readonly onProgress?: (progress: CopyProgress) => void;
  /** Interrupts it; the same call again goes on where it stopped. */
  readonly signal?: AbortSignal;
}

export interface CopyProgress {
  /** What is done to the events: those that are there already are compared, the others copied, in the end all are read again. */
  readonly phase: 'comparing' | 'copying' | 'verifying';
  readonly events: number;
  /** How many there will be, about. */
  readonly of: number;
}

export interface Copied {
  /** In the log now. */
  readonly events: number;
  /** Those of them that this call has written. */
  readonly written: number;
  /** Of all events, with ids, revisions, times, order and which were appended together; in hexadecimal. */
  readonly sha256: string;
}

/** How many events are written at once. */
const CHUNK_EVENTS = 500;

/**
 * Copies a log whole: ids, revisions, times, order and what was appended together. Nobody may append to either meanwhile.
 *
 * @throws {CopyRefused} the target holds something else than the beginning of the source, or the copy is not the same
 * @throws {StoreUnavailable} either of them cannot be used now; the same call again goes on where it stopped
 */
export async function copyLog(options: CopyOptions): Promise<Copied> {
  const copy = new Copy(options, await options.from.size());
  const source = await copy.bring();
  const target = await copy.verify();
  const [expected, sha256] = [source.sha256(), target.sha256()];
  if (source.events !== target.events || expected !== sha256)
    throw new CopyRefused(
      `The copy in ${options.to.name} holds ${target.events} events (SHA-256 ${sha256}), ${options.from.name} ${source.events} (${expected}): somebody has written to it meanwhile. Copy into an empty one.`,
    );
  return { events: target.events, written: copy.written, sha256 };
}

class Copy {
  written = 0;
  #waiting: LoggedAppend[] = [];
  #waitingEvents = 0;

  constructor(
    private readonly options: CopyOptions,
    private readonly of: number,
  ) {}

  /** Compares what is there and writes what is not. */
  async bring(): Promise<LogDigest> {
    const { from, to } = this.options;
    const digest = new LogDigest();
    const present = to.appends()[Symbol.asyncIterator]();
    const nextPresent = async (): Promise<LoggedAppend | undefined> => {
      const next = await present.next();
      return next.done ? undefined : next.value;
    };
    try {
      let there = await nextPresent();
      for await (const append of from.appends()) {
        if (there) this.#requireSame(digest.events, append, there);
        else await this.#add(append, digest);
        digest.add(append);
        if (!there) continue;
        this.#progress('comparing', digest.events);
        there = await nextPresent();
      }
      if (there) this.#refuse(digest.events, 'nothing', placeOf(there));
    } finally {
      await present.return?.();
    }
    await this.#write(digest);
    return digest;
  }

  async verify(): Promise<LogDigest> {
    const digest = new LogDigest();
    for await (const append of this.options.to.appends()) {
      digest.add(append);
      this.#progress('verifying', digest.events);
    }
    return digest;
  }

  async #add(append: LoggedAppend, before: LogDigest): Promise<void> {
    this.#waiting.push(append);
    this.#waitingEvents += append.events.length;
    if (this.#waitingEvents >= CHUNK_EVENTS) await this.#write(before);
    else this.options.signal?.throwIfAborted();
  }

  async #write(digest: LogDigest): Promise<void> {
    const appends = this.#waiting;
    if (appends.length === 0) return;
    this.options.signal?.throwIfAborted();
    await this.options.to.write(appends);
    this.written += this.#waitingEvents;
    this.#waiting = [];
    this.#waitingEvents = 0;
    this.#progress('copying', digest.events);
  }

  #progress(phase: CopyProgress['phase'], events: number): void {
    this.options.signal?.throwIfAborted();
    this.options.onProgress?.({ phase, events, of: this.of });
  }

  #requireSame(before: number, source: LoggedAppend, target: LoggedAppend): void {
    if (textOf(source) === textOf(target)) return;
    this.#refuse(before, placeOf(source), placeOf(target));
  }

  #refuse(before: number, source: string, target: string): never {
    const { from, to } = this.options;
    throw new CopyRefused(
      `Behind the first ${before} events ${to.name} holds ${target}, ${from.name} ${source}: copy into an empty log, or into one that an interrupted copy of the same log has left.`,
    );
  }
}

/** With the id and time, since the place alone may be the same. */
const placeOf = ({ stream, revision, recordedAt, events }: LoggedAppend): string =>
  `${events.length} from ${stream}@${revision} (id ${events[0]?.id}, recorded at ${recordedAt})`;
