import { describe, expect, it } from '@jest/globals';
import { SHIPPED_BOOK } from '#complaint';
import { CITIZEN } from '../../libs/complaint/src/testing/actors.js';
import * as step from '../../libs/complaint/src/testing/steps.js';
import { CASE, OTHER_CASE } from '../../libs/complaint/src/testing/steps.js';
import { PUBLIC, citizenOf, staff } from '../testing/readers.js';
import { Town } from '../testing/town.js';

const HANDLED = [step.receive(), step.assign(), step.accept(), step.progress()];

describe('a case history', () => {
  it('shows a correction on the entry it corrects, and leaves the entry as it was', async () => {
    const town = await new Town().tell(
      ...HANDLED,
      step.correct({ entry: 'e3', text: 'Two trucks', reason: 'Miscounted' }),
    );
    const { entries } = (await (await town.reads()).caseView(PUBLIC, CASE))!;
    expect(entries[3]).toMatchObject({
      text: { en: 'Sanitation reports progress: “A truck is ordered”.' },
      correction: { text: 'Two trucks', reason: 'Miscounted' },
    });
  });

  it('keeps no envelope of a struck text', async () => {
    const town = await new Town().tell(...HANDLED, step.redact({ entry: 'e0' }));
    const view = (await (await town.reads()).caseView(PUBLIC, CASE))!;
    expect(view).not.toHaveProperty('summary');
    expect(view.entries[0]).toMatchObject({
      gone: 'redacted',
      text: { en: expect.stringMatching(/by phone\. /) },
    });
    const envelope = town.historyOf()[0]!.sealed.publishable!;
    for (const model of ['case-history', 'case-search', 'department-worklist', 'resolution-timelines'])
      expect({ model, holds: await holds(town, model, envelope) }).toEqual({ model, holds: false });
  });

  it('keeps its steps when its words are erased, and says so', async () => {
    const town = await new Town().tell(...HANDLED, step.resolve(), step.revisit());
    await town.tell(step.orderErasure(), step.confirmErasure());
    await town.sealing.erase(CASE);
    const view = (await (await town.reads()).history(citizenOf(CASE), CASE))!;
    expect(view.plain.status.en).toContain('The words and personal data were erased');
    expect(view.entries.slice(0, 4).map(({ gone }) => gone)).toEqual([
      'erased',
      undefined,
      undefined,
      'erased',
    ]);
    expect(view).not.toHaveProperty('summary');
    expect(view).not.toHaveProperty('complainant');
    expect(view.personalData).toBe('erased');
  });

  it('is not shown as erased while the key store is down', async () => {
    const town = await new Town().tell(...HANDLED);
    const reads = await town.reads();
    await town.sealing.close();
    for (const answer of [
      reads.caseView(PUBLIC, CASE),
      reads.search(PUBLIC, {}),
      reads.worklist(staff('operator'), 'sanitation'),
    ])
      await expect(answer).rejects.toMatchObject({ code: 'key-store-unavailable' });
  });

  it('answers entries after a revision as the page shows them', async () => {
    const reads = await (await new Town().tell(...HANDLED)).reads();
    const { entries } = (await reads.caseView(PUBLIC, CASE))!;
    expect(await reads.entriesAfter(PUBLIC, CASE, 1)).toEqual(entries.slice(2));
    expect(await reads.entriesAfter(PUBLIC, CASE, 3)).toEqual([]);
    expect(await reads.entriesAfter(PUBLIC, 'HD-NONE-NONE-0', -1)).toBeUndefined();
  });

  it('shows a page of a thousand entries and more in order', async () => {
    const town = await new Town().tell(...HANDLED);
    for (let each = 0; each < 1200; each++) await town.tell(step.linkCall({ actor: CITIZEN }));
    const { entries } = (await (await town.reads()).caseView(PUBLIC, CASE))!;
    expect(entries.map(({ revision }) => revision)).toEqual(
      Array.from({ length: 1204 }, (_, index) => index),
    );
  });

  it('gives the citizen no number of another person’s case that is not listed', async () => {
    for (const [visibility, named] of [
      ['listed', true],
      ['unlisted', false],
    ] as const) {
      const town = await new Town().tellOf(OTHER_CASE, step.receive({ visibility }));
      await town.tell(...HANDLED, step.joinReporter({ fromVisibility: visibility }), step.resolve());
      await town.tell(step.revisit({ reporter: OTHER_CASE, solved: 'no', satisfaction: 'dissatisfied' }));
      const reads = await town.reads();
      const answer = JSON.stringify(await reads.history(citizenOf(CASE), CASE));
      expect({ visibility, named: answer.includes(OTHER_CASE) }).toEqual({ visibility, named });
      expect(JSON.stringify(await reads.history(staff('operator'), CASE))).toContain(OTHER_CASE);
    }
  });

  it('tells readers to wait before its first build', async () => {
    const town = new Town();
    const { CaseReads } = await import('../case-reads.js');
    const { openMemoryReadStore } = await import('#read-store');
    const { DEFAULT_CATALOGUE } = await import('#complaint');
    const reads = new CaseReads({
      documents: openMemoryReadStore(),
      sealing: town.sealing,
      catalogue: DEFAULT_CATALOGUE,
      policies: SHIPPED_BOOK,
      clock: () => new Date(0),
    });
    await expect(reads.caseView(PUBLIC, CASE)).rejects.toMatchObject({ code: 'read-model-behind' });
  });
});

async function holds(town: Town, model: string, envelope: string): Promise<boolean> {
  const live = (await (await town.documents()).live(model))!;
  const { readModels } = await import('../registry.js');
  const { schema } = readModels({ sealing: town.sealing, policies: SHIPPED_BOOK }).find(
    (each) => each.schema.name === model,
  )!;
  for (const { name } of schema.collections)
    if (JSON.stringify(await live.find(name, { limit: 1000 })).includes(envelope)) return true;
  return false;
}
