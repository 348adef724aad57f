import { BACKWARDS, END } from '@eventstore/db-client';
import type { Position } from '../event-store.js';
import { Wakeup } from '../log/wakeup.js';
import type { Connection } from './connection.js';
import { isBeyond } from './eventstoredb-positions.js';
import { readEvents } from './read-events.js';
import { type Found, found } from './stored-event.js';

const LOOK_EVERY_MS = 250;

/** How far the log goes, as far as this store has seen. */
export class LogEnd {
  /** Of the furthest event seen, whoever wrote it. */
  position: Position | undefined;
  /** The latest `recordedAt` seen. */
  recordedAt: string | undefined;
  readonly #wakeup = new Wakeup();
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<Position | undefined> | undefined;
  #nextLook: Promise<Position | undefined> | undefined;
  #knowsTime: Promise<void> | undefined;

  constructor(private readonly connection: Connection) {}

  saw({ position, event }: Pick<Found, 'position' | 'event'>): void {
    if (event && (this.recordedAt === undefined || event.recordedAt > this.recordedAt))
      this.recordedAt = event.recordedAt;
    if (!isBeyond(position, this.position)) return;
    this.position = position;
    this.#wakeup.wakeAll();
  }

  /** Asks the server. Several that ask while it answers another share the next answer. */
  look(): Promise<Position | undefined> {
    return (this.#nextLook ??= this.#lookNext());
  }

  /** Position of the last event that is no system event. */
  async head(): Promise<Position | undefined> {
    for await (const last of this.#backwards()) if (last.kind !== 'system') return last.position;
    return undefined;
  }

  /** Resolves when `recordedAt` is not earlier than the last event's in the log. */
  async knowsTime(): Promise<void> {
    this.#knowsTime ??= this.#findTime();
    try {
      await this.#knowsTime;
    } catch (error) {
      this.#knowsTime = undefined;
      throw error;
    }
  }

  /** Resolves when the log is seen to go beyond the position, the server does not answer, or the signal aborts. */
  async beyond(position: Position | undefined, signal: AbortSignal): Promise<void> {
    if (isBeyond(this.position, position)) return;
    this.#timer ??= setInterval(() => this.#lookForThoseWhoWait(), LOOK_EVERY_MS);
    await this.#wakeup.wait(signal);
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }

  #lookForThoseWhoWait(): void {
    if (!this.#wakeup.awaited) return this.stop();
    this.look().catch(() => this.#wakeup.wakeAll());
  }

  async #lookNext(): Promise<Position | undefined> {
    await this.#looking?.catch(() => undefined);
    this.#nextLook = undefined;
    return (this.#looking = this.#lookNow());
  }

  async #lookNow(): Promise<Position | undefined> {
    for await (const last of this.#backwards(1)) return last.position;
    return undefined;
  }

  async #findTime(): Promise<void> {
    for await (const last of this.#backwards()) if (last.kind === 'ours') return;
  }

  async *#backwards(maxCount?: number): AsyncGenerator<Found> {
    const chunks = readEvents(this.connection, (client) =>
      client.readAll({
        direction: BACKWARDS,
        fromPosition: END,
        requiresLeader: this.connection.string.wantsLeader,
        ...(maxCount !== undefined && { maxCount }),
      }),
    );
    for await (const chunk of chunks)
      for (const resolved of chunk) {
        const last = found(resolved);
        if (!last) continue;
        this.saw(last);
        yield last;
      }
  }
}
