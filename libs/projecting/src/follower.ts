import { setTimeout as pause } from 'node:timers/promises';
import {
  CorruptLog,
  type EventStore,
  type Position,
  type RecordedEvent,
  type SubscriptionBatch,
} from '#event-store';
import { CheckpointMoved, GenerationGone, SchemaMismatch, type Generation } from '#read-store';
import { BatchDocuments } from './batch-documents.js';
import { ProjectionFailed, messageOf } from './errors.js';
import type { Projection } from './projection.js';

/** How a failing store is tried again: after 1, 2, 4... times `firstDelayMs`, up to `maxDelayMs`, `attempts` times in a row. */
export interface RetryPolicy {
  readonly attempts: number;
  readonly firstDelayMs: number;
  readonly maxDelayMs: number;
}

export type Took = (batch: SubscriptionBatch) => Promise<void>;

/**
 * Batches that changed nothing and were passed in memory alone. After this many the checkpoint is written, so that a
 * restart reads little of the log again, and a log full of other things does not cost a write for each of them.
 */
const UNWRITTEN_ADVANCES = 64;

/** Brings one generation of a read model along the log: subscription -> batch -> projection -> documents and checkpoint. */
export class Follower {
  /** Everything up to here is in the documents or was filtered out; may be ahead of the written checkpoint. */
  position: Position | undefined;
  trouble: { readonly reason: string; readonly failures: number } | undefined;
  private written: Position | undefined;
  private attempted: Position | undefined;
  private unwrittenAdvances = 0;

  constructor(
    private readonly events: EventStore,
    private readonly projection: Projection,
    readonly generation: Generation,
    checkpoint: Position | undefined,
    private readonly retry: RetryPolicy,
  ) {
    this.position = this.written = checkpoint;
  }

  /**
   * Follows until the signal aborts or the event store closes.
   *
   * @throws {ProjectionFailed} the projection threw; all events before the one to blame are committed
   * @throws {CheckpointMoved} another process projects it too
   * @throws {CorruptLog} the log cannot be read any further
   * @throws what a store threw for the last of the retries
   */
  async follow(signal: AbortSignal, took: Took): Promise<void> {
    let ended = false;
    while (!ended && !signal.aborted) {
      try {
        await this.subscribe(signal, took);
        ended = true;
      } catch (error) {
        await this.recover(error, signal);
      }
    }
    await this.writeAdvance();
  }

  private async subscribe(signal: AbortSignal, took: Took): Promise<void> {
    const { filter } = this.projection;
    const after = this.position;
    for await (const batch of this.events.subscribeToAll({ ...(after && { after }), filter, signal })) {
      await this.take(batch);
      await took(batch);
      this.trouble = undefined;
    }
  }

  private async recover(error: unknown, signal: AbortSignal): Promise<void> {
    if (isFinal(error)) throw error;
    const failures = (this.trouble?.failures ?? 0) + 1;
    this.trouble = { reason: messageOf(error), failures };
    if (failures > this.retry.attempts) throw error;
    const delay = Math.min(this.retry.firstDelayMs * 2 ** (failures - 1), this.retry.maxDelayMs);
    await pause(delay, undefined, { signal }).catch(() => undefined);
    await this.adoptDoubtfulCommit();
  }

  /** A commit whose answer was lost may have been stored after all; then it is not to be done again. */
  private async adoptDoubtfulCommit(): Promise<void> {
    if (this.attempted === undefined) return;
    const checkpoint = await this.generation.resume().catch(() => undefined);
    if (checkpoint === this.attempted) this.moved(checkpoint);
  }

  private async take({ events, position }: SubscriptionBatch): Promise<void> {
    if (position === undefined || position === this.position) return;
    if (events.length === 0) return this.advance(position);
    try {
      await this.write(events, position);
    } catch (error) {
      if (!(error instanceof ProjectionFailed)) throw error;
      await this.takeOneByOne(events);
      this.position = position;
    }
  }

  /** So that the good events before the bad one are committed, and the bad one is named. */
  private async takeOneByOne(events: readonly RecordedEvent[]): Promise<void> {
    for (const event of events) await this.write([event], event.position);
  }

  private async write(events: readonly RecordedEvent[], to: Position): Promise<void> {
    const documents = new BatchDocuments(this.generation, this.projection.schema);
    try {
      await this.projection.project(events, documents);
    } catch (error) {
      if (documents.readFailure) throw documents.readFailure.error;
      throw this.failed(events, to, error);
    }
    try {
      await this.commit(documents, to);
    } catch (error) {
      throw error instanceof SchemaMismatch ? this.failed(events, to, error) : error;
    }
  }

  private failed(events: readonly RecordedEvent[], to: Position, cause: unknown): ProjectionFailed {
    return new ProjectionFailed(
      this.projection.schema.name,
      to,
      cause,
      events.length === 1 ? events[0] : undefined,
    );
  }

  private async advance(to: Position): Promise<void> {
    this.position = to;
    this.unwrittenAdvances += 1;
    if (this.unwrittenAdvances >= UNWRITTEN_ADVANCES) await this.writeAdvance();
  }

  private async writeAdvance(): Promise<void> {
    if (this.position === undefined || this.position === this.written) return;
    await this.commit(new BatchDocuments(this.generation, this.projection.schema), this.position);
  }

  private async commit(documents: BatchDocuments, to: Position): Promise<void> {
    const from = this.written;
    this.attempted = to;
    await this.generation.commit(documents.changes(), { ...(from && { from }), to });
    this.moved(to);
  }

  private moved(to: Position): void {
    this.position = this.written = to;
    this.attempted = undefined;
    this.unwrittenAdvances = 0;
  }
}

/** Trying again would not help. */
function isFinal(error: unknown): boolean {
  return [ProjectionFailed, CheckpointMoved, GenerationGone, CorruptLog].some(
    (kind) => error instanceof kind,
  );
}
