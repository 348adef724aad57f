import { deepStrictEqual } from 'node:assert/strict';
import type { RecordedEvent } from '#event-store';
import { openMemoryReadStore, type Document, type Generation } from '#read-store';
import { BatchDocuments } from '../batch-documents.js';
import type { Projection } from '../projection.js';

type Contents = Record<string, readonly Document[]>;

/** Given-when-then for a projection: `await projecting(p).given(...events).documents('cases')`. */
export function projecting(projection: Projection): { given(...events: RecordedEvent[]): GivenEvents } {
  return { given: (...events) => new GivenEvents(projection, events) };
}

/** What a projection makes of these events, on the memory read store. Events outside its filter are left out, as in service. */
export class GivenEvents {
  private readonly events: readonly RecordedEvent[];

  constructor(
    private readonly projection: Projection,
    events: readonly RecordedEvent[],
  ) {
    const { streamPrefixes } = projection.filter;
    this.events = events.filter(({ stream }) => streamPrefixes.some((prefix) => stream.startsWith(prefix)));
  }

  /** The generation with everything projected, to ask the read model's own queries of. */
  reader(): Promise<Generation> {
    return this.projectedIn([this.events]);
  }

  async document<D extends Document = Document>(collection: string, id: string): Promise<D | undefined> {
    return (await this.reader()).get<D>(collection, id);
  }

  /** All documents of a collection in the order of their ids, 1,000 at the most. */
  async documents<D extends Document = Document>(collection: string): Promise<readonly D[]> {
    const page = await (await this.reader()).find<D>(collection, { limit: 1000 });
    return page.items;
  }

  /**
   * However the events come, the documents are the same: all at once, one by one, in small batches by a rebuild, and when
   * every batch comes twice because the first attempt was lost in a crash before its commit.
   */
  async expectSameWhenReplayed(): Promise<void> {
    const expected = await this.contents(await this.reader());
    // One after the other: a rejection that nobody waits for yet would end the whole run.
    const ways: [string, () => Promise<Generation>][] = [
      ['one by one', () => this.projectedIn(this.events.map((event) => [event]))],
      ['in batches of three', () => this.projectedIn(inThrees(this.events))],
      ['with every batch lost once', () => this.projectedIn(inThrees(this.events), { lostOnce: true })],
      ['again by the same projection', () => this.reader()],
    ];
    for (const [way, projected] of ways) {
      const { name } = this.projection.schema;
      deepStrictEqual(
        await this.contents(await projected()),
        expected,
        `${name} differs when projected ${way}`,
      );
    }
  }

  private async projectedIn(
    batches: readonly (readonly RecordedEvent[])[],
    { lostOnce = false } = {},
  ): Promise<Generation> {
    const { schema } = this.projection;
    const generation = await openMemoryReadStore().building(schema);
    for (const batch of batches.filter(({ length }) => length > 0)) {
      if (lostOnce) await this.projection.project(batch, new BatchDocuments(generation, schema));
      const documents = new BatchDocuments(generation, schema);
      await this.projection.project(batch, documents);
      const from = await generation.checkpoint();
      await generation.commit(documents.changes(), { ...(from && { from }), to: batch.at(-1)!.position });
    }
    return generation;
  }

  private async contents(generation: Generation): Promise<Contents> {
    const contents: Contents = {};
    for (const { name } of this.projection.schema.collections) {
      contents[name] = (await generation.find(name, { limit: 1000 })).items;
    }
    return contents;
  }
}

function inThrees(events: readonly RecordedEvent[]): RecordedEvent[][] {
  const batches: RecordedEvent[][] = [];
  for (let from = 0; from < events.length; from += 3) batches.push(events.slice(from, from + 3));
  return batches;
}
