import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MongoClient } from 'mongodb';
import { type Started, entryOf, environment, runNode } from '../processes.js';
import { newDataFolder } from '../running-service.js';
import { until } from '../until.js';
import { clusterSettings, startEventStore, startRole } from './running-cluster.js';

const ROLES = ['api', 'portal', 'projector'];
const folder = newDataFolder();

describe('a role by itself', () => {
  it.each(ROLES)('is refused on the embedded engine: %s', async (role) => {
    const { code, out, err } = await runNode([entryOf(role)], environment({ CASETRAIL_DATA: folder }));
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^A role on its own shares log and read models with others: [^\n]*\n$/);
  });
});

describe('read models of a newer Casetrail', () => {
  let eventStore: Started;
  let settings: ReturnType<typeof clusterSettings>;
  const roles: Started[] = [];

  beforeAll(async () => {
    eventStore = await startEventStore(join(folder, 'eventstore.db'));
    settings = clusterSettings(folder, eventStore.url, {});
    const client = await MongoClient.connect(settings.CASETRAIL_DOCUMENTS);
    const models = client.db().collection<{ _id: string; format: number }>('models');
    await models.insertOne({ _id: 'case-history', format: 99 });
    await client.close();
  });
  afterAll(() => {
    for (const { process } of [...roles, eventStore]) process.kill('SIGKILL');
  });

  it.each(ROLES)('end the start with a sentence that names them: %s', async (role) => {
    const started = await startRole(role, settings);
    roles.push(started);
    expect(await started.exited).toBe(1);
    const { pathname, host } = new URL(settings.CASETRAIL_DOCUMENTS);
    const sentence = `the database ${pathname.slice(1)} at ${host} has schema 99, this Casetrail knows up to 1: start the newer Casetrail that wrote it.`;
    await until('it says why', () => started.printed().includes(sentence));
    expect(started.printed().trim().split('\n').slice(1)).toEqual([sentence]);
  });
});
