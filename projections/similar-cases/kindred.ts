import { type Catalogue, successorOf } from '#complaint';

/** The categories a case may have to be about the same kind of matter. */
export interface Kindred {
  /** Itself, and those merged into one with it. */
  readonly same: readonly string[];
  /** Besides, those of its family: `sanitation.toilet` of `sanitation.rubbish`. */
  readonly all: readonly string[];
}

export function kindredOf(catalogue: Catalogue, categories: readonly string[]): Kindred {
  const same = categories.flatMap((category) => mergedWith(catalogue, category));
  const families = new Set(same.map(familyOf));
  const siblings = catalogue.categories.map(({ id }) => id).filter((id) => families.has(familyOf(id)));
  return { same: [...new Set(same)], all: [...new Set([...same, ...siblings])] };
}

function mergedWith({ categories }: Catalogue, category: string): readonly string[] {
  const now = successorOf(categories, category)?.id;
  const merged = categories.map(({ id }) => id).filter((id) => successorOf(categories, id)?.id === now);
  return [category, ...(now === undefined ? [] : merged)];
}

const familyOf = (category: string): string => category.split('.', 1)[0]!;
