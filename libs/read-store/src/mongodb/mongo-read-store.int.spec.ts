import { describeReadStore } from '../contract/index.js';
import { describeOnMongo, freshDatabase } from './testing/fresh-database.js';
import { openMongoReadStore } from './mongo-read-store.js';

describeOnMongo(() => {
  describeReadStore(
    'mongodb',
    async () => {
      const database = freshDatabase();
      let store = openMongoReadStore(database.url);
      return {
        store,
        reopen: async () => {
          await store.close();
          return (store = openMongoReadStore(database.url));
        },
        dispose: async () => {
          await store.close();
          await database.drop();
        },
      };
    },
    { durable: true },
  );
});
