import type { Catalogue, CatalogueList, Category, Department, Entry } from './catalogue.js';
import type { CatalogueEvent } from './events.js';
import { CatalogueRefused } from './refused.js';

/** What must happen, in any order, for a catalogue to become another. */
export function differences(current: Catalogue, wanted: Catalogue): readonly CatalogueEvent[] {
  return [
    ...pairs(current.departments, wanted.departments).flatMap(([old, now]) => [
      ...entryDifferences('Department', old, now),
      ...moved(old, now),
    ]),
    ...pairs(current.categories, wanted.categories).flatMap(([old, now]) => [
      ...entryDifferences('Category', old, now),
      ...rerouted(old, now),
    ]),
    ...pairs(current.districts, wanted.districts).flatMap(([old, now]) =>
      entryDifferences('District', old, now),
    ),
  ];
}

/** What no event can bring about. */
export function impossibilities(current: Catalogue, wanted: Catalogue): readonly CatalogueRefused[] {
  const recoded = pairs(current.districts, wanted.districts)
    .filter(([old, now]) => old && old.code !== now.code)
    .map(([old, { id }]) => {
      const sentence = `The code of ${id} stays ${old!.code}: case numbers begin with it.`;
      return new CatalogueRefused('code-never-changes', 'districts', id, sentence);
    });
  const lists = Object.keys(current) as CatalogueList[];
  return [...recoded, ...lists.flatMap((list) => takenOut(list, current[list], wanted[list]))];
}

const takenOut = (list: CatalogueList, current: readonly Entry[], wanted: readonly Entry[]) =>
  current
    .filter(({ id }) => !wanted.some((entry) => entry.id === id))
    .map(({ id }) => {
      const sentence = `${id} is missing: cases bear it, so merge it into another or retire it.`;
      return new CatalogueRefused('never-taken-out', list, id, sentence);
    });

type Pair<Kind extends Entry> = readonly [Kind | undefined, Kind];

const pairs = <Kind extends Entry>(current: readonly Kind[], wanted: readonly Kind[]): Pair<Kind>[] =>
  wanted.map((entry) => [current.find(({ id }) => id === entry.id), entry]);

type Noun = 'Department' | 'Category' | 'District';

function entryDifferences(noun: Noun, old: Entry | undefined, now: Entry): CatalogueEvent[] {
  const { id, name } = now;
  const { mergedInto, retired, ...listed } = now;
  const events: object[] = [];
  if (!old) events.push({ type: `${noun}Listed`, data: listed });
  else if (!same(old.name, name)) events.push({ type: `${noun}Renamed`, data: { id, name } });
  const ended = old?.mergedInto !== undefined || old?.retired === true;
  if (old?.mergedInto === mergedInto && Boolean(old?.retired) === Boolean(retired))
    return events as CatalogueEvent[];
  if (ended) events.push({ type: `${noun}Restored`, data: { id } });
  if (mergedInto !== undefined) events.push({ type: `${noun}Merged`, data: { id, into: mergedInto } });
  else if (retired) events.push({ type: `${noun}Retired`, data: { id } });
  return events as CatalogueEvent[];
}

function moved(old: Department | undefined, { id, parent }: Department): CatalogueEvent[] {
  if (!old || old.parent === parent) return [];
  return [{ type: 'DepartmentMoved', data: { id, ...(parent !== undefined && { parent }) } }];
}

function rerouted(old: Category | undefined, now: Category): CatalogueEvent[] {
  if (!old) return [];
  const { id, visibility, keywords, department } = now;
  const events: CatalogueEvent[] = [];
  if (visibility !== old.visibility)
    events.push({ type: 'CategoryVisibilityChanged', data: { id, visibility } });
  if (department !== old.department || !same(keywords, old.keywords))
    events.push({
      type: 'CategoryRouted',
      data: { id, ...(keywords && { keywords }), ...(department !== undefined && { department }) },
    });
  return events;
}

/** The same words, whatever order the languages come in. */
const same = (one: object | undefined, other: object | undefined): boolean =>
  JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));

const sorted = (record: object = {}): [string, unknown][] =>
  Object.entries(record).toSorted(([one], [other]) => (one < other ? -1 : 1));
