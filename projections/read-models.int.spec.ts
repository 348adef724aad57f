import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openSqliteReadStore, type ReadStore } from '#read-store';
import * as step from '../libs/complaint/src/testing/steps.js';
import { CASE, OTHER_CASE } from '../libs/complaint/src/testing/steps.js';
import type { CaseReads } from './case-reads.js';
import { PUBLIC, staff } from './testing/readers.js';
import { Town } from './testing/town.js';

/** The same questions to the read models in SQLite and in memory. */
describe('read models in SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'casetrail-read-models-'));
  let store: ReadStore;
  let inMemory: CaseReads;
  let inSqlite: CaseReads;

  beforeAll(async () => {
    const town = await new Town().tell(step.receive(), step.assign(), step.accept(), step.mitigate());
    await town.tellOf(OTHER_CASE, step.receive({ visibility: 'confidential' }), step.assign(), step.accept());
    await town.tellOf(OTHER_CASE, step.resolve(), step.attemptRevisit());
    store = openSqliteReadStore(join(folder, 'documents.db'));
    inMemory = await town.reads();
    inSqlite = await town.reads(undefined, store);
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true });
  });

  it.each(['operator', 'analyst'] as const)('answer as those in memory do: %s', async (role) => {
    const reader = staff(role);
    const answers = async (reads: CaseReads) =>
      // Through JSON: a field that is absent in one may be undefined in the other.
      JSON.parse(
        JSON.stringify([
          await reads.caseView(reader, CASE),
          (await reads.history(reader, OTHER_CASE)) ?? null,
          await reads.entriesAfter(reader, CASE, 1),
          await reads.search(reader, { text: 'rubbish', from: '2026-09-23', to: '2026-09-23' }),
          await reads.worklist(reader, 'sanitation'),
          await reads.revisits(reader),
          await reads.timelines(reader, { groupBy: 'department' }),
        ]),
      ) as unknown;
    expect(await answers(inSqlite)).toEqual(await answers(inMemory));
  });

  it('hide a confidential case from the public', async () => {
    expect(await inSqlite.caseView(PUBLIC, OTHER_CASE)).toBeUndefined();
    expect((await inSqlite.search(PUBLIC, {})).items.map(({ caseNumber }) => caseNumber)).toEqual([CASE]);
  });

  it('show departments what is theirs', async () => {
    const found = await inSqlite.search(staff('department', 'sanitation'), {});
    expect(found.items).toHaveLength(2);
    expect((await inSqlite.search(staff('department', 'parks'), {})).items).toEqual([]);
  });
});
