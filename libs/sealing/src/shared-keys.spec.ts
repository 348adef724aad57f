import { describe, expect, it } from '@jest/globals';
import { CaseSealing } from './case-sealing.js';
import { MemoryKeyStore } from './memory-key-store.js';
import type { Seal } from './sealing.js';

const WHERE: Seal = { caseNumber: 'HD-7K3M-9QWD-4', purpose: 'content', eventId: 'e1' };

describe('two processes on one key store', () => {
  it('both open nothing of an erased case, the one that had its keys at hand 5 s later', async () => {
    let elapsed = 0;
    const keys = new MemoryKeyStore();
    const [one, other] = [new CaseSealing(keys, () => elapsed), new CaseSealing(keys, () => elapsed)];
    const envelope = await one.seal(WHERE, { text: 'block 7' });
    expect(await other.open(WHERE, envelope)).toMatchObject({ state: 'opened' });
    await one.erase(WHERE.caseNumber);
    expect(await one.open(WHERE, envelope)).toEqual({ state: 'erased' });
    elapsed = 5000;
    expect(await other.open(WHERE, envelope)).toEqual({ state: 'erased' });
  });

  it('knows a key store that was never used from one that was', async () => {
    const sealing = new CaseSealing(new MemoryKeyStore());
    expect(await sealing.holdsKeys()).toBe(false);
    await sealing.fingerprint(WHERE.caseNumber, 'x');
    expect(await sealing.holdsKeys()).toBe(true);
    await sealing.erase(WHERE.caseNumber);
    expect(await sealing.holdsKeys()).toBe(true);
  });
});
