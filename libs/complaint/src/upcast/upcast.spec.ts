import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fold } from '../evolve/evolve.js';
import { arbitraryLife, live } from '../testing/arbitrary-commands.js';
import { readComplaintEvent } from './read-complaint-event.js';
import { storedForm } from './stored-form.js';
import type { StoredEvent } from './stored-event.js';

/** As version 1 wrote it. */
const RECEIVED_V1: StoredEvent = {
  id: '6f2f3c1e-6f0c-4d53-9a3b-0d6f3a1b2c4d',
  type: 'ComplaintReceived',
  stream: 'complaint-HD-7K3M-9QWD-4',
  revision: 0,
  position: 's0000000000000001',
  recordedAt: '2026-01-05T01:00:01.000Z',
  data: {
    caseNumber: 'HD-7K3M-9QWD-4',
    channel: 'phone',
    kind: 'complaint',
    category: 'sanitation.rubbish',
    complexity: 'general',
    urgency: 'normal',
    visibility: 'listed',
    location: { district: 'haidian', street: 'Willow Lane' },
    language: 'zh-CN',
    policy: { id: 'simple', version: 1 },
    contactGiven: true,
    respondBy: '2026-01-06T01:00:00.000Z',
    resolveBy: '2026-01-08T01:00:00.000Z',
    sealed: { publishable: 'envelope-p', content: 'envelope-c' },
  },
  metadata: {
    schemaVersion: 1,
    occurredAt: '2026-01-05T01:00:00.000Z',
    actor: { id: 'op-1', role: 'operator' },
  },
};

describe('reading events of older versions', () => {
  it('gives a first-version receipt its phone count', () => {
    const event = readComplaintEvent(RECEIVED_V1);
    expect(event.data).toMatchObject({ phones: 1, reachable: true });
    expect(event.data).not.toHaveProperty('contactGiven');
    expect(event.data).not.toHaveProperty('sealed');
    expect(event.sealed).toEqual({ publishable: 'envelope-p', content: 'envelope-c' });
    expect(event).toMatchObject({ caseNumber: 'HD-7K3M-9QWD-4', meta: { schemaVersion: 2 } });
    expect(fold([event])).toMatchObject({ phones: 1, reachable: true, messages: 'sms' });
  });

  it('knows nobody to call where no contact was given', () => {
    const event = readComplaintEvent({ ...RECEIVED_V1, data: { ...RECEIVED_V1.data, contactGiven: false } });
    expect(event.data).toMatchObject({ phones: 0, reachable: false });
  });

  it('stops at what a newer version wrote', () => {
    const newer = { ...RECEIVED_V1, metadata: { ...RECEIVED_V1.metadata, schemaVersion: 3 } };
    expect(() => readComplaintEvent(newer)).toThrow(
      /version 3; this Casetrail reads up to 2: run a newer one/,
    );
    expect(() => readComplaintEvent({ ...RECEIVED_V1, type: 'CaseDreamt' })).toThrow(/does not know/);
    expect(() => readComplaintEvent({ ...RECEIVED_V1, stream: 'policy-simple' })).toThrow(/not the stream/);
  });
});

describe('the stored form', () => {
  it('reads back as it was decided', () => {
    fc.assert(
      fc.property(arbitraryLife(30), (life) => {
        const events = live(life).flatMap(({ decided, events }) =>
          decided.map((event, place) => ({ event, folded: events[place] })),
        );
        events.forEach(({ event, folded }, revision) => {
          if (!folded) throw new Error('Decided but not folded.');
          const form = storedForm(event, { publishable: 'sealed' }, folded.meta);
          const read = readComplaintEvent({
            ...form,
            id: folded.id,
            stream: 'complaint-HD-7K3M-9QWD-4',
            revision,
            position: String(revision),
            recordedAt: folded.meta.recordedAt,
          });
          expect(read).toMatchObject({ id: folded.id, type: folded.type, sealed: { publishable: 'sealed' } });
          expect(read.data).toEqual(folded.data);
          expect(read.meta).toEqual({ ...folded.meta, schemaVersion: form.metadata.schemaVersion });
        });
      }),
      { numRuns: Number(process.env.CASETRAIL_TEST_RUNS ?? 30) },
    );
  });

  it('never holds a text in clear', () => {
    const form = storedForm(
      { type: 'ProgressReported', data: {}, publishable: { text: 'A truck' }, content: { internal: 'x' } },
      {},
      { occurredAt: RECEIVED_V1.recordedAt, actor: { id: 'd', role: 'department' } },
    );
    expect(JSON.stringify(form)).not.toContain('truck');
    expect(form.data).toEqual({});
  });
});
