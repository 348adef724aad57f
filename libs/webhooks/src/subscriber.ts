import { randomUUID } from 'node:crypto';
import { type Complaint, type Instant, type RecordedComplaintEvent, readComplaintEvent } from '#complaint';
import type { SendResult, WebhookClient } from '#delivering';
import type { EventStore, JsonObject, Position, RecordedEvent } from '#event-store';
import type { Sealing } from '#sealing';
import { PATIENCE_MS, nextAfter, plus } from './backoff.js';
import type { CaseMoments } from './case-moments.js';
import { type DeadLetter, type Delivery, type WebhookEvent, webhookStream } from './events.js';
import { type Payload, payloadOf } from './payload.js';
import { type Subscription, evolveSubscription } from './subscription.js';
import { sealOf } from './webhooks.js';

/** What a department may be told, as the read port judges it. */
export interface DepartmentSight {
  /** Whether it may read the case as it stands. */
  mayRead(department: string, complaint: Complaint): boolean;
  /**
   * The texts of an event that it may read.
   *
   * @throws anything: they cannot be opened now
   */
  texts(department: string, event: RecordedComplaintEvent, complaint: Complaint): Promise<object>;
}

export interface SubscriberParts {
  readonly events: Pick<EventStore, 'append' | 'readStream' | 'readAll'>;
  readonly sealing: Sealing;
  readonly client: WebhookClient;
  readonly sight: DepartmentSight;
  readonly moments: CaseMoments;
  readonly publicUrl: string;
  readonly clock: () => Date;
}

const CASES = { streamPrefixes: ['complaint-'] };
const BATCH = 50;
/** What was delivered is recorded at least this often. */
const RECORD_MS = 2000;
/** Events that were not for it are passed in memory; after so many it is recorded how far. */
const UNRECORDED = 10_000;
const DEAD_AT_ONCE = 100;

/** Serves one subscription, in the order of the log: what cannot be delivered holds up what comes after it. */
export class Subscriber {
  private passed:
    { readonly from: Position | undefined; readonly to: Position; readonly count: number } | undefined;

  constructor(
    private subscription: Subscription,
    private readonly parts: SubscriberParts,
  ) {}

  /** Takes in what the log says of it. */
  learn(event: RecordedEvent): void {
    this.subscription = evolveSubscription(this.subscription, event)!;
  }

  /**
   * Delivers all that is due. Ends when nothing is, the target fails, or the signal aborts.
   *
   * @throws {StoreUnavailable} what was delivered and not recorded is delivered again
   */
  async serve(signal: AbortSignal): Promise<void> {
    const secret = await this.secret();
    if (secret === undefined) return;
    while (this.isDue() && !signal.aborted) {
      const [again] = this.subscription.again;
      const goesOn =
        again === undefined
          ? await this.serveBatch(secret, signal)
          : await this.repeat(again, secret, signal);
      if (!goesOn) return;
    }
  }

  private isDue(): boolean {
    const { state, failing } = this.subscription;
    return state === 'active' && (failing === undefined || failing.nextAt <= this.now());
  }

  private now(): Instant {
    return this.parts.clock().toISOString();
  }

  /** `undefined` while the key store is away, and once the key was destroyed. */
  private async secret(): Promise<string | undefined> {
    const { id, secret } = this.subscription;
    const opened = await this.parts.sealing.open<{ secret: string }>(
      sealOf(id, secret.eventId),
      secret.envelope,
    );
    return opened.state === 'opened' ? opened.value.secret : undefined;
  }

  /** Answers whether there may be more. */
  private async serveBatch(secret: string, signal: AbortSignal): Promise<boolean> {
    let upTo: Position | undefined;
    let count = 0;
    let read = 0;
    const began = performance.now();
    const after = this.position();
    for await (const stored of this.parts.events.readAll({
      ...(after && { after }),
      filter: CASES,
      limit: BATCH,
    })) {
      if (signal.aborted || !this.isDue() || performance.now() - began > RECORD_MS) break;
      const payload = await this.payloadFor(stored);
      const result = payload && (await this.deliver(payload, secret, signal));
      if (result && result.result !== 'sent') {
        await this.record(upTo, count, read);
        if (!signal.aborted) await this.failed(stored, result);
        return false;
      }
      upTo = stored.position;
      read += 1;
      if (result) count += 1;
    }
    await this.record(upTo, count, read);
    return read > 0;
  }

  private position(): Position | undefined {
    const { after } = this.subscription;
    return this.passed && this.passed.from === after ? this.passed.to : after;
  }

  private async repeat(delivery: Delivery, secret: string, signal: AbortSignal): Promise<boolean> {
    const stored = await this.eventOf(delivery);
    const payload = stored && (await this.payloadFor(stored));
    const result = payload && (await this.deliver(payload, secret, signal));
    if (result && result.result !== 'sent') {
      if (!signal.aborted) await this.failed(stored, result, true);
      return false;
    }
    await this.append({ type: 'DeliveriesRecorded', data: { count: result ? 1 : 0, again: [delivery] } });
    return true;
  }

