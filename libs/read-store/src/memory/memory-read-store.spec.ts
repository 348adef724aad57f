import { describeReadStore } from '../contract/index.js';
import { openMemoryReadStore } from './memory-read-store.js';

describeReadStore(
  'memory',
  async () => {
    const store = openMemoryReadStore();
    return { store, reopen: async () => store, dispose: () => store.close() };
  },
  { durable: false },
);
