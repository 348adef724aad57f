import { randomUUID } from 'node:crypto';
import { describe } from '@jest/globals';
import { MongoClient } from 'mongodb';

const SERVER = process.env['CASETRAIL_TEST_MONGODB'];

/** Tests against the server that `CASETRAIL_TEST_MONGODB` names; counted as skipped without it. */
export function describeOnMongo(tests: () => void): void {
  const on = SERVER ? describe : describe.skip;
  on('on MongoDB', tests);
}

/** A database of a test's own. */
export function freshDatabase(): { readonly url: string; readonly drop: () => Promise<void> } {
  const url = new URL(SERVER ?? 'mongodb://127.0.0.1');
  url.pathname = `casetrail-test-${randomUUID()}`;
  return {
    url: url.href,
    drop: async () => {
      const client = new MongoClient(url.href);
      await client.db().dropDatabase();
      await client.close();
    },
  };
}
