import { describe, expect, it } from '@jest/globals';
import { DEFAULT_CATALOGUE, SHIPPED_BOOK } from '#complaint';
import * as step from '../../libs/complaint/src/testing/steps.js';
import { lead } from '../../libs/complaint/src/testing/steps.js';
import { CaseReads } from '../case-reads.js';
import { IncidentTown } from '../testing/incident-town.js';
import { PUBLIC, staff } from '../testing/readers.js';

async function readsOf(town: IncidentTown): Promise<CaseReads> {
  await town.seen();
  const { documents, sealing, time } = town;
  const rules = { catalogue: DEFAULT_CATALOGUE, policies: SHIPPED_BOOK };
  return new CaseReads({ documents, sealing, clock: time.clock, ...rules });
}

const WATER = [
  step.assign({ departments: [lead('water')] }),
  step.accept({ department: 'water' }),
  step.contact({ department: 'water' }),
] as const;

describe('an incident', () => {
  it('is read by anyone, with all that was said, to the hour', () =>
    IncidentTown.live(async (town) => {
      const incident = await town.open({ expectedEnd: '2026-09-23T12:00:00.000Z' });
      await town.members(incident, 3);
      town.time.pass(125 * 60_000);
      await town.update(incident, 'A pump is on its way');
      const view = (await (await readsOf(town)).incident(PUBLIC, incident))!;
      expect(view).toMatchObject({
        number: incident,
        categoryName: { en: expect.any(String), 'zh-CN': expect.any(String) },
        districtName: { en: 'Haidian', 'zh-CN': '海淀区' },
        area: 'Willow Lane',
        openedAt: '2026-09-23T01:00:00.000Z',
        cases: 3,
        news: [
          {
            revision: 0,
            news: 'opened',
            text: 'A main burst',
            recordedAt: '2026-09-23T01:00:00.000Z',
            expectedEnd: '2026-09-23T12:00:00.000Z',
          },
          {
            revision: 1,
            news: 'updated',
            text: 'A pump is on its way',
            recordedAt: '2026-09-23T03:00:00.000Z',
          },
        ],
        revision: 1,
      });
      expect(view).not.toHaveProperty('expectedEnd');
      const seen = await (await readsOf(town)).incident(staff('operator'), incident);
      expect(seen?.news[1]?.recordedAt).toBe('2026-09-23T03:05:00.000Z');
    }));

  it('is nothing where there is none of that number', () =>
    IncidentTown.live(async (town) => {
      await town.open();
      expect(await (await readsOf(town)).incident(PUBLIC, 'INC-HD-0000-0000-Z')).toBeUndefined();
    }));

  it('shows no confidential case, and counts them in whole tens only', () =>
    IncidentTown.live(async (town) => {
      const incident = await town.open();
      await town.members(incident, 2);
      const [unlisted] = await town.members(incident, 1, { visibility: 'unlisted' });
      const hidden = await town.members(incident, 9, { visibility: 'confidential' });
      const countOf = async () => (await (await readsOf(town)).incident(PUBLIC, incident))!.cases;
      expect(await countOf()).toBe(3);
      await town.members(incident, 1, { visibility: 'confidential' });
      expect(await countOf()).toBe(13);
      const reads = await readsOf(town);
      const told = JSON.stringify([
        await reads.incident(PUBLIC, incident),
        await reads.incidents(PUBLIC, {}),
        await reads.incidentCases(PUBLIC, incident),
      ]);
      for (const caseNumber of [unlisted, ...hidden]) expect(told).not.toContain(caseNumber);
    }));

  it('forgets a case that left', () =>
    IncidentTown.live(async (town) => {
      const incident = await town.open();
      const [gone] = await town.members(incident, 2);
      await town.tell(gone!, step.leaveIncident());
      expect((await (await readsOf(town)).incident(PUBLIC, incident))?.cases).toBe(1);
    }));
});

describe('the list of incidents', () => {
  it('is newest first, by district, category and whether they go on', () =>
    IncidentTown.live(async (town) => {
      const old = await town.open();
      town.time.pass(60_000);
      const elsewhere = await town.open({ district: 'chaoyang' });
      town.time.pass(60_000);
      const fresh = await town.open({ category: 'water.drainage' });
      await town.end(old);
      const reads = await readsOf(town);
      const numbers = async (query: Parameters<CaseReads['incidents']>[1]) =>
        (await reads.incidents(PUBLIC, query)).items.map(({ number }) => number);
      expect(await numbers({})).toEqual([fresh, elsewhere, old]);
      expect(await numbers({ state: 'open', district: 'haidian' })).toEqual([fresh]);
      expect(await numbers({ state: 'ended' })).toEqual([old]);
      expect(await numbers({ category: 'water.drainage' })).toEqual([fresh]);
      const { next } = await reads.incidents(PUBLIC, { district: 'haidian', limit: 1 });
      expect(await numbers({ district: 'haidian', limit: 1, cursor: next })).toEqual([old]);
    }));

  it('offers at intake what goes on nearby: the same category first, then the same kind of matter', () =>
    IncidentTown.live(async (town) => {
      const supply = await town.open();
      town.time.pass(60_000);
      const drainage = await town.open({ category: 'water.drainage' });
      await town.open({ category: 'sanitation.rubbish' });
      await town.open({ district: 'chaoyang' });
      await town.end(await town.open());
      const offered = await (await readsOf(town)).openIncidents('haidian', 'water.supply');
      expect(offered.map(({ number }) => number)).toEqual([supply, drainage]);
      expect(offered[0]).toMatchObject({ area: 'Willow Lane', cases: 0 });
    }));
});

describe('the cases of an incident', () => {
  it('are shown to staff as far as each may find them', () =>
    IncidentTown.live(async (town) => {
      const incident = await town.open();
      const [mine] = await town.members(incident, 2);
      await town.tell(mine!, ...WATER);
      const reads = await readsOf(town);
      expect((await reads.incidentCases(staff('operator'), incident)).items).toHaveLength(2);
      expect((await reads.incidentCases(staff('department', 'water'), incident)).items).toEqual([
        { caseNumber: mine, status: 'in-progress', statusText: expect.anything(), lead: 'water' },
      ]);
    }));

  it('are offered to the department that leads them, once it is over', () =>
    IncidentTown.live(async (town) => {
      const incident = await town.open();
      const [one, two, resolved, others] = await town.members(incident, 4);
      for (const each of [one, two, resolved]) await town.tell(each!, ...WATER);
      await town.tell(resolved!, step.resolve({ department: 'water' }));
      await town.tell(others!, step.assign());
      const water = staff('department', 'water');
      expect(await (await readsOf(town)).incident(water, incident)).not.toHaveProperty('yoursToResolve');
      await town.end(incident);
      const reads = await readsOf(town);
      expect(await reads.incident(water, incident)).toMatchObject({ yoursToResolve: 2 });
      expect(await reads.incident(staff('operator'), incident)).not.toHaveProperty('yoursToResolve');
      expect(
        (await reads.casesToResolve(water, incident)).map(({ caseNumber }) => caseNumber).sort(),
      ).toEqual([one, two].sort());
      expect(await reads.casesToResolve(PUBLIC, incident)).toEqual([]);
    }));
});
