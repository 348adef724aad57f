import { setTimeout as pause } from 'node:timers/promises';
import type { EventStore, Position } from '#event-store';
import { CaseMoments } from './case-moments.js';
import { WEBHOOK_STREAM_PREFIX } from './events.js';
import { Subscriber, type SubscriberParts } from './subscriber.js';
import { evolveSubscription } from './subscription.js';

export interface DeliveryRunOptions extends Omit<SubscriberParts, 'moments' | 'events'> {
  readonly events: Pick<EventStore, 'append' | 'readStream' | 'readAll' | 'head'>;
  /** The claim of the one process that delivers. */
  readonly lease: { readonly isHeld: boolean; beat(): Promise<boolean>; release(): Promise<void> };
  readonly logger: { error(message: string): void };
}

const LOOK_MS = 500;
const BEAT_MS = 1000;
const TELL_EVERY_MS = 60_000;

/**
 * Delivers to departments' own systems what happens to their cases, each at least once and in the order of the log. A target
 * that fails holds up nobody but itself. How far each subscription is served is in the log alone.
 */
export class DeliveryRun {
  private readonly stopping = new AbortController();
  private readonly subscribers = new Map<string, Subscriber>();
  private readonly serving = new Map<Subscriber, Promise<void>>();
  private readonly parts: SubscriberParts;
  private learned: Position | undefined;
  private running: Promise<unknown> = Promise.resolve();
  private readonly told = new Map<string, number>();

  constructor(private readonly options: DeliveryRunOptions) {
    this.parts = { ...options, moments: new CaseMoments(options.events) };
  }

  start(): void {
    this.running = Promise.all([
      this.keep(BEAT_MS, () => this.options.lease.beat()),
      this.keep(LOOK_MS, () => this.look()),
    ]);
  }

  /** Resolves when no delivery is under way. */
  async stop(): Promise<void> {
    this.stopping.abort();
    await this.running;
    await Promise.all(this.serving.values());
    await this.options.lease.release();
  }

  /** Delivers all that is due now, and resolves when that has ended. */
  async deliverDue(): Promise<void> {
    await this.look();
    await Promise.all(this.serving.values());
  }

  private async look(): Promise<void> {
    if (!this.options.lease.isHeld) return;
    await this.learn();
    for (const subscriber of this.subscribers.values())
      if (!this.serving.has(subscriber)) this.serve(subscriber);
  }

  /** Nothing is read while the log stands still, nor anything twice. */
  private async learn(): Promise<void> {
    const { events } = this.options;
    const head = await events.head();
    const after = this.learned;
    if (head === after) return;
    const filter = { streamPrefixes: [WEBHOOK_STREAM_PREFIX] };
    for await (const event of events.readAll({ ...(after && { after }), filter })) {
      const known = this.subscribers.get(event.stream);
      if (known) known.learn(event);
      else {
        const subscription = evolveSubscription(undefined, event);
        if (subscription) this.subscribers.set(event.stream, new Subscriber(subscription, this.parts));
      }
      this.learned = event.position;
    }
    // What was read may reach beyond where the log ended when it was asked.
    if (head !== undefined && (this.learned ?? '') < head) this.learned = head;
  }

  private serve(subscriber: Subscriber): void {
    const served = subscriber
      .serve(this.stopping.signal)
      .catch((error: unknown) => this.tell(error))
      .finally(() => this.serving.delete(subscriber));
    this.serving.set(subscriber, served);
  }

  private async keep(everyMs: number, work: () => Promise<unknown>): Promise<void> {
    const { signal } = this.stopping;
    while (!signal.aborted) {
      await work().catch((error: unknown) => this.tell(error));
      await pause(everyMs, undefined, { signal }).catch(() => undefined);
    }
  }

  /** It is tried again twice a second; that is not said as often. */
  private tell(error: unknown): void {
    const { message } = error as Error;
    const now = performance.now();
    if (now - (this.told.get(message) ?? -Infinity) < TELL_EVERY_MS) return;
    this.told.set(message, now);
    this.options.logger.error(`Webhooks wait: ${message}`);
  }
}
