import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describeEventStore } from '../contract/event-store-contract.js';
import { openSqliteEventStore } from './sqlite-event-store.js';

describeEventStore(
  'sqlite',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'casetrail-events-'));
    let now = new Date();
    const open = () => openSqliteEventStore(join(folder, 'events.db'), { clock: () => now });
    let store = open();
    return {
      store,
      setClock: (to) => void (now = to),
      reopen: async () => {
        await store.close();
        return (store = open());
      },
      dispose: async () => {
        await store.close();
        await rm(folder, { recursive: true });
      },
    };
  },
  { startsEmpty: true, reopens: true, idsSpanStreams: true },
);
