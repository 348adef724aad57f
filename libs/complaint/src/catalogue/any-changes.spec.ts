import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { EMPTY_CATALOGUE, isInUse, type Catalogue, type Entry } from './catalogue.js';
import { changeCatalogue } from './change.js';
import type { CatalogueEvent } from './events.js';
import { branchOf, departmentsAbove, successorOf } from './find.js';
import { foldCatalogue } from './fold.js';
import { planChanges } from './plan-changes.js';
import { CatalogueRefused } from './refused.js';

const IDS = ['a', 'b', 'c', 'd', 'e'];
const id = fc.constantFrom(...IDS);
const maybe = fc.option(id, { nil: undefined });
const name = fc.constantFrom('one', 'two', 'three').map((word) => ({ 'zh-CN': word, en: word }));
const code = fc.constantFrom('AA', 'BB', 'CC', 'DD', 'EE', 'FF');
const visibility = fc.constantFrom('listed' as const, 'unlisted' as const);
const keywords = fc.option(fc.constant({ 'zh-CN': ['一'], en: ['one'] }), { nil: undefined });

const ofNoun = (noun: string, more: Record<string, fc.Arbitrary<unknown>>) => [
  fc.record({ type: fc.constant(`${noun}Listed`), data: fc.record({ id, name, ...more }) }),
  fc.record({ type: fc.constant(`${noun}Renamed`), data: fc.record({ id, name }) }),
  fc.record({ type: fc.constant(`${noun}Merged`), data: fc.record({ id, into: id }) }),
  fc.record({ type: fc.constantFrom(`${noun}Retired`, `${noun}Restored`), data: fc.record({ id }) }),
];

const event = fc
  .oneof(
    ...ofNoun('Department', { parent: maybe }),
    ...ofNoun('Category', { visibility, keywords, department: maybe }),
    ...ofNoun('District', { code }),
    fc.record({ type: fc.constant('DepartmentMoved'), data: fc.record({ id, parent: maybe }) }),
    fc.record({ type: fc.constant('CategoryRouted'), data: fc.record({ id, keywords, department: maybe }) }),
  )
  .map((each) => JSON.parse(JSON.stringify(each)) as CatalogueEvent);

/** What of any events is legal, in their order. */
function lived(events: readonly CatalogueEvent[]): { events: CatalogueEvent[]; catalogue: Catalogue } {
  const legal: CatalogueEvent[] = [];
  let catalogue = EMPTY_CATALOGUE;
  for (const each of events) {
    try {
      catalogue = changeCatalogue(catalogue, each);
      legal.push(each);
    } catch (error) {
      if (!(error instanceof CatalogueRefused)) throw error;
    }
  }
  return { events: legal, catalogue };
}

const life = fc.array(event, { maxLength: 60 }).map(lived);
const runs = { numRuns: Number(process.env.CASETRAIL_TEST_RUNS ?? 300) };
const entriesOf = (catalogue: Catalogue): (readonly Entry[])[] => Object.values(catalogue) as Entry[][];
const byId = (catalogue: Catalogue) =>
  entriesOf(catalogue).map((list) => list.toSorted((one, other) => (one.id < other.id ? -1 : 1)));

describe('any legal changes', () => {
  it('leave every id ever listed to be found, and lead it to where it is used or retired', () => {
    fc.assert(
      fc.property(life, ({ events, catalogue }) => {
        for (const list of entriesOf(catalogue)) {
          expect(new Set(list.map((entry) => entry.id)).size).toBe(list.length);
          for (const entry of list) expect(successorOf(list, entry.id)?.mergedInto).toBeUndefined();
        }
        const listed = events.filter(({ type }) => type.endsWith('Listed'));
        expect(entriesOf(catalogue).flat()).toHaveLength(listed.length);
      }),
      runs,
    );
  });

  it('leave the tree a tree', () => {
    fc.assert(
      fc.property(life, ({ catalogue }) => {
        const parents = new Map(catalogue.departments.map((each) => [each.id, each.parent]));
        for (const department of parents.keys()) {
          let steps = 0;
          for (let at: string | undefined = department; at !== undefined; at = parents.get(at)) steps++;
          expect(steps).toBeLessThanOrEqual(parents.size);
        }
      }),
      runs,
    );
  });

  it('let whoever is above a department have it in its branch, and nobody else', () => {
    fc.assert(
      fc.property(life, ({ catalogue }) => {
        for (const one of catalogue.departments)
          for (const other of catalogue.departments)
            expect([one.id, ...departmentsAbove(catalogue, one.id)].includes(other.id)).toBe(
              branchOf(catalogue, other.id).includes(one.id),
            );
      }),
      runs,
    );
  });

  it('keep every code with the district it was given to', () => {
    fc.assert(
      fc.property(life, ({ events, catalogue }) => {
        const given = events.flatMap((each) => (each.type === 'DistrictListed' ? [each.data] : []));
        expect(catalogue.districts.map((each) => [each.id, each.code])).toEqual(
          given.map((each) => [each.id, each.code]),
        );
        expect(new Set(given.map((each) => each.code)).size).toBe(given.length);
      }),
      runs,
    );
  });

  it('can be planned from any earlier catalogue, and then need nothing more', () => {
    fc.assert(
      fc.property(life, fc.nat(), ({ events, catalogue }, cut) => {
        const earlier = foldCatalogue(events.slice(0, cut % (events.length + 1)));
        const plan = planChanges(earlier, catalogue);
        // A category may go on naming a usual lead that was taken out of use; to name it anew is refused.
        fc.pre(catalogue.categories.every(({ department }) => isUsed(catalogue, department)));
        fc.pre(catalogue.departments.every(({ parent }) => isUsed(catalogue, parent)));
        expect(plan.refusals).toEqual([]);
        expect(byId(foldCatalogue(plan.events, earlier))).toEqual(byId(catalogue));
        expect(planChanges(catalogue, catalogue).events).toEqual([]);
      }),
      runs,
    );
  });
});

const isUsed = (catalogue: Catalogue, department: string | undefined): boolean =>
  catalogue.departments.every((each) => each.id !== department || isInUse(each));
