import type { LocalizedText, Visibility } from '../words.js';
import type { CatalogueList, Category, Department, District, Entry, Keywords } from './catalogue.js';

interface Event<Type extends string, Data> {
  readonly type: Type;
  readonly data: Data;
}

/** What an entry is when it is listed: neither merged nor retired. */
type New<Kind extends Entry> = Omit<Kind, 'mergedInto' | 'retired'>;

type EntryEvent<Noun extends string, Kind extends Entry> =
  | Event<`${Noun}Listed`, New<Kind>>
  | Event<`${Noun}Renamed`, { readonly id: string; readonly name: LocalizedText }>
  | Event<`${Noun}Merged`, { readonly id: string; readonly into: string }>
  | Event<`${Noun}Retired`, { readonly id: string }>
  /** It was merged or retired by mistake, or is needed again. */
  | Event<`${Noun}Restored`, { readonly id: string }>;

/** Without a parent, to the top of the tree. */
export type DepartmentMoved = Event<'DepartmentMoved', { readonly id: string; readonly parent?: string }>;

/** By which words it is found, and who usually leads; what is absent no longer holds. */
export type CategoryRouted = Event<
  'CategoryRouted',
  { readonly id: string; readonly keywords?: Keywords; readonly department?: string }
>;

export type CategoryVisibilityChanged = Event<
  'CategoryVisibilityChanged',
  { readonly id: string; readonly visibility: Visibility }
>;

export type DepartmentEvent = EntryEvent<'Department', Department> | DepartmentMoved;
export type CategoryEvent = EntryEvent<'Category', Category> | CategoryRouted | CategoryVisibilityChanged;
export type DistrictEvent = EntryEvent<'District', District>;

/** Every fact that the history of a city's catalogue can hold. */
export type CatalogueEvent = DepartmentEvent | CategoryEvent | DistrictEvent;
export type CatalogueEventType = CatalogueEvent['type'];
export type CatalogueEventOf<Type extends CatalogueEventType> = Extract<CatalogueEvent, { type: Type }>;

/** Each list has a stream of its own. */
export const CATALOGUE_STREAMS: Readonly<Record<CatalogueList, string>> = {
  departments: 'catalogue-departments',
  categories: 'catalogue-categories',
  districts: 'catalogue-districts',
};

/** The list that each event is about, and thereby every type of event there is. */
export const LIST_OF: Readonly<Record<CatalogueEventType, CatalogueList>> = {
  DepartmentListed: 'departments',
  DepartmentRenamed: 'departments',
  DepartmentMoved: 'departments',
  DepartmentMerged: 'departments',
  DepartmentRetired: 'departments',
  DepartmentRestored: 'departments',
  CategoryListed: 'categories',
  CategoryRenamed: 'categories',
  CategoryRouted: 'categories',
  CategoryVisibilityChanged: 'categories',
  CategoryMerged: 'categories',
  CategoryRetired: 'categories',
  CategoryRestored: 'categories',
  DistrictListed: 'districts',
  DistrictRenamed: 'districts',
  DistrictMerged: 'districts',
  DistrictRetired: 'districts',
  DistrictRestored: 'districts',
};
