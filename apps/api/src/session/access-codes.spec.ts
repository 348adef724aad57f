import { randomUUID } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { complaintStream } from '#complaint';
import { openMemoryEventStore } from '#event-store';
import { openMemorySealing } from '#sealing';
import { AccessCodes, REFUSAL_MS } from './access-codes.js';

const KNOWN = 'HD-7K3M-9QWD-Z';

async function codesOfOneCase() {
  const events = openMemoryEventStore({ clock: () => new Date() });
  const received = { id: randomUUID(), type: 'ComplaintReceived', data: {}, metadata: {} };
  await events.append(complaintStream(KNOWN), [received], { expectedRevision: 'no-stream' });
  const sealing = openMemorySealing();
  return { codes: new AccessCodes(events, sealing), code: await sealing.accessCode(KNOWN, 1) };
}

describe('an access code', () => {
  it('that is right is taken at once', async () => {
    const { codes, code } = await codesOfOneCase();
    await expect(codes.check(KNOWN, code!)).resolves.toBeUndefined();
  });

  it.each([KNOWN, 'CY-2B8T-4NXE-Q'])(
    'that is wrong for %s is refused alike, and not sooner',
    async (number) => {
      const { codes } = await codesOfOneCase();
      const asked = performance.now();
      await expect(codes.check(number, '0000000000000')).rejects.toMatchObject({ code: 'wrong-access-code' });
      expect(performance.now() - asked).toBeGreaterThan(REFUSAL_MS - 2);
    },
  );
});
