import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { newWebhookSecret, signWebhook, verifyWebhook, type WebhookHeaders } from './signature.js';

/** The vector of the Standard Webhooks reference libraries. */
const SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const ID = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
const AT = new Date(1614265330 * 1000);
const BODY = '{"test": 2432232314}';
const SIGNATURE = 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=';
const OTHER = 'v1,Ceo5qEr07ixe2NLpvHk3FH9bwy/WavXrAFQ/9tdO6mc=';

const headers = (changes: WebhookHeaders = {}): WebhookHeaders => ({
  'webhook-id': ID,
  'webhook-timestamp': '1614265330',
  'webhook-signature': SIGNATURE,
  ...changes,
});
const verdict = (given: WebhookHeaders, body: string | Uint8Array = BODY, now = AT, secret = SECRET) => {
  try {
    verifyWebhook(secret, given, body, now);
    return 'verified';
  } catch (error) {
    return (error as { code: string }).code;
  }
};
const minutesLater = (minutes: number) => new Date(AT.getTime() + minutes * 60_000);

describe('signing', () => {
  it('agrees with the published vector', () => expect(signWebhook(SECRET, ID, AT, BODY)).toEqual(headers()));

  it('signs with each of two secrets while one replaces the other', () => {
    const next = newWebhookSecret();
    const signed = signWebhook(`${next} ${SECRET}`, ID, AT, BODY);
    expect(signed['webhook-signature'].split(' ')).toHaveLength(2);
    for (const secret of [SECRET, next, `${SECRET} ${next}`])
      expect(verdict(signed, BODY, AT, secret)).toBe('verified');
    expect(verdict(signed, BODY, AT, newWebhookSecret())).toBe('webhook-unverified');
  });

  it.each(['', 'a.b', 'a b', 'a\r\nx-other: 1', '编号', 'x'.repeat(256)])('refuses the id %j', (id) =>
    expect(() => signWebhook(SECRET, id, AT, BODY)).toThrow(RangeError),
  );

  it.each([
    '',
    'whsec_',
    'MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw',
    'whsec_c2hvcnQ=',
    `whsec_${'A'.repeat(88)}`,
    `${SECRET} `,
    `${SECRET} whsec_?`,
  ])('refuses the secret %j without quoting it', (secret) =>
    expect(() => signWebhook(secret, ID, AT, BODY)).toThrow(
      'A webhook secret must be whsec_ followed by the base64 of 24 to 64 random bytes.',
    ),
  );

  it('makes secrets of 32 random bytes', () => {
    expect(newWebhookSecret((size) => Buffer.alloc(size, 1))).toBe(
      `whsec_${Buffer.alloc(32, 1).toString('base64')}`,
    );
    expect(newWebhookSecret()).not.toBe(newWebhookSecret());
  });
});

describe('verifying', () => {
  it('believes the published vector, as text and as bytes', () => {
    expect(verdict(headers())).toBe('verified');
    expect(verdict(headers(), Buffer.from(BODY))).toBe('verified');
  });

  it('finds the one good signature among several', () =>
    expect(
      verdict(headers({ 'webhook-signature': `${OTHER} v2,${OTHER.slice(3)} ${SIGNATURE} ${OTHER}` })),
    ).toBe('verified'));

  it.each<[string, WebhookHeaders]>([
    ['no id', { 'webhook-id': undefined }],
    ['no timestamp', { 'webhook-timestamp': undefined }],
    ['no signature', { 'webhook-signature': undefined }],
    ['two signatures headers', { 'webhook-signature': [SIGNATURE, SIGNATURE] }],
    ['a timestamp that is no number', { 'webhook-timestamp': 'hello' }],
    ['a timestamp with a fraction', { 'webhook-timestamp': '1614265330.0' }],
    ['an id with a full stop', { 'webhook-id': `${ID}.1` }],
    ['another id', { 'webhook-id': `${ID}x` }],
    ['another timestamp', { 'webhook-timestamp': '1614265331' }],
    ['another signature', { 'webhook-signature': OTHER }],
    ['the beginning of the signature', { 'webhook-signature': SIGNATURE.slice(0, 8) }],
    ['an empty signature', { 'webhook-signature': 'v1,' }],
    ['a signature without its version', { 'webhook-signature': SIGNATURE.slice(3) }],
    ['a signature of another version', { 'webhook-signature': `v1a${SIGNATURE.slice(2)}` }],
    ['the signature with rubbish behind it', { 'webhook-signature': `${SIGNATURE}!` }],
  ])('does not believe %s', (_what, changes) => expect(verdict(headers(changes))).toBe('webhook-unverified'));

  it('does not believe a piece of the body that was moved into the id', () => {
    const time = '1614265330';
    const signed = signWebhook(SECRET, 'a', AT, `${time}.{}`);
    expect(verdict({ ...signed, 'webhook-id': `a.${time}` }, '{}')).toBe('webhook-unverified');
  });

  it.each([
    [-5.1, 'webhook-unverified'],
    [-5, 'verified'],
    [5, 'verified'],
    [5.1, 'webhook-unverified'],
  ])('%d minutes from when it was signed: %s', (minutes, expected) =>
    expect(verdict(headers(), BODY, minutesLater(minutes))).toBe(expected),
  );

  it('believes what was signed, and nothing that was changed on the way', () => {
    const id = fc.stringMatching(/^[A-Za-z0-9_:/-]{1,60}$/);
    const secret = fc
      .uint8Array({ minLength: 24, maxLength: 64 })
      .map((key) => `whsec_${Buffer.from(key).toString('base64')}`);
    const at = fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(
        secret,
        id,
        at,
        fc.string({ unit: 'binary', minLength: 1 }),
        fc.nat(),
        (key, name, time, body, where) => {
          const signed = signWebhook(key, name, time, body);
          expect(verdict(signed, body, time, key)).toBe('verified');
          const bytes = Buffer.from(body);
          bytes[where % bytes.length]! ^= 1;
          expect(verdict(signed, bytes, time, key)).toBe('webhook-unverified');
          expect(verdict({ ...signed, 'webhook-id': `${name}x` }, body, time, key)).toBe(
            'webhook-unverified',
          );
          expect(verdict(signed, body, time, newWebhookSecret())).toBe('webhook-unverified');
        },
      ),
    );
  });
});
