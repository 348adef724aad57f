import type { MessageSender } from '../message-sender.js';
import { keysOf } from './signature.js';
import { openWebhookClient, type WebhookClientOptions } from './webhook-client.js';

/**
 * SMS through a gateway that takes a signed webhook `{ id, to, language, text }`. A gateway inside our own network has to be
 * in `allowInternal`.
 *
 * @param secret as `WebhookTarget` has it
 * @throws {DeliverySettingRefused} the secret or a block cannot be used
 */
export function openSmsWebhookSender(
  url: string,
  secret: string,
  options: WebhookClientOptions,
): MessageSender {
  keysOf(secret);
  const client = openWebhookClient(options);
  return {
    send: ({ id, to, language, text }, signal) =>
      client.deliver({ url, secret }, id, { id, to, language, text }, signal),
    close: () => client.close(),
  };
}
