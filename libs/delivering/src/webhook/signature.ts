import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { DeliverySettingRefused, WebhookUnverified } from '../errors.js';

/** How far the sender's clock may be from the receiver's. */
const TOLERANCE_SECONDS = 5 * 60;
const SECRET = /^whsec_([A-Za-z0-9+/]+={0,2})$/;
/** Without a full stop: it divides what is signed, and could move a part of the id into the body. */
const ID = /^[A-Za-z0-9_:/-]{1,255}$/;

export type WebhookHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** A new secret of 32 random bytes, as Standard Webhooks write one. */
export function newWebhookSecret(random: (size: number) => Buffer = randomBytes): string {
  return `whsec_${random(32).toString('base64')}`;
}

/**
 * The three headers of Standard Webhooks 1.0.0, symmetric scheme `v1`.
 *
 * @param secret one secret, or several with spaces between while it is being changed: one signature each
 * @throws {DeliverySettingRefused} the secret is not `whsec_` and the base64 of 24 to 64 bytes
 * @throws {RangeError} the id holds a character that cannot be signed safely, above all a full stop
 */
export function signWebhook(
  secret: string,
  id: string,
  at: Date,
  body: string,
): Readonly<Record<'webhook-id' | 'webhook-timestamp' | 'webhook-signature', string>> {
  if (!ID.test(id))
    throw new RangeError(
      'Give the webhook an id of up to 255 letters, digits, hyphens, underscores, colons and slashes.',
    );
  const timestamp = String(Math.floor(at.getTime() / 1000));
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': keysOf(secret)
      .map((key) => signature(key, id, timestamp, body))
      .join(' '),
  };
}

/**
 * Passes when one of the signatures was made with one of the secrets, over this id, time and body, within five minutes of
 * `now`. Compares in constant time.
 *
 * @param headers with lower-case names, as Node gives them
 * @param body exactly as it came, not parsed and written again
 * @throws {WebhookUnverified}
 * @throws {DeliverySettingRefused} as `signWebhook` does
 */
export function verifyWebhook(
  secret: string,
  headers: WebhookHeaders,
  body: string | Uint8Array,
  now: Date,
): void {
  const [id, timestamp, signatures] = ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
    theOne(headers, name),
  ) as [string, string, string];
  if (!ID.test(id) || !/^\d{1,12}$/.test(timestamp))
    throw new WebhookUnverified('The headers webhook-id and webhook-timestamp do not read as they should.');
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS)
    throw new WebhookUnverified('The webhook was signed more than five minutes from now: check the clock.');
  const expected = keysOf(secret).map((key) => Buffer.from(signature(key, id, timestamp, body)));
  const given = signatures.split(' ').map((one) => Buffer.from(one));
  if (
    !given.some((one) => expected.some((other) => one.length === other.length && timingSafeEqual(one, other)))
  )
    throw new WebhookUnverified('No signature of the webhook was made with this secret over this body.');
}

function theOne(headers: WebhookHeaders, name: string): string {
  const value = headers[name];
  if (typeof value !== 'string') throw new WebhookUnverified(`The webhook must have one header ${name}.`);
  return value;
}

/** @throws {DeliverySettingRefused} */
export function keysOf(secret: string): Buffer[] {
  return secret.split(' ').map((one) => {
    const key = Buffer.from(SECRET.exec(one)?.[1] ?? '', 'base64');
    if (key.length < 24 || key.length > 64)
      throw new DeliverySettingRefused(
        'A webhook secret must be whsec_ followed by the base64 of 24 to 64 random bytes.',
      );
    return key;
  });
}

function signature(key: Buffer, id: string, timestamp: string, body: string | Uint8Array): string {
  return `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`;
}
