import { describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { BrokenEnvelope, openMemorySealing, PersonalDataErasedError, type Seal } from './index.js';

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

const seal = (changes: Partial<Seal> = {}): Seal => ({
  caseNumber: 'HD-7K3M-9QWD-4',
  purpose: 'content',
  eventId: randomUUID(),
  ...changes,
});

describe('sealing', () => {
  it('gives back what was sealed', async () => {
    const sealing = openMemorySealing();
    const texts = fc.record({ text: fc.string({ unit: 'grapheme', maxLength: 3000 }), n: fc.integer() });
    await fc.assert(
      fc.asyncProperty(texts, async (value) => {
        const where = seal();
        const envelope = await sealing.seal(where, value);
        expect(await sealing.open(where, envelope)).toEqual({ state: 'opened', value });
      }),
    );
  });

  it('writes a different envelope each time, of one length for texts of one bucket', async () => {
    const sealing = openMemorySealing();
    const where = seal();
    const texts = ['', 'a', '13800000000', 'x'.repeat(53)];
    const envelopes = await Promise.all(texts.map((text) => sealing.seal(where, { text })));
    expect(new Set(envelopes).size).toBe(4);
    expect(new Set(envelopes.map((envelope) => envelope.length)).size).toBe(1);
    expect(envelopes[0]).toMatch(/^v1\.1\.[\w-]+$/);
  });

  it('breaks an envelope that is moved to another event, purpose or case', async () => {
    const sealing = openMemorySealing();
    const where = seal();
    const envelope = await sealing.seal(where, { text: 'block 7' });
    await sealing.seal(seal({ caseNumber: 'HD-0000-0000-0' }), {});
    for (const elsewhere of [
      { eventId: randomUUID() },
      { purpose: 'publishable' },
      { caseNumber: 'HD-0000-0000-0' },
    ])
      await expect(sealing.open({ ...where, ...elsewhere } as Seal, envelope)).rejects.toThrow(
        BrokenEnvelope,
      );
  });

  it('breaks an envelope of which any character was changed, removed or added', async () => {
    const sealing = openMemorySealing();
    const where = seal();
    const envelope = await sealing.seal(where, { text: 'block 7' });
    for (let at = 'v1.1.'.length; at < envelope.length; at++) {
      const other = envelope[at] === 'A' ? 'B' : 'A';
      for (const altered of [envelope.slice(0, at) + other + envelope.slice(at + 1), envelope.slice(0, at)])
        await expect(sealing.open(where, altered)).rejects.toThrow(BrokenEnvelope);
    }
    const spareBit = ALPHABET[ALPHABET.indexOf(envelope.at(-1) ?? '') + 1]; // decodes to the same bytes
    for (const altered of [
      envelope.slice(0, -1) + spareBit,
      `${envelope}A`,
      `${envelope}=`,
      ` ${envelope}`,
      envelope.replace('v1', 'v2'),
    ])
      await expect(sealing.open(where, altered)).rejects.toThrow(BrokenEnvelope);
  });

  it('answers erased after erasure, and seals nothing more', async () => {
    const sealing = openMemorySealing();
    const where = seal();
    const envelope = await sealing.seal(where, { text: 'block 7' });
    await sealing.erase(where.caseNumber);
    await sealing.erase(where.caseNumber);
    expect(await sealing.open(where, envelope)).toEqual({ state: 'erased' });
    await expect(sealing.seal(where, {})).rejects.toThrow(PersonalDataErasedError);
    await expect(sealing.fingerprint(where.caseNumber, 'x')).rejects.toThrow(PersonalDataErasedError);
    expect(await sealing.accessCode(where.caseNumber, 1)).toBeUndefined();
  });

  it('answers unavailable, never erased, when the key store cannot be asked', async () => {
    const sealing = openMemorySealing();
    const where = seal();
    const envelope = await sealing.seal(where, {});
    expect(await sealing.open(seal({ caseNumber: 'HD-0000-0000-0' }), envelope)).toEqual({
      state: 'unavailable',
    });
    await sealing.close();
    expect(await sealing.open(where, envelope)).toEqual({ state: 'unavailable' });
    await expect(sealing.seal(where, {})).rejects.toMatchObject({ code: 'key-store-unavailable' });
  });
});

describe('what is derived from the access key', () => {
  it('is an access code of 13 Crockford characters, the same each time, another for each issue and case', async () => {
    const sealing = openMemorySealing();
    const code = await sealing.accessCode('HD-7K3M-9QWD-4', 1);
    expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{13}$/);
    expect(await sealing.accessCode('HD-7K3M-9QWD-4', 1)).toBe(code);
    expect(await sealing.accessCode('HD-7K3M-9QWD-4', 2)).not.toBe(code);
    expect(await sealing.accessCode('HD-0000-0000-0', 1)).not.toBe(code);
  });

  it('is a fingerprint, the same for the same text and case only', async () => {
    const sealing = openMemorySealing();
    const print = await sealing.fingerprint('HD-7K3M-9QWD-4', '13800000000');
    expect(print).toMatch(/^[0-9a-f]{64}$/);
    expect(await sealing.fingerprint('HD-7K3M-9QWD-4', '13800000000')).toBe(print);
    expect(await sealing.fingerprint('HD-7K3M-9QWD-4', '13800000001')).not.toBe(print);
    expect(await sealing.fingerprint('HD-0000-0000-0', '13800000000')).not.toBe(print);
  });
});
