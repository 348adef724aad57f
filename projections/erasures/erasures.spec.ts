import { describe, expect, it } from '@jest/globals';
import { openMemorySealing } from '#sealing';
import { projecting, recorded } from '../../libs/projecting/src/testing/index.js';
import { erasuresProjection } from './erasures.projection.js';

const CASE = 'HD-7K3M-9QWD-4';
const SEAL = { caseNumber: CASE, purpose: 'content', eventId: '1' } as const;
const metadata = {
  schemaVersion: 1,
  occurredAt: '2026-09-23T01:00:00.000Z',
  actor: { id: 'a', role: 'administrator' },
};
const data = { legalBasis: 'PIPL article 47', orderedBy: 'a', confirmedBy: 'b' };

describe('erasures', () => {
  it('destroys the keys of a case whose erasure was confirmed, also when told twice, and of no other', async () => {
    const sealing = openMemorySealing();
    const other = { ...SEAL, caseNumber: 'HD-0000-0000-0' };
    const [envelope, kept] = [
      await sealing.seal(SEAL, { text: 'a' }),
      await sealing.seal(other, { text: 'b' }),
    ];
    const history = recorded({ stream: `complaint-${CASE}`, type: 'PersonalDataErased', data, metadata });
    await projecting(erasuresProjection(sealing))
      .given(...history)
      .expectSameWhenReplayed();
    expect(await sealing.open(SEAL, envelope)).toEqual({ state: 'erased' });
    expect(await sealing.open(other, kept)).toMatchObject({ state: 'opened' });
  });
});
