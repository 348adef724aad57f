import type { Instant } from '#complaint';
import type { Position } from '#event-store';

/** One event of a case on its way to one subscriber, as `<case number>/<revision>`. */
export type Delivery = string;

export interface DeadLetter {
  readonly delivery: Delivery;
  /** Of its event in the log. */
  readonly position: Position;
}

/** Every fact that the history of a subscription can hold, in a stream `webhook-<id>`. */
export type WebhookEvent =
  | Event<
      'WebhookSubscribed',
      {
        readonly department: string;
        readonly url: string;
        /** Types of events; all when absent. */
        readonly events?: readonly string[];
        readonly personalData: boolean;
        /** Why it is told personal data. */
        readonly reason?: string;
        /** Sealed; its key is destroyed when the subscription ends. */
        readonly secret: string;
        /** What happens after this is delivered. */
        readonly after?: Position;
      }
    >
  | Event<'WebhookChanged', { readonly url?: string; readonly events?: readonly string[] }>
  | Event<'WebhookPaused', object>
  | Event<'WebhookResumed', object>
  | Event<'WebhookEnded', object>
  /** All since a moment is delivered again, or one delivery. */
  | Event<'WebhookReplayed', { readonly after?: Position; readonly delivery?: Delivery }>
  /** Everything up to here was delivered or was not for it; `again` are those that were asked for once more. */
  | Event<
      'DeliveriesRecorded',
      { readonly upTo?: Position; readonly count: number; readonly again?: readonly Delivery[] }
    >
  | Event<
      'DeliveryFailed',
      {
        readonly delivery: Delivery;
        readonly attempt: number;
        readonly reason: string;
        readonly doubtful: boolean;
        readonly nextAt: Instant;
      }
    >
  /** The target failed for a week: these are waited for no longer. */
  | Event<
      'DeliveriesGivenUp',
      { readonly dead: readonly DeadLetter[]; readonly upTo?: Position; readonly reason: string }
    >;

interface Event<Type extends string, Data> {
  readonly type: Type;
  readonly data: Readonly<Data>;
}

export type WebhookEventType = WebhookEvent['type'];

export const WEBHOOK_STREAM_PREFIX = 'webhook-';

export const webhookStream = (id: string): string => WEBHOOK_STREAM_PREFIX + id;
