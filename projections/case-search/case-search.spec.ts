import { describe, expect, it } from '@jest/globals';
import * as step from '../../libs/complaint/src/testing/steps.js';
import { CASE, lead } from '../../libs/complaint/src/testing/steps.js';
import type { CaseReads } from '../case-reads.js';
import { PUBLIC, staff } from '../testing/readers.js';
import { Town } from '../testing/town.js';
import type { CaseQuery } from './case-search.queries.js';

const numbers = async (reads: CaseReads, query: CaseQuery, reader = PUBLIC) =>
  (await reads.search(reader, query)).items.map(({ caseNumber }) => caseNumber);

const heap = step.receive({ summary: '七号楼窗下垃圾堆积 Rubbish under block 7' });

describe('search', () => {
  it('finds listed cases by words in either language', async () => {
    const reads = await (await new Town().tell(heap)).reads();
    for (const text of ['垃圾', 'rubbish', 'BLOCK 7', '窗下垃圾', CASE])
      expect(await numbers(reads, { text })).toEqual([CASE]);
    expect(await numbers(reads, { text: 'noise' })).toEqual([]);
  });

  it('shows a line in words, times to the hour', async () => {
    const reads = await (await new Town().tell({ ...heap, at: '09:47' }, step.assign())).reads();
    expect((await reads.search(PUBLIC, {})).items).toEqual([
      {
        caseNumber: CASE,
        status: 'assigned',
        statusText: { 'zh-CN': '已派单', en: 'Given to a department' },
        category: 'sanitation.rubbish',
        categoryName: { 'zh-CN': '垃圾堆积', en: 'Rubbish' },
        district: 'haidian',
        districtName: { 'zh-CN': '海淀区', en: 'Haidian' },
        receivedAt: '2026-09-23T01:00:00.000Z',
        summary: '七号楼窗下垃圾堆积 Rubbish under block 7',
        language: 'zh-CN',
        departments: [{ id: 'sanitation', name: { 'zh-CN': '环境卫生服务中心', en: 'Sanitation' } }],
      },
    ]);
  });

  it('narrows by status, district, category, department and days, both included', async () => {
    const reads = await (await new Town().tell(heap, step.assign())).reads();
    const day = '2026-09-23';
    const matching: CaseQuery[] = [
      { status: 'assigned' },
      { district: 'haidian', category: 'sanitation.rubbish' },
      { department: 'sanitation' },
      { from: day, to: day },
    ];
    for (const query of matching) expect(await numbers(reads, query)).toEqual([CASE]);
    const other: CaseQuery[] = [
      { status: 'closed' },
      { district: 'chaoyang' },
      { department: 'parks' },
      { from: '2026-09-24' },
      { to: '2026-09-22' },
    ];
    for (const query of other) expect(await numbers(reads, query)).toEqual([]);
  });

  it('pages newest first without skipping or repeating', async () => {
    const town = new Town();
    const all = Array.from({ length: 7 }, (_, index) => `HD-PAGE-000${index}-X`);
    for (const [index, number] of all.entries())
      await town.tellOf(number, step.receive({ at: `${10 + index}:00` }));
    const reads = await town.reads();
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await reads.search(PUBLIC, { limit: 3, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ caseNumber }) => caseNumber));
      cursor = page.next;
    } while (cursor);
    expect(seen).toEqual(all.toReversed());
  });

  it('holds words in clear only while a case is listed and its words stand', async () => {
    const clear = async (town: Town) =>
      JSON.stringify(
        (await (await town.documents()).live('case-search').then((live) => live!.find('cases', { limit: 9 })))
          .items,
      ).includes('block');
    expect(await clear(await new Town().tell(heap))).toBe(true);
    expect(await clear(await new Town().tell(heap, step.changeVisibility({ to: 'unlisted' })))).toBe(false);
    expect(await clear(await new Town().tell(heap, step.redact({ entry: 'e0' })))).toBe(false);
    expect(
      await clear(await new Town().tell({ ...heap, payload: { ...heap.payload, visibility: 'unlisted' } })),
    ).toBe(false);
    const closed = await new Town().tell(heap, step.assign(), step.accept(), step.resolve(), step.revisit());
    expect(await clear(await closed.tell(step.orderErasure(), step.confirmErasure()))).toBe(false);
  });

  it('finds an imported case by the number it had in its source', async () => {
    const town = await new Town().imported('HD-OLDE-RREC-1', '2014-03-02T01:00:00.000Z', {
      type: 'ComplaintReceived',
      data: {
        caseNumber: 'HD-OLDE-RREC-1',
        channel: 'phone',
        kind: 'complaint',
        category: 'old-noise',
        complexity: 'general',
        urgency: 'normal',
        visibility: 'listed',
        location: { district: 'old-town' },
        language: 'en',
        policy: { id: 'simple', version: 1 },
        phones: 0,
        reachable: false,
        labels: {
          category: { 'zh-CN': 'Noise', en: 'Noise' },
          district: { 'zh-CN': 'Old Town', en: 'Old Town' },
          source: 'Old system 14-01543615',
        },
        respondBy: '9999-12-31T23:59:59.999Z',
        resolveBy: '9999-12-31T23:59:59.999Z',
      },
      publishable: { summary: 'Loud music' },
    });
    const reads = await town.reads();
    const [found] = (await reads.search(PUBLIC, { text: '14-01543615' })).items;
    expect(found).toMatchObject({ categoryName: { en: 'Noise' }, districtName: { en: 'Old Town' } });
    const view = (await reads.caseView(PUBLIC, found!.caseNumber))!;
    expect(view.plain.status.en).toMatch(
      /^This case was taken over from another system\. Its record says that /,
    );
    expect(view.entries[0]!.text.en).toBe('The original record begins with a complaint: “Loud music”.');
    expect(view.deadline).toBeUndefined();
    expect(JSON.stringify(view.plain)).not.toContain('9999');
  });

  it('lets staff find what is not listed by its number', async () => {
    const reads = await (
      await new Town().tell(
        step.receive({ visibility: 'confidential' }),
        step.assign({ departments: [lead('parks')] }),
      )
    ).reads();
    expect(await numbers(reads, { text: CASE }, staff('operator'))).toEqual([CASE]);
    expect(await numbers(reads, { text: CASE })).toEqual([]);
  });
});
