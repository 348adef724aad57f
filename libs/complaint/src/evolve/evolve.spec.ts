import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Evolvable } from '../events/index.js';
import { legalActions } from '../legal.js';
import type { Complaint } from '../state.js';
import { activeParts, statusOf } from '../status.js';
import { OPERATOR } from '../testing/actors.js';
import { arbitraryLife, live } from '../testing/arbitrary-commands.js';
import { arbitraryHistory } from '../testing/arbitrary-history.js';
import { RULES, given, imported } from '../testing/story.js';
import { STATUSES } from '../words.js';
import { CorruptHistory, evolve, fold } from './evolve.js';

const RUNS = { numRuns: Number(process.env.CASETRAIL_TEST_RUNS ?? 100) };

const isReceipt = ({ type }: Evolvable) => type === 'ComplaintReceived';

/** The same events in any order, behind some receipt: what a careless source might hold. */
const jumbled = arbitraryLife().chain((life) => {
  const events = live(life).flatMap((step) => step.events);
  return fc
    .shuffledSubarray(events, { minLength: events.length })
    .map((shuffled) => [...events.filter(isReceipt), ...shuffled]);
});

const receipt = imported('ComplaintReceived', {
  caseNumber: 'HD-0000-0000-0',
  channel: 'referral',
  kind: 'complaint',
  category: 'Rodent',
  complexity: 'general',
  urgency: 'normal',
  visibility: 'listed',
  location: { district: 'MANHATTAN' },
  language: 'en',
  policy: { id: 'simple', version: 1 },
  phones: 0,
  reachable: false,
  respondBy: '2026-09-24T01:00:00.000Z',
  resolveBy: '2026-09-26T01:00:00.000Z',
});

describe('evolve', () => {
  it('answers for every event in every state', () => {
    fc.assert(
      fc.property(jumbled, (events) => {
        const complaint = fold(events);
        if (!complaint) throw new Error('There is always a receipt.');
        expect(complaint.revision).toBe(events.length - 1);
        expect(STATUSES).toContain(statusOf(complaint));
      }),
      RUNS,
    );
  });

  it('answers for any history that a source may hold, whatever it names and in whatever order', () => {
    fc.assert(
      fc.property(arbitraryHistory, (events) => {
        const complaint = fold(events);
        if (!complaint) throw new Error('There is always a receipt.');
        expect(complaint.revision).toBe(events.length - 1);
        expect(STATUSES).toContain(statusOf(complaint));
        expect(legalActions(complaint, RULES.policies)).not.toContain('receive');
        expect(events.reduce<Complaint | undefined>(evolve, undefined)).toEqual(complaint);
        expect(activeParts(complaint).length).toBe(
          new Set(activeParts(complaint).map(({ department }) => department)).size,
        );
      }),
      RUNS,
    );
  });

  it('begins with the receipt and nothing else', () => {
    const [first, second] = live([{ seed: 1, minutes: 0 }]).flatMap(({ events }) => events);
    expect(second).toBeUndefined();
    const closed = { ...first, type: 'Closed', data: { reason: 'merged', appealable: false } } as Evolvable;
    expect(() => evolve(undefined, closed)).toThrow(CorruptHistory);
    expect(fold([])).toBeUndefined();
  });

  it('does not touch the state it came from', () => {
    const [receiptEvent] = live([{ seed: 1, minutes: 0 }]).flatMap(({ events }) => events);
    if (!receiptEvent) throw new Error('There is always a receipt.');
    const before = evolve(undefined, receiptEvent);
    evolve(before, { ...receiptEvent, id: 'other' });
    expect(before.revision).toBe(0);
    expect(Object.keys(before.entries)).toEqual([receiptEvent.id]);
  });

  it('takes an imported moment from the street, since it was recorded long after; a live one from its recording', () => {
    const meta = {
      schemaVersion: 1,
      occurredAt: '2026-09-23T01:00:00.000Z',
      recordedAt: '2026-09-23T09:00:00.000Z',
      actor: OPERATOR,
    };
    const historical = { source: 'old-system', row: '1' };
    const resolvedAt = (known: object) => {
      const told = [receipt.imported, { type: 'Resolved', data: { outcome: 'fixed', evidence: [] } }];
      const events = told.map((event, place) => ({ ...event, id: `e${place}`, meta: { ...meta, ...known } }));
      return fold(events as Evolvable[])?.rounds[0].resolution?.at;
    };
    expect(resolvedAt({ historical })).toBe(meta.occurredAt);
    expect(resolvedAt({})).toBe(meta.recordedAt);
  });

  it('folds an import that the rules would not have allowed', () => {
    given(
      receipt,
      imported('ProgressReported', { department: 'nobody-knows' }),
      imported('Resolved', { department: 'DOHMH', outcome: 'fixed', evidence: [] }),
    ).andState({ status: 'resolved' });
    given(receipt, imported('Closed', { reason: 'closed-at-source', appealable: false })).andState({
      status: 'closed',
    });
  });
});
