import type { LocalizedText, Visibility } from '../words.js';

export interface Department {
  readonly id: string;
  readonly name: LocalizedText;
  /** The department it belongs to; departments see the cases of their branch. */
  readonly parent?: string;
}

export interface Category {
  readonly id: string;
  readonly name: LocalizedText;
  /** What a case of this category is unless the caller asks otherwise. */
  readonly visibility: Visibility;
}

export interface District {
  readonly id: string;
  /** Two capital letters, the first characters of its case numbers. */
  readonly code: string;
  readonly name: LocalizedText;
}

/** What a city calls its departments, categories and districts. */
export interface Catalogue {
  readonly departments: readonly Department[];
  readonly categories: readonly Category[];
  readonly districts: readonly District[];
}
