import { type KeyObject, randomBytes } from 'node:crypto';
import { gcmOpen, gcmSeal, IV_BYTES, OVERHEAD_BYTES } from './aes-gcm.js';
import { BrokenEnvelope } from './errors.js';
import { padJson } from './padding.js';
import type { Seal } from './sealing.js';

const FORM = /^v1\.([1-9]\d{0,8})\.([\w-]+)$/;

/** An envelope reads `v1.<key version>.<base64url of IV, ciphertext and tag>`. */
export interface Envelope {
  readonly keyVersion: number;
  readonly bytes: Buffer;
}

/** @throws {BrokenEnvelope} */
export function readEnvelope(seal: Seal, text: string): Envelope {
  const [, version, body = ''] = FORM.exec(text) ?? [];
  const bytes = Buffer.from(body, 'base64url');
  // Decoding is lenient about the last character's spare bits; an envelope has one spelling only.
  if (bytes.length <= OVERHEAD_BYTES || bytes.toString('base64url') !== body)
    throw new BrokenEnvelope(seal.eventId);
  return { keyVersion: Number(version), bytes };
}

export function encrypt(seal: Seal, keyVersion: number, key: KeyObject, value: object): string {
  const bytes = gcmSeal(key, randomBytes(IV_BYTES), authenticated(seal, keyVersion), padJson(value));
  return `v1.${keyVersion}.${bytes.toString('base64url')}`;
}

/** @throws {BrokenEnvelope} */
export function decrypt<T>(seal: Seal, { keyVersion, bytes }: Envelope, key: KeyObject): T {
  try {
    return JSON.parse(gcmOpen(key, authenticated(seal, keyVersion), bytes).toString()) as T;
  } catch {
    throw new BrokenEnvelope(seal.eventId);
  }
}

const authenticated = ({ eventId, purpose }: Seal, keyVersion: number): Buffer =>
  Buffer.from(JSON.stringify([eventId, purpose, keyVersion]));
