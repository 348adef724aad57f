import { randomUUID } from 'node:crypto';
import type { Position } from '#event-store';
import type { Connection, Stored } from './connection.js';
import type { PendingJournal } from './registry.js';

/** What a commit leaves of one document: its JSON text, or nothing. */
export interface Outcome {
  readonly collection: string;
  readonly id: string;
  readonly body: string | null;
}

interface Chunk extends Stored {
  readonly outcomes: readonly Outcome[];
}

/** A document of MongoDB holds 16 MiB. */
const CHUNK_BYTES = 8 * 1024 * 1024;
const OVERHEAD_BYTES = 200;

/**
 * The journals of one generation. Ids begin with the checkpoint that the commit starts from, so that everything below the
 * generation's checkpoint is waste, whoever left it.
 */
export class Journal {
  constructor(
    private readonly connection: Connection,
    private readonly collection: string,
  ) {}

  async write(
    outcomes: readonly Outcome[],
    from: Position | undefined,
    to: Position,
  ): Promise<PendingJournal> {
    const id = `${from ?? ''}/${randomUUID()}`;
    const chunks = chunksOf(outcomes);
    for (const [index, chunk] of chunks.entries()) {
      await this.connection.insert(this.collection, { _id: chunkId(id, index), outcomes: chunk } as Stored);
    }
    return { to, id, chunks: chunks.length };
  }

  /** Nothing when some of it is gone, as it is once it was settled. */
  async read({ id, chunks }: PendingJournal): Promise<readonly Outcome[] | undefined> {
    const ids = Array.from({ length: chunks }, (_, index) => chunkId(id, index));
    const found = chunks > 0 ? await this.connection.find<Chunk>(this.collection, { _id: { $in: ids } }) : [];
    return found.length === chunks ? found.flatMap(({ outcomes }) => outcomes) : undefined;
  }

  async clear(checkpoint: Position): Promise<void> {
    await this.connection.remove(this.collection, { _id: { $lt: checkpoint } });
  }
}

function chunkId(id: string, index: number): string {
  return `${id}/${index}`;
}

function chunksOf(outcomes: readonly Outcome[]): Outcome[][] {
  const chunks: Outcome[][] = [];
  let room = 0;
  for (const outcome of outcomes) {
    const bytes = Buffer.byteLength(`${outcome.id}${outcome.body}`) + OVERHEAD_BYTES;
    if (bytes > room || chunks.length === 0) {
      chunks.push([]);
      room = CHUNK_BYTES;
    }
    chunks.at(-1)?.push(outcome);
    room -= bytes;
  }
  return chunks;
}
