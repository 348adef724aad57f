import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openMongoReadStore, openSqliteReadStore, type ReadStore } from '#read-store';
import * as step from '../libs/complaint/src/testing/steps.js';
import { CASE, OTHER_CASE } from '../libs/complaint/src/testing/steps.js';
import { describeOnMongo, freshDatabase } from '../libs/read-store/src/mongodb/testing/fresh-database.js';
import type { CaseReads } from './case-reads.js';
import { PUBLIC, staff } from './testing/readers.js';
import { Town } from './testing/town.js';

const PLACE = { district: 'haidian', street: 'Willow Lane' };

interface Place {
  readonly store: ReadStore;
  remove(): Promise<void> | void;
}

describeReadModels('SQLite', () => {
  const folder = mkdtempSync(join(tmpdir(), 'casetrail-read-models-'));
  return {
    store: openSqliteReadStore(join(folder, 'documents.db')),
    remove: () => rmSync(folder, { recursive: true }),
  };
});

describeOnMongo(() =>
  describeReadModels('MongoDB', () => {
    const database = freshDatabase();
    return { store: openMongoReadStore(database.url), remove: database.drop };
  }),
);

/** The same questions to the read models there and in memory. */
function describeReadModels(engine: string, open: () => Place): void {
  describe(`read models in ${engine}`, () => {
    let place: Place;
    let inMemory: CaseReads;
    let inStore: CaseReads;

    beforeAll(async () => {
      const town = await new Town().tell(step.receive(), step.assign(), step.accept(), step.mitigate());
      await town.tellOf(
        OTHER_CASE,
        step.receive({ visibility: 'confidential' }),
        step.assign(),
        step.accept(),
      );
      await town.tellOf(OTHER_CASE, step.resolve(), step.attemptRevisit());
      place = open();
      inMemory = await town.reads();
      inStore = await town.reads(undefined, place.store);
    });
    afterAll(async () => {
      await place.store.close();
      await place.remove();
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
            (await reads.whatToTell(reader, CASE)) ?? null,
            await reads.similar(reader, {
              phone: '138 0000 0000',
              summary: 'Rubbish under block 7',
              ...PLACE,
            }),
            await reads.suggest(reader, { summary: 'rubbish', ...PLACE }),
            await reads.revisits(reader, { callable: false }),
            await reads.deadlines(reader, { department: 'sanitation', late: false }),
            await reads.mitigations(reader, { lapsed: false }),
            await reads.deferred(reader, { overdue: false }),
            await reads.timelines(reader, { groupBy: 'department' }),
            await reads.rates(reader, { groupBy: 'department', month: '2026-09' }),
            await reads.countedCases(reader, { counts: 'deferred', department: 'sanitation' }),
          ]),
        ) as unknown;
      expect(await answers(inStore)).toEqual(await answers(inMemory));
    });

    it('hide a confidential case from the public', async () => {
      expect(await inStore.caseView(PUBLIC, OTHER_CASE)).toBeUndefined();
      expect((await inStore.search(PUBLIC, {})).items.map(({ caseNumber }) => caseNumber)).toEqual([CASE]);
    });

    it('show departments what is theirs', async () => {
      const found = await inStore.search(staff('department', 'sanitation'), {});
      expect(found.items).toHaveLength(2);
      expect((await inStore.search(staff('department', 'parks'), {})).items).toEqual([]);
    });
  });
}
