import type { Instant } from '#complaint';
import type { Position, RecordedEvent } from '#event-store';
import {
  type DeadLetter,
  type Delivery,
  WEBHOOK_STREAM_PREFIX,
  type WebhookEvent,
  type WebhookEventType,
} from './events.js';

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
  const change = CHANGES[event.type] as (
    subscription: Subscription,
    data: object,
    recordedAt: Instant,
  ) => Partial<Subscription>;
  return {
    ...subscription,
    ...change(subscription, event.data, recorded.recordedAt),
    revision: recorded.revision,
  };
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

type DataOf<Type extends WebhookEventType> = Extract<WebhookEvent, { type: Type }>['data'];

type Changes = {
  readonly [Type in WebhookEventType]: (
    subscription: Subscription,
    data: DataOf<Type>,
    recordedAt: Instant,
  ) => Partial<Subscription>;
};

const CHANGES: Changes = {
  WebhookSubscribed: () => ({}),
  // Whoever changes it wants to see whether it works now.
  WebhookChanged: (_, changed) => ({ ...changed, failing: undefined }),
  WebhookPaused: () => ({ state: 'paused' }),
  WebhookResumed: () => ({ state: 'active', failing: undefined }),
  WebhookEnded: () => ({ state: 'ended', again: [], dead: [], failing: undefined }),
  WebhookReplayed: replayed,
  DeliveriesRecorded: ({ after, again, dead, failing }, { upTo, count, again: done = [] }) => ({
    after: upTo ?? after,
    again: again.filter((delivery) => !done.includes(delivery)),
    dead: dead.filter(({ delivery }) => !done.includes(delivery)),
    failing: count > 0 ? undefined : failing,
  }),
  DeliveryFailed: ({ failing }, { attempt, nextAt, reason }, recordedAt) => ({
    failing: { since: failing?.since ?? recordedAt, attempts: attempt, nextAt, reason },
  }),
  DeliveriesGivenUp: ({ after, again, dead }, { upTo, reason, dead: letters }, recordedAt) => {
    const ids = new Set(letters.map(({ delivery }) => delivery));
    return {
      after: upTo ?? after,
      again: again.filter((delivery) => !ids.has(delivery)),
      dead: [
        ...dead.filter(({ delivery }) => !ids.has(delivery)),
        ...letters.map((letter) => ({ ...letter, at: recordedAt, reason })),
      ],
    };
  },
};

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
