import { randomBytes, randomUUID } from 'node:crypto';
import { type Actor, type Catalogue, type Instant, complaintStream, findDepartment } from '#complaint';
import { type SafeTargetOptions, newWebhookSecret, requireSafeTarget } from '#delivering';
import type { EventStore, JsonObject, Position } from '#event-store';
import type { Sealing } from '#sealing';
import { UnknownWebhook, WebhookRefused } from './errors.js';
import { type Delivery, WEBHOOK_STREAM_PREFIX, type WebhookEvent, webhookStream } from './events.js';
import { type Subscription, evolveSubscription } from './subscription.js';

export interface WebhooksOptions {
  readonly events: Pick<EventStore, 'append' | 'readStream' | 'readAll' | 'head'>;
  readonly sealing: Sealing;
  readonly catalogue: Catalogue;
  /** Where webhooks may go. */
  readonly target?: SafeTargetOptions;
}

/** What is asked for with a new subscription. */
export interface NewWebhook {
  readonly department: string;
  readonly url: string;
  readonly events?: readonly string[];
  readonly personalData?: boolean;
  /** Needed where personal data is told. */
  readonly reason?: string;
}

/** From a moment on, or one delivery. */
export type Replay = { readonly since: Instant } | { readonly delivery: Delivery };

/** The subscriptions of departments' own systems, for administrators. */
export class Webhooks {
  constructor(private readonly options: WebhooksOptions) {}

  /**
   * Makes a subscription to what happens from now on. The secret is answered this once; it is kept sealed.
   *
   * @throws {WebhookRefused} @throws {UnsafeTarget} @throws {TargetNotFound}
   */
  async add(wanted: NewWebhook, actor: Actor): Promise<{ readonly id: string; readonly secret: string }> {
    const { events, sealing, catalogue, target } = this.options;
    if (!findDepartment(catalogue, wanted.department))
      throw new WebhookRefused(`There is no department "${wanted.department}": name one of the catalogue.`);
    if (wanted.personalData && !wanted.reason)
      throw new WebhookRefused('Say why this department’s system needs personal data.');
    await requireSafeTarget(wanted.url, target);
    const id = randomBytes(5).toString('hex');
    const eventId = randomUUID();
    const secret = newWebhookSecret();
    const sealed = await sealing.seal(sealOf(id, eventId), { secret });
    const after = await events.head();
    const { department, url, personalData = false, reason } = wanted;
    const data = { department, url, events: wanted.events, personalData, reason, secret: sealed, after };
    await this.append(id, { type: 'WebhookSubscribed', data: defined(data) }, actor, 'no-stream', eventId);
    return { id, secret };
  }

  /** Those that have not ended, in the order they were made. */
  async list(): Promise<readonly Subscription[]> {
    const found = new Map<string, Subscription>();
    const filter = { streamPrefixes: [WEBHOOK_STREAM_PREFIX] };
    for await (const event of this.options.events.readAll({ filter })) {
      const next = evolveSubscription(found.get(event.stream), event);
      if (next) found.set(event.stream, next);
    }
    return [...found.values()].filter(({ state }) => state !== 'ended');
  }

  /** @throws {UnknownWebhook} also once it has ended */
  async get(id: string): Promise<Subscription> {
    let subscription: Subscription | undefined;
    for await (const event of this.options.events.readStream(webhookStream(id)))
      subscription = evolveSubscription(subscription, event);
    if (!subscription || subscription.state === 'ended') throw new UnknownWebhook();
    return subscription;
  }

  /** @throws {UnknownWebhook} @throws {UnsafeTarget} @throws {TargetNotFound} */
  async change(
    id: string,
    changes: { readonly url?: string; readonly events?: readonly string[] },
    actor: Actor,
  ): Promise<void> {
    const { revision } = await this.get(id);
    if (changes.url !== undefined) await requireSafeTarget(changes.url, this.options.target);
    await this.append(id, { type: 'WebhookChanged', data: defined(changes) }, actor, revision);
  }

  /** Nothing is delivered until it is resumed; what happens meanwhile waits. @throws {UnknownWebhook} */
  async pause(id: string, actor: Actor): Promise<void> {
    const { revision, state } = await this.get(id);
    if (state === 'active') await this.append(id, { type: 'WebhookPaused', data: {} }, actor, revision);
  }

  /** @throws {UnknownWebhook} */
  async resume(id: string, actor: Actor): Promise<void> {
    const { revision, state } = await this.get(id);
    if (state === 'paused') await this.append(id, { type: 'WebhookResumed', data: {} }, actor, revision);
  }

  /** For good: its secret is destroyed. @throws {UnknownWebhook} */
  async remove(id: string, actor: Actor): Promise<void> {
    const { revision } = await this.get(id);
    await this.append(id, { type: 'WebhookEnded', data: {} }, actor, revision);
    await this.options.sealing.erase(webhookStream(id));
  }

  /** Delivers again, each under the id that it had. @throws {UnknownWebhook} @throws {WebhookRefused} */
  async replay(id: string, replay: Replay, actor: Actor): Promise<void> {
    const { revision } = await this.get(id);
    const data =
      'delivery' in replay
        ? { delivery: await this.requireDelivery(replay.delivery) }
        : defined({ after: await this.before(replay.since) });
    await this.append(id, { type: 'WebhookReplayed', data }, actor, revision);
  }

  private async requireDelivery(delivery: Delivery): Promise<Delivery> {
    const [caseNumber = '', revision = ''] = delivery.split('/');
    if (/^\d{1,9}$/.test(revision))
      for await (const event of this.options.events.readStream(complaintStream(caseNumber), {
        from: Number(revision),
      }))
        return `${caseNumber}/${event.revision}`;
    throw new WebhookRefused(
      `There is no delivery ${delivery}: name one as <case number>/<revision>, as the dead letters do.`,
    );
  }

  /** The last position before a moment; `undefined` when the log begins after it. */
  private async before(since: Instant): Promise<Position | undefined> {
    let last: Position | undefined;
    for await (const { recordedAt, position } of this.options.events.readAll()) {
      if (recordedAt >= since) break;
      last = position;
    }
    return last;
  }

  private async append(
    id: string,
    { type, data }: WebhookEvent,
    actor: Actor,
    expectedRevision: number | 'no-stream',
    eventId: string = randomUUID(),
  ): Promise<void> {
    const metadata = { schemaVersion: 1, actor: { ...actor } };
    const event = { id: eventId, type, data: data as JsonObject, metadata };
    await this.options.events.append(webhookStream(id), [event], { expectedRevision });
  }
}

/** A subscription has keys of its own, as a case has. */
export const sealOf = (id: string, eventId: string) =>
  ({ caseNumber: webhookStream(id), purpose: 'content', eventId }) as const;

/** Without what is undefined, as it will read back. */
const defined = <T extends object>(value: T): T =>
  Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T;
