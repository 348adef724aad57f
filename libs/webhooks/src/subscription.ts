import type { Instant } from '#complaint';
import type { Position, RecordedEvent } from '#event-store';
import { type DeadLetter, type Delivery, WEBHOOK_STREAM_PREFIX, type WebhookEvent } from './events.js';

export interface DeadDelivery extends DeadLetter {
  readonly at: Instant;
  readonly reason: string;
}

/** How a target fails at present. */
export interface Failing {
  /** Since its last success there was no other. */
  readonly since: Instant;
  readonly attempts: number;
  readonly nextAt: Instant;
  readonly reason: string;
}

/** A subscription as folded from its events. */
export interface Subscription {
  readonly id: string;
  /** Of the last event folded. */
  readonly revision: number;
  readonly department: string;
  readonly url: string;
  readonly events?: readonly string[];
  readonly personalData: boolean;
  readonly reason?: string;
  readonly state: 'active' | 'paused' | 'ended';
  readonly secret: { readonly eventId: string; readonly envelope: string };
  /** Up to here it is served. */
  readonly after?: Position;
  readonly failing?: Failing;
  /** To be delivered once more, before anything else. */
  readonly again: readonly Delivery[];
  readonly dead: readonly DeadDelivery[];
}

/** A stored event of a subscription with its data as this version knows it. */
type Stored = RecordedEvent & WebhookEvent;

/** The subscription after one more event; an event that was folded already changes nothing. */
export function evolveSubscription(
  subscription: Subscription | undefined,
  recorded: RecordedEvent,
): Subscription | undefined {
  if (subscription && recorded.revision <= subscription.revision) return subscription;
  const event = recorded as unknown as Stored;
  if (!subscription) return begin(event);
  return { ...subscription, ...change(subscription, event), revision: recorded.revision };
}

function begin(event: Stored): Subscription | undefined {
  if (event.type !== 'WebhookSubscribed') return undefined;
  const { department, url, events, personalData, reason, secret, after } = event.data;
  return {
    id: event.stream.slice(WEBHOOK_STREAM_PREFIX.length),
    revision: event.revision,
    department,
    url,
    personalData,
    state: 'active',
    secret: { eventId: event.id, envelope: secret },
    again: [],
    dead: [],
    ...(events && { events }),
    ...(reason !== undefined && { reason }),
    ...(after !== undefined && { after }),
  };
}

function change(subscription: Subscription, event: Stored): Partial<Subscription> {
  const { dead, again, failing } = subscription;
  switch (event.type) {
    case 'WebhookSubscribed':
      return {};
    case 'WebhookChanged':
      // Whoever changes it wants to see whether it works now.
      return { ...event.data, failing: undefined };
    case 'WebhookPaused':
      return { state: 'paused' };
    case 'WebhookResumed':
      return { state: 'active', failing: undefined };
    case 'WebhookEnded':
      return { state: 'ended', again: [], dead: [], failing: undefined };
    case 'WebhookReplayed':
      return replayed(subscription, event.data);
    case 'DeliveriesRecorded': {
      const done = event.data.again ?? [];
      return {
        after: event.data.upTo ?? subscription.after,
        again: again.filter((delivery) => !done.includes(delivery)),
        dead: dead.filter(({ delivery }) => !done.includes(delivery)),
        failing: event.data.count > 0 ? undefined : failing,
      };
    }
    case 'DeliveryFailed': {
      const { attempt, nextAt, reason } = event.data;
      const since = failing?.since ?? event.recordedAt;
      return { failing: { since, attempts: attempt, nextAt, reason } };
    }
    case 'DeliveriesGivenUp': {
      const given = event.data.dead.map((each) => ({
        ...each,
        at: event.recordedAt,
        reason: event.data.reason,
      }));
      const ids = new Set(given.map(({ delivery }) => delivery));
      return {
        after: event.data.upTo ?? subscription.after,
        again: again.filter((delivery) => !ids.has(delivery)),
        dead: [...dead.filter(({ delivery }) => !ids.has(delivery)), ...given],
      };
    }
  }
}

/** A replay is asked for when the target works again, so it is tried at once. */
function replayed(
  { again, dead, after: served }: Subscription,
  { after, delivery }: { readonly after?: Position; readonly delivery?: Delivery },
): Partial<Subscription> {
  if (delivery !== undefined)
    return { again: again.includes(delivery) ? again : [...again, delivery], failing: undefined };
  return {
    after: after !== undefined && served !== undefined && served < after ? served : after,
    dead: after === undefined ? [] : dead.filter(({ position }) => position <= after),
    failing: undefined,
  };
}
