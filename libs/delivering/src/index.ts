export type { MessageSender, OutgoingMessage, SendResult } from './message-sender.js';
export * from './errors.js';
export { openFileSender } from './file/file-sender.js';
export { openSmtpSender } from './smtp/smtp-sender.js';
export { openSmsWebhookSender } from './webhook/sms-webhook-sender.js';
export {
  openWebhookClient,
  type WebhookClient,
  type WebhookClientOptions,
  type WebhookTarget,
} from './webhook/webhook-client.js';
export { newWebhookSecret, verifyWebhook, type WebhookHeaders } from './webhook/signature.js';
export {
  requireSafeTarget,
  type ResolvedAddress,
  type SafeTarget,
  type SafeTargetOptions,
} from './target/require-safe-target.js';
