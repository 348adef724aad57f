import { describe, expect, it } from '@jest/globals';
import { createSecretKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gcmOpen, gcmSeal } from './aes-gcm.js';

interface Vector {
  readonly tcId: number;
  readonly key: string;
  readonly iv: string;
  readonly aad: string;
  readonly msg: string;
  readonly ct: string;
  readonly tag: string;
  readonly result: 'valid' | 'invalid';
}

const { aesGcm } = JSON.parse(readFileSync('test/fixtures/wycheproof/sealing.json', 'utf8')) as {
  aesGcm: readonly Vector[];
};

describe('AES-256-GCM', () => {
  it.each(aesGcm)('agrees with Wycheproof, case $tcId ($result)', (vector) => {
    const key = createSecretKey(vector.key, 'hex');
    const [iv, aad] = [Buffer.from(vector.iv, 'hex'), Buffer.from(vector.aad, 'hex')];
    const sealed = Buffer.from(vector.iv + vector.ct + vector.tag, 'hex');
    if (vector.result === 'invalid') {
      expect(() => gcmOpen(key, aad, sealed)).toThrow();
      return;
    }
    expect(gcmOpen(key, aad, sealed).toString('hex')).toBe(vector.msg);
    expect(gcmSeal(key, iv, aad, Buffer.from(vector.msg, 'hex'))).toEqual(sealed);
  });
});
