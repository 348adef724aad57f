/** This address is not one to send webhooks to. The sentence says why, without the secrets an address may hold. */
export class UnsafeTarget extends Error {
  override readonly name = 'UnsafeTarget';
  readonly code = 'unsafe-target';
}

/** The host's name leads nowhere now. It may later. */
export class TargetNotFound extends Error {
  override readonly name = 'TargetNotFound';
  readonly code = 'target-not-found';
}

/** A secret, an address or a block that an administrator or a department gave cannot be used. Never quotes a secret. */
export class DeliverySettingRefused extends Error {
  override readonly name = 'DeliverySettingRefused';
  readonly code = 'delivery-setting-refused';
}

/** The call does not come from who holds the secret, or is too old to be believed. Answer it with 401 and do nothing. */
export class WebhookUnverified extends Error {
  override readonly name = 'WebhookUnverified';
  readonly code = 'webhook-unverified';
}
