import { describe, expect, it } from '@jest/globals';
import type { Projection } from '../projection.js';
import { projecting, recorded } from './index.js';

interface Tally {
  readonly [field: string]: number;
  readonly events: number;
}

const tally = (count: (before: number) => number): Projection => ({
  schema: { name: 'tally', version: 1, collections: [{ name: 'cases', indexes: [{ field: 'events' }] }] },
  filter: { streamPrefixes: ['complaint-'] },
  async project(events, documents) {
    for (const { stream } of events) {
      const before = await documents.get<Tally>('cases', stream);
      documents.put('cases', stream, { events: count(before?.events ?? 0) });
    }
  },
});

const HISTORY = recorded(
  { stream: 'complaint-1', type: 'ComplaintReceived' },
  { stream: 'policy-x', type: 'PolicyRecorded' },
  { stream: 'complaint-2', type: 'ComplaintReceived' },
  { stream: 'complaint-1', type: 'Resolved' },
  { stream: 'complaint-1', type: 'Closed' },
);

describe('the spec kit for projections', () => {
  it('shows the documents that come of given events', async () => {
    const given = projecting(tally((before) => before + 1)).given(...HISTORY);
    expect(await given.documents('cases')).toEqual([{ events: 3 }, { events: 1 }]);
    expect(await given.document('cases', 'complaint-2')).toEqual({ events: 1 });
    expect(await (await given.reader()).count('cases', [{ field: 'events', atLeast: 2 }])).toBe(1);
    await given.expectSameWhenReplayed();
  });

  it('catches a projection that remembers between batches', async () => {
    let sum = 0;
    const given = projecting(tally(() => (sum += 1))).given(...HISTORY);
    await expect(given.expectSameWhenReplayed()).rejects.toThrow('tally differs when projected');
  });

  it('numbers revisions by stream and positions by log', () => {
    expect(HISTORY.map(({ revision }) => revision)).toEqual([0, 0, 0, 1, 2]);
    expect(HISTORY.map(({ position }) => Number(position.slice(1)))).toEqual([1, 2, 3, 4, 5]);
  });
});
