import { randomUUID } from 'node:crypto';
import { beforeEach, describe, expect, it, jest } from '@jest/globals';
import { StoreUnavailable, openMemoryEventStore } from '#event-store';
import { openMemoryReadStore } from '#read-store';
import { openMemorySealing } from '#sealing';
import { beginWhenReachable, untilReachable } from './reaching.js';
import type { Stores } from './stores.js';

const PATIENCE = { totalMs: 1000, firstDelayMs: 1, maxDelayMs: 2 };
const AWAY = new StoreUnavailable('EventStoreDB at events:2113 does not answer.');

let stores: Stores;
let told: string[];

beforeEach(() => {
  told = [];
  stores = {
    events: openMemoryEventStore(),
    documents: openMemoryReadStore(),
    sealing: openMemorySealing(),
    configuration: { CASETRAIL_DATA: '/data' },
  } as unknown as Stores;
});

const reach = (patience = PATIENCE, signal = new AbortController().signal) =>
  untilReachable(stores, (line) => void told.push(line), signal, patience);

describe('waiting for servers', () => {
  it('says each time what it waits for, and goes on when they answer', async () => {
    jest.spyOn(stores.events, 'head').mockRejectedValueOnce(AWAY).mockRejectedValueOnce(AWAY);
    await reach();
    expect(told).toHaveLength(2);
    expect(told[0]).toMatch(
      /^EventStoreDB at events:2113 does not answer\. Trying again in 1 s, for \d+ s more\.$/,
    );
  });

  it('ends when its patience does', async () => {
    jest.spyOn(stores.documents, 'leases').mockRejectedValue(AWAY);
    await expect(reach({ ...PATIENCE, totalMs: 5 })).rejects.toThrow(
      /does not answer.*has waited.*long enough/,
    );
  });

  it('ends at once where waiting mends nothing', async () => {
    jest.spyOn(stores.documents, 'leases').mockRejectedValue(new Error('written by a newer Casetrail'));
    await expect(reach()).rejects.toThrow('written by a newer Casetrail');
    expect(told).toEqual([]);
  });

  it('stops when it is asked to', async () => {
    const stop = new AbortController();
    jest.spyOn(stores.events, 'head').mockImplementation(() => (stop.abort(), Promise.reject(AWAY)));
    await reach({ ...PATIENCE, firstDelayMs: 60_000, maxDelayMs: 60_000, totalMs: 120_000 }, stop.signal);
  });
});

describe('beginning', () => {
  const begin = (work: () => Promise<void>, signal = new AbortController().signal) =>
    beginWhenReachable(stores, work, (line) => void told.push(line), signal);

  it('is done again where a store goes away in the middle', async () => {
    const work = jest.fn<() => Promise<void>>().mockRejectedValueOnce(AWAY).mockResolvedValueOnce();
    await begin(work);
    expect(work).toHaveBeenCalledTimes(2);
    expect(told).toEqual([AWAY.message]);
  });

  it('fails of what waiting does not mend', async () => {
    const work = jest.fn<() => Promise<void>>().mockRejectedValue(new Error('no such policy'));
    await expect(begin(work)).rejects.toThrow('no such policy');
    expect(work).toHaveBeenCalledTimes(1);
  });

  it('is left alone once the process is asked to stop', async () => {
    const work = jest.fn<() => Promise<void>>();
    await begin(work, AbortSignal.abort());
    expect(work).not.toHaveBeenCalled();
  });
});

describe('a key store that was never used', () => {
  const append = (stream: string) =>
    stores.events.append(stream, [{ id: randomUUID(), type: 'Any', data: {}, metadata: {} }], {
      expectedRevision: 'any',
    });

  it('belongs to a log without cases', async () => {
    await append('policy-simple');
    await reach();
  });

  it('does not belong to a log with cases', async () => {
    await append('complaint-HD-7K3M-9QWD-4');
    await expect(reach()).rejects.toThrow(/\/data\/keys\.db is empty.*complaint-HD-7K3M-9QWD-4.*backup/);
    await stores.sealing.accessCode('HD-7K3M-9QWD-4', 1);
    await reach();
  });
});
