import type { Catalogue, Category, Department, District } from './catalogue.js';

export const findDepartment = (catalogue: Catalogue, id: string): Department | undefined =>
  catalogue.departments.find((department) => department.id === id);

export const findCategory = (catalogue: Catalogue, id: string): Category | undefined =>
  catalogue.categories.find((category) => category.id === id);

export const findDistrict = (catalogue: Catalogue, id: string): District | undefined =>
  catalogue.districts.find((district) => district.id === id);

/** A department and everything below it in the tree; only itself where the catalogue does not know it. */
export function branchOf(catalogue: Catalogue, id: string): readonly string[] {
  const branch = new Set([id]);
  for (const member of branch) {
    for (const department of catalogue.departments) {
      if (department.parent === member) branch.add(department.id);
    }
  }
  return [...branch];
}

/** Whether one department is the other, is above it or is below it. */
export const isInLine = (catalogue: Catalogue, one: string, other: string): boolean =>
  branchOf(catalogue, one).includes(other) || branchOf(catalogue, other).includes(one);
