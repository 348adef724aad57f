export type { MessageSender, OutgoingMessage, SendResult } from './message-sender.js';
export { openFileSender } from './file/file-sender.js';
export type { WebhookClient, WebhookClientOptions, WebhookTarget } from './webhook/webhook-client.js';
