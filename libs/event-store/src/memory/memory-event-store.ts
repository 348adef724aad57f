import { StoreUnavailable } from '../errors.js';
import type {
  Appended,
  ExpectedRevision,
  Gap,
  JsonObject,
  LogFilter,
  NewEvent,
  Position,
  ReadAllOptions,
  ReadStreamOptions,
  RecordedEvent,
  SubscribeOptions,
  SubscriptionBatch,
} from '../event-store.js';
import { earlierAppend, type Place, requireRevision, stampAfter } from '../log/append-rule.js';
import { writeBatch, type WrittenEvent } from '../log/batch.js';
import { type EmbeddedEventStore, follow, type Page, type PageRequest, readPages } from '../log/paged-log.js';
import { Positions } from '../log/positions.js';
import { Wakeup } from '../log/wakeup.js';

type Entry = WrittenEvent & Place;

/** An event store for specs: everything the port promises but durability. */
export function openMemoryEventStore(options: { readonly clock?: () => Date } = {}): EmbeddedEventStore {
  return new MemoryEventStore(options.clock ?? (() => new Date()));
}

class MemoryEventStore implements EmbeddedEventStore {
  readonly positions = new Positions('m');
  closed = false;
  readonly #entries: Entry[] = [];
  readonly #byId = new Map<string, Entry>();
  readonly #streams = new Map<string, Entry[]>();
  readonly #wakeup = new Wakeup();

  constructor(private readonly clock: () => Date) {}

  async append(
    stream: string,
    events: readonly NewEvent[],
    options: { readonly expectedRevision: ExpectedRevision },
  ): Promise<Appended> {
    this.#requireOpen();
    const batch = writeBatch(stream, events);
    const earlier = earlierAppend(this, stream, batch);
    if (earlier) return this.#appended(earlier);
    requireRevision(stream, options.expectedRevision, this.#streams.get(stream)?.at(-1)?.revision);
    const last = this.#write(stream, batch);
    this.#wakeup.wakeAll();
    return this.#appended(last);
  }

  async *readStream(stream: string, options: ReadStreamOptions = {}): AsyncGenerator<RecordedEvent> {
    this.#requireOpen();
    for (const entry of this.#streams.get(stream)?.slice(options.from ?? 0) ?? [])
      yield this.#recorded(entry);
  }

  async *readAll(options: ReadAllOptions = {}): AsyncGenerator<RecordedEvent> {
    yield* readPages(this, options);
  }

  subscribeToAll(options: SubscribeOptions): AsyncIterable<SubscriptionBatch> {
    return follow(this, options);
  }

  async head(): Promise<Position | undefined> {
    this.#requireOpen();
    return this.positions.writeReached(this.#entries.length);
  }

  async gapAfter(position: Position | undefined): Promise<Gap> {
    this.#requireOpen();
    const after = this.positions.read(position);
    const oldest = this.byPosition(after + 1);
    if (!oldest) return { events: 0 };
    return { events: this.#entries.length - after, oldest: oldest.recordedAt };
  }

  isPosition(text: string): boolean {
    return this.positions.is(text);
  }

  async close(): Promise<void> {
    this.closed = true;
    this.#wakeup.wakeAll();
  }

  page({ after, filter, limit }: PageRequest): Page {
    this.#requireOpen();
    const head = this.#entries.length;
    const events: RecordedEvent[] = [];
    let position = after;
    while (position < head && events.length < limit) {
      const entry = this.#entries[position++];
      if (entry && passes(filter, entry.stream)) events.push(this.#recorded(entry));
    }
    return { events, position, head };
  }

  streamPage(stream: string, from: number, limit: number): readonly RecordedEvent[] {
    this.#requireOpen();
    const entries = this.#streams.get(stream)?.slice(from, from + limit) ?? [];
    return entries.map((entry) => this.#recorded(entry));
  }

  lastRevision(stream: string): number | undefined {
    this.#requireOpen();
    return this.#streams.get(stream)?.at(-1)?.revision;
  }

  grown(signal: AbortSignal): Promise<void> {
    return this.#wakeup.wait(signal);
  }

  byId(id: string): Place | undefined {
    return this.#byId.get(id);
  }

  byPosition(position: number): Place | undefined {
    return this.#entries[position - 1];
  }

  #write(stream: string, batch: readonly WrittenEvent[]): Entry {
    const entries = this.#streams.get(stream) ?? [];
    this.#streams.set(stream, entries);
    const recordedAt = stampAfter(this.#entries.at(-1)?.recordedAt, this.clock());
    const appendStart = this.#entries.length + 1;
    for (const event of batch) {
      const position = this.#entries.length + 1;
      const entry = { ...event, stream, revision: entries.length, position, recordedAt, appendStart };
      this.#entries.push(entry);
      this.#byId.set(event.id, entry);
      entries.push(entry);
    }
    return entries.at(-1) as Entry;
  }

  #recorded({ id, stream, revision, type, data, metadata, position, recordedAt }: Entry): RecordedEvent {
    return {
      id,
      stream,
      revision,
      type,
      data: JSON.parse(data) as JsonObject,
      metadata: JSON.parse(metadata) as JsonObject,
      position: this.positions.write(position),
      recordedAt,
    };
  }

  #appended({ revision, position, recordedAt }: Place): Appended {
    return { revision, position: this.positions.write(position), recordedAt };
  }

  #requireOpen(): void {
    if (this.closed) throw new StoreUnavailable('The event store is closed.');
  }
}

const passes = (filter: LogFilter | undefined, stream: string): boolean =>
  filter === undefined || filter.streamPrefixes.some((prefix) => stream.startsWith(prefix));
