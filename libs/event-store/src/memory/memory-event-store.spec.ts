import { describeEventStore } from '../contract/event-store-contract.js';
import { openMemoryEventStore } from './memory-event-store.js';

describeEventStore(
  'memory',
  async () => {
    let now = new Date();
    const store = openMemoryEventStore({ clock: () => now });
    return {
      store,
      setClock: (to) => void (now = to),
      reopen: () => Promise.reject(new Error('Memory does not outlive its store.')),
      dispose: () => store.close(),
    };
  },
  { startsEmpty: true, reopens: false, idsSpanStreams: true },
);
