/** There is no subscription with this id. */
export class UnknownWebhook extends Error {
  override readonly name = 'UnknownWebhook';
  readonly code = 'unknown-webhook';

  constructor() {
    super('There is no webhook with this id: list them to see which there are.');
  }
}

/** The subscription cannot be made, or not be treated like this. */
export class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused';
  readonly code = 'webhook-refused';
}
