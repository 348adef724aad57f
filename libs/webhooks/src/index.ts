export * from './errors.js';
export * from './events.js';
export { evolveSubscription, type DeadDelivery, type Failing, type Subscription } from './subscription.js';
export { Webhooks, type NewWebhook, type Replay, type WebhooksOptions } from './webhooks.js';
export type { Payload } from './payload.js';
export type { DepartmentSight } from './subscriber.js';
export { DeliveryRun, type DeliveryRunOptions } from './delivery-run.js';
