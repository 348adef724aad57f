import { describe, expect, it } from '@jest/globals';
import { createSecretKey, randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { unwrapKey, wrapKey } from './key-wrap.js';

interface Vector {
  readonly tcId: number;
  readonly key: string;
  readonly msg: string;
  readonly ct: string;
  readonly result: 'valid' | 'invalid';
}

const { aesWrap } = JSON.parse(readFileSync('test/fixtures/wycheproof/sealing.json', 'utf8')) as {
  aesWrap: readonly Vector[];
};

describe('wrapping keys', () => {
  it.each(aesWrap)('agrees with Wycheproof on AES key wrap, case $tcId', ({ key, msg, ct, result }) => {
    const kek = createSecretKey(key, 'hex');
    const unwrapped = unwrapKey(kek, Buffer.from(ct, 'hex'));
    expect(unwrapped?.export().toString('hex')).toBe(result === 'valid' ? msg : undefined);
    if (result === 'valid') expect(wrapKey(kek, createSecretKey(msg, 'hex')).toString('hex')).toBe(ct);
  });

  it('refuses another key-encryption key, and anything but 40 bytes', () => {
    const [kek, other, key] = [0, 1, 2].map(() => createSecretKey(randomBytes(32))) as [never, never, never];
    const wrapped = wrapKey(kek, key);
    expect(wrapped).toHaveLength(40);
    expect(unwrapKey(other, wrapped)).toBeUndefined();
    expect(unwrapKey(kek, wrapped.subarray(0, 32))).toBeUndefined();
    expect(unwrapKey(kek, Buffer.alloc(0))).toBeUndefined();
  });
});
