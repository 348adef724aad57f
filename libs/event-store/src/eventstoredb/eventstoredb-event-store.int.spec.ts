import { describeEventStore } from '../contract/event-store-contract.js';
import { openEventStoreDb } from './eventstoredb-event-store.js';
import { startHarness } from './gateway/harness/start-harness.js';

const server = process.env.CASETRAIL_TEST_ESDB;

describeEventStore(
  server ? 'eventstoredb' : 'eventstoredb on the harness',
  async () => {
    const harness = server ? undefined : await startHarness();
    let now = new Date();
    const open = () => openEventStoreDb(server ?? harness!.url, { clock: () => now });
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
        await harness?.stop();
      },
    };
  },
  { startsEmpty: server === undefined, reopens: true, idsSpanStreams: false },
);
