import { PartlyAppended, WrongExpectedRevision } from '../errors.js';
import type { Appended, ExpectedRevision, NewEvent } from '../event-store.js';
import { meets, stampAfter } from '../log/append-rule.js';
import { appendAt } from './append-at.js';
import type { Connection } from './connection.js';
import { isBeyond, writePosition } from './eventstoredb-positions.js';
import type { KnownStream, KnownStreams } from './known-streams.js';
import type { LogEnd } from './log-end.js';
import type { Patience } from './patience.js';
import { type Found, storedForm } from './stored-event.js';
import { Turns } from './turns.js';

interface Append {
  readonly stream: string;
  readonly events: readonly NewEvent[];
  readonly expected: ExpectedRevision;
  readonly patience: Patience;
  known: KnownStream;
}

interface Parts {
  readonly connection: Connection;
  readonly end: LogEnd;
  readonly streams: KnownStreams;
  readonly clock: () => Date;
  /** Reads the stream from a revision on, telling `streams` and `end`; ends after `limit` events if given. */
  readonly read: (stream: string, from: number, limit?: number) => AsyncIterable<Found>;
}

/**
 * Appends at exact revisions only. EventStoreDB refuses an append at an exact revision unless the stream ends there or
 * goes on with the very events of the batch; it never looks at what lies before that revision. So an append is sent when
 * this process knows that none of its ids is there, and an attempt whose outcome is unknown is repeated at the same
 * revision until it is settled: the late one and the repeat cannot both be stored.
 */
export class Appends {
  readonly #turns = new Turns();

  constructor(private readonly parts: Parts) {}

  append(stream: string, events: readonly NewEvent[], expected: ExpectedRevision): Promise<Appended> {
    const patience = this.parts.connection.patience();
    return this.#turns.take(stream, () =>
      this.#append({ stream, events, expected, patience, known: this.parts.streams.of(stream) }),
    );
  }

  /** Resolves when every append that has begun is settled. */
  idle(): Promise<void> {
    return this.#turns.idle();
  }

  async #append(append: Append): Promise<Appended> {
    const { stream, events, expected } = append;
    await this.parts.end.knowsTime();
    for (let fresh = false; ; fresh = true) {
      const { known } = append;
      const before = known.last;
      if (events.some(({ id }) => known.revisionOf(id) !== undefined)) return this.#earlier(append);
      const allowed = meets(expected, known.lastOurs);
      if (!allowed && fresh) throw new WrongExpectedRevision(stream, expected, known.lastOurs);
      const appended = allowed && (await this.#attempt(append));
      if (appended) return appended;
      await this.#catchUp(append);
      // The server refused and yet nothing new can be read: what was there is deleted, and the stream begins anew.
      if (allowed && known.last >= 0 && known.last === before)
        append.known = this.parts.streams.forget(stream);
    }
  }

  /** Appends behind the last event known; `undefined` when there are others behind it by now. */
  async #attempt(append: Append): Promise<Appended | undefined> {
    const { end, streams, clock } = this.parts;
    const { stream, events, known } = append;
    const [at, before] = [known.last, end.position];
    const recordedAt = stampAfter(end.recordedAt, clock());
    end.recordedAt = recordedAt;
    const size = events.length;
    const stored = events.map((event, index) => storedForm(event, recordedAt, { index, size }));
    const result = await appendAt(this.parts.connection, { stream, events: stored, at }, append.patience);
    if (!result) return undefined;
    // What was stored before it was sent is a repeat of an append that this process knew nothing of.
    if (!result.position || !isBeyond(writePosition(result.position), before)) return undefined;
    const position = writePosition(result.position);
    const revision = Number(result.nextExpectedRevision);
    const ours = events.map(({ id }, i) => ({
      id,
      revision: revision + 1 - size + i,
      kind: 'ours' as const,
    }));
    streams.learn(stream, known, at + 1, ours);
    end.saw({ position });
    return { revision, position, recordedAt };
  }

  async #catchUp({ stream, known }: Append): Promise<void> {
    const news = this.parts.read(stream, known.last + 1)[Symbol.asyncIterator]();
    while (!(await news.next()).done);
  }

  /** The first result of a batch that is in the stream already. */
  async #earlier({ stream, events, known }: Append): Promise<Appended> {
    const from = known.revisionOf(events[0]?.id ?? '');
    const places: Found[] = [];
    if (from !== undefined)
      for await (const place of this.parts.read(stream, from, events.length)) places.push(place);
    const same = events.every(({ id }, i) => {
      const place = places[i];
      return place?.id === id && place.batch?.index === i && place.batch.size === events.length;
    });
    const last = places.at(-1)?.event;
    if (!same || !last) throw new PartlyAppended(stream);
    return { revision: last.revision, position: last.position, recordedAt: last.recordedAt };
  }
}
