import { describe, expect, it } from '@jest/globals';
import { type PolicyBook, SHIPPED_BOOK } from '#complaint';
import { StoreUnavailable } from '#event-store';
import { readinessOf } from './readiness.js';

const UNREAD = {
  get ids(): readonly string[] {
    throw new StoreUnavailable('Policies and catalogue have not been read from the log yet: ask again.');
  },
} as unknown as PolicyBook;

describe('readiness', () => {
  it('is there once the rules are read and the stores answer', async () =>
    expect(await readinessOf(SHIPPED_BOOK, () => Promise.resolve([]))).toEqual({
      ready: true,
      projections: [],
    }));

  it('waits for the rules, without which no command is decided', async () =>
    expect(await readinessOf(UNREAD, () => Promise.resolve([]))).toMatchObject({
      ready: false,
      waitingFor: expect.stringContaining('have not been read') as unknown,
    }));

  it('waits for a store that does not answer', async () =>
    expect(
      await readinessOf(SHIPPED_BOOK, () => Promise.reject(new StoreUnavailable('The log is away.'))),
    ).toMatchObject({ ready: false, waitingFor: 'The log is away.' }));
});
