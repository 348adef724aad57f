import type { LocalizedText } from '../words.js';
import type { Catalogue, CatalogueList, Category, Department, District, Entry } from './catalogue.js';

export const findDepartment = (catalogue: Catalogue, id: string): Department | undefined =>
  find(catalogue.departments, id);

export const findCategory = (catalogue: Catalogue, id: string): Category | undefined =>
  find(catalogue.categories, id);

export const findDistrict = (catalogue: Catalogue, id: string): District | undefined =>
  find(catalogue.districts, id);

const find = <Kind extends Entry>(entries: readonly Kind[], id: string): Kind | undefined =>
  entries.find((entry) => entry.id === id);

/** Where the work of an entry goes now: itself, or the last of those that took over, which may be retired. */
export function successorOf<Kind extends Entry>(entries: readonly Kind[], id: string): Kind | undefined {
  const entry = find(entries, id);
  return entry?.mergedInto === undefined ? entry : successorOf(entries, entry.mergedInto);
}

/** What a case that bears the id shows: its name today, and with it the name of what took it over. */
export function nameOf(catalogue: Catalogue, list: CatalogueList, id: string): LocalizedText | undefined {
  const entries: readonly Entry[] = catalogue[list];
  const entry = find(entries, id);
  const now = successorOf(entries, id);
  if (!entry || !now || now === entry) return entry?.name;
  return {
    'zh-CN': `${entry.name['zh-CN']}（现为${now.name['zh-CN']}）`,
    en: `${entry.name.en} (now ${now.name.en})`,
  };
}

/** A department, everything below it and everything merged into these; only itself where the catalogue does not know it. */
export function branchOf(catalogue: Catalogue, id: string): readonly string[] {
  const branch = new Set([id]);
  for (const member of branch) {
    for (const { id: other, parent, mergedInto } of catalogue.departments) {
      if (parent === member || mergedInto === member) branch.add(other);
    }
  }
  return [...branch];
}

/** Everything that has a department in its branch, itself left out. */
export function departmentsAbove(catalogue: Catalogue, id: string): readonly string[] {
  const above = new Set([id]);
  for (const member of above) {
    const { parent, mergedInto } = findDepartment(catalogue, member) ?? {};
    for (const upper of [parent, mergedInto]) if (upper !== undefined) above.add(upper);
  }
  return [...above].slice(1);
}

/** Whether one department is the other, is above it or is below it. */
export const isInLine = (catalogue: Catalogue, one: string, other: string): boolean =>
  branchOf(catalogue, one).includes(other) || branchOf(catalogue, other).includes(one);
