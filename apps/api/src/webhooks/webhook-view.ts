import type { Instant } from '#complaint';
import type { DeadDelivery, Failing, Subscription } from '#webhooks';

/** A subscription as administrators see it: all but its secret. */
export interface WebhookView {
  readonly id: string;
  readonly department: string;
  readonly url: string;
  /** Absent for all. */
  readonly events?: readonly string[];
  readonly personalData: boolean;
  readonly reason?: string;
  readonly state: 'active' | 'paused';
  readonly failing?: Failing;
  readonly deadLetters: number;
}

/** Shown once. */
export interface NewWebhookView {
  readonly id: string;
  readonly secret: string;
}

export interface DeadLetterView {
  readonly delivery: string;
  readonly at: Instant;
  readonly reason: string;
}

export function webhookView(subscription: Subscription): WebhookView {
  const { id, department, url, events, personalData, reason, state, failing, dead } = subscription;
  return {
    ...{ id, department, url, personalData, deadLetters: dead.length },
    state: state === 'paused' ? 'paused' : 'active',
    ...(events && { events }),
    ...(reason !== undefined && { reason }),
    ...(failing && { failing }),
  };
}

export const deadLetterView = ({ delivery, at, reason }: DeadDelivery): DeadLetterView => ({
  delivery,
  at,
  reason,
});
