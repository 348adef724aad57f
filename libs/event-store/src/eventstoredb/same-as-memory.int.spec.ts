import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { histories, play } from '../contract/histories.js';
import type { EventStore } from '../event-store.js';
import { openMemoryEventStore } from '../memory/memory-event-store.js';
import { openEventStoreDb } from './eventstoredb-event-store.js';
import { startHarness } from './gateway/harness/start-harness.js';

describe('the EventStoreDB adapter', () => {
  it.each([
    ['one process', 1],
    ['two processes in turns', 2],
  ])(
    'answers every history of appends as the memory store does: %s',
    async (_, processes) => {
      await fc.assert(
        fc.asyncProperty(histories({ idsSpanStreams: false }), async (history) => {
          const fresh = await startHarness();
          let now = new Date();
          const clock = () => now;
          const setClock = (to: Date) => void (now = to);
          const stores = Array.from({ length: processes }, () => openEventStoreDb(fresh.url, { clock }));
          let turn = 0;
          // Each call goes to the next of them, which looks at the log first as a command does: what the other wrote is news.
          const store = new Proxy(stores[0]!, {
            get: (_target, name: 'append' | 'readAll') => {
              const next = stores[turn++ % processes]!;
              if (name !== 'append') return next[name].bind(next);
              return async (...args: Parameters<EventStore['append']>) => {
                await next.head();
                return next.append(...args);
              };
            },
          });
          try {
            const memory = openMemoryEventStore({ clock });
            const expected = await play({ store: memory, setClock, concurrently: false }, history);
            expect(await play({ store, setClock, concurrently: false }, history)).toEqual(expected);
          } finally {
            for (const each of stores) await each.close();
            await fresh.stop();
          }
        }),
        { numRuns: Number(process.env.CASETRAIL_TEST_RUNS ?? 40) },
      );
    },
    300_000,
  );
});
