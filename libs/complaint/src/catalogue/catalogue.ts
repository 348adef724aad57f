import type { Language, LocalizedText, Visibility } from '../words.js';

/** What departments, categories and districts have in common. None is ever taken out: cases bear its id. */
export interface Entry {
  readonly id: string;
  readonly name: LocalizedText;
  /** The one that took it over; new work goes there. */
  readonly mergedInto?: string;
  /** It takes no new work, and nobody took it over. */
  readonly retired?: true;
}

export interface Department extends Entry {
  /** The department it belongs to; departments see the cases of their branch. */
  readonly parent?: string;
}

/** Words by which people name a matter, per language. */
export type Keywords = Readonly<Record<Language, readonly string[]>>;

export interface Category extends Entry {
  /** What a case of this category is unless the caller asks otherwise. */
  readonly visibility: Visibility;
  /** For suggesting it from what a citizen says. */
  readonly keywords?: Keywords;
  /** The department that usually leads such a case. */
  readonly department?: string;
}

export interface District extends Entry {
  /** Two capital letters, the first characters of its case numbers; never changed. */
  readonly code: string;
}

/** What a city calls its departments, categories and districts, today's and earlier ones. */
export interface Catalogue {
  readonly departments: readonly Department[];
  readonly categories: readonly Category[];
  readonly districts: readonly District[];
}

export const CATALOGUE_LISTS = ['departments', 'categories', 'districts'] as const;
export type CatalogueList = (typeof CATALOGUE_LISTS)[number];

/** What the catalogue of a log is before anything is listed in it. */
export const EMPTY_CATALOGUE: Catalogue = { departments: [], categories: [], districts: [] };

/** Whether new work may go to it. */
export const isInUse = ({ mergedInto, retired }: Entry): boolean => mergedInto === undefined && !retired;
