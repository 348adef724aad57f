import type { Found } from './stored-event.js';

/** How many ids are remembered, all streams together: some 10 MB. */
const MOST_IDS = 100_000;

/** What this process knows of a stream: every event up to one revision. Others may have appended more. */
export class KnownStream {
  /** Of the last event known; -1 when none is. */
  last = -1;
  /** Of the last event known that Casetrail wrote. */
  lastOurs: number | undefined;
  readonly #revisions = new Map<string, number>();

  get size(): number {
    return this.#revisions.size;
  }

  revisionOf(id: string): number | undefined {
    return this.#revisions.get(id);
  }

  /** @param from the revision that the read began with; a read that leaves a gap teaches nothing */
  learn(from: number, events: readonly Pick<Found, 'id' | 'revision' | 'kind'>[]): void {
    if (from > this.last + 1) return;
    for (const { id, revision, kind } of events) {
      if (revision <= this.last) continue;
      this.last = revision;
      if (kind === 'ours') this.lastOurs = revision;
      this.#revisions.set(id, revision);
    }
  }
}

/** The streams that were read or appended to of late. */
export class KnownStreams {
  readonly #streams = new Map<string, KnownStream>();
  #ids = 0;

  /** What is known of this stream, to be asked of `learn` only. */
  of(stream: string): KnownStream {
    const known = this.#streams.get(stream) ?? new KnownStream();
    this.#streams.delete(stream);
    this.#streams.set(stream, known);
    return known;
  }

  /** Knowing nothing of it again. */
  forget(stream: string): KnownStream {
    this.#ids -= this.#streams.get(stream)?.size ?? 0;
    this.#streams.delete(stream);
    return this.of(stream);
  }

  learn(stream: string, known: KnownStream, from: number, events: Parameters<KnownStream['learn']>[1]): void {
    const before = known.size;
    known.learn(from, events);
    if (this.#streams.get(stream) !== known) return;
    this.#ids += known.size - before;
    this.#makeRoom();
  }

  #makeRoom(): void {
    for (const [stream, known] of this.#streams) {
      if (this.#ids <= MOST_IDS || this.#streams.size === 1) return;
      this.#streams.delete(stream);
      this.#ids -= known.size;
    }
  }
}