  private async eventOf(delivery: Delivery): Promise<RecordedEvent | undefined> {
    const [caseNumber, revision] = delivery.split('/');
    const stream = `complaint-${caseNumber}`;
    for await (const event of this.parts.events.readStream(stream, { from: Number(revision) })) return event;
    return undefined;
  }

  /** `undefined` for what this department is not told. */
  private async payloadFor(stored: RecordedEvent): Promise<Payload | undefined> {
    const { id, department, personalData, events } = this.subscription;
    if (events && !events.includes(stored.type)) return undefined;
    const event = readComplaintEvent(stored);
    if (event.meta.historical) return undefined;
    const { sight, moments, publicUrl } = this.parts;
    const { then, now } = await moments.at(event.caseNumber, event.revision);
    // Both: what it may not read any more it is not told, and what it could not read then is not its to hear of.
    if (!sight.mayRead(department, then) || !sight.mayRead(department, now)) return undefined;
    const texts = personalData ? await sight.texts(department, event, now) : undefined;
    return payloadOf(id, event, then, publicUrl, texts);
  }

  private deliver(payload: Payload, secret: string, signal: AbortSignal): Promise<SendResult> {
    const { url } = this.subscription;
    return this.parts.client.deliver({ url, secret }, payload.id, payload, signal);
  }

  private async record(upTo: Position | undefined, count: number, read: number): Promise<void> {
    if (upTo === undefined) return;
    const { after } = this.subscription;
    const passed = (this.passed?.from === after ? (this.passed?.count ?? 0) : 0) + read;
    if (count > 0 || passed >= UNRECORDED)
      await this.append({ type: 'DeliveriesRecorded', data: { upTo, count } });
    else this.passed = { from: after, to: upTo, count: passed };
  }

  private async failed(
    stored: RecordedEvent,
    { result, reason }: Exclude<SendResult, { result: 'sent' }>,
    isRepeat = false,
  ): Promise<void> {
    const now = this.now();
    const { failing } = this.subscription;
    const attempt = (failing?.attempts ?? 0) + 1;
    if (failing && plus(failing.since, PATIENCE_MS) <= now) await this.giveUp(stored, reason, now, isRepeat);
    const delivery = deliveryOf(stored);
    const nextAt = nextAfter(now, attempt);
    await this.append({
      type: 'DeliveryFailed',
      data: { delivery, attempt, reason, doubtful: result === 'doubtful', nextAt },
    });
  }

  /** Together with the one that failed, all that has waited for as long: they would only fail one after the other. */
  private async giveUp(
    stored: RecordedEvent,
    reason: string,
    now: Instant,
    isRepeat: boolean,
  ): Promise<void> {
    if (isRepeat) {
      const dead = [{ delivery: deliveryOf(stored), position: stored.position }];
      return this.append({ type: 'DeliveriesGivenUp', data: { dead, reason } });
    }
    const waitedSince = plus(now, -PATIENCE_MS);
    const after = this.position();
    let dead: DeadLetter[] = [];
    let upTo: Position | undefined;
    for await (const event of this.parts.events.readAll({ ...(after && { after }), filter: CASES })) {
      if (event.recordedAt > waitedSince) break;
      if (await this.payloadFor(event)) dead.push({ delivery: deliveryOf(event), position: event.position });
      upTo = event.position;
      if (dead.length < DEAD_AT_ONCE) continue;
      await this.append({ type: 'DeliveriesGivenUp', data: { dead, upTo, reason } });
      dead = [];
    }
    if (dead.length > 0)
      await this.append({ type: 'DeliveriesGivenUp', data: { dead, ...(upTo && { upTo }), reason } });
  }

  private async append({ type, data }: WebhookEvent): Promise<void> {
    const metadata = { schemaVersion: 1, actor: { id: 'webhooks', role: 'service' } };
    const event = { id: randomUUID(), type, data: data as JsonObject, metadata };
    const stream = webhookStream(this.subscription.id);
    const appended = await this.parts.events.append(stream, [event], { expectedRevision: 'stream-exists' });
    // What others wrote in between comes by `learn`, and must not be passed over.
    if (appended.revision === this.subscription.revision + 1) this.learn({ ...event, stream, ...appended });
    else await this.catchUp(stream);
  }

  private async catchUp(stream: string): Promise<void> {
    const from = this.subscription.revision + 1;
    for await (const event of this.parts.events.readStream(stream, { from })) this.learn(event);
  }
}

const deliveryOf = ({ stream, revision }: RecordedEvent): Delivery =>
  `${stream.slice('complaint-'.length)}/${revision}`;
