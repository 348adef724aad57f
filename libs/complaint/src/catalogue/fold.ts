import { EMPTY_CATALOGUE, type Catalogue, type Category, type Department, type Entry } from './catalogue.js';
import { LIST_OF, type CatalogueEvent, type CatalogueEventOf, type CatalogueEventType } from './events.js';

/** The catalogue after these events. */
export const foldCatalogue = (
  events: Iterable<CatalogueEvent>,
  catalogue: Catalogue = EMPTY_CATALOGUE,
): Catalogue => [...events].reduce(evolveCatalogue, catalogue);

export function evolveCatalogue(catalogue: Catalogue, event: CatalogueEvent): Catalogue {
  const list = LIST_OF[event.type];
  const entries: readonly Entry[] = catalogue[list];
  const { id } = event.data;
  const change = CHANGES[event.type] as (data: CatalogueEvent['data']) => Partial<Entry>;
  const changed = change(event.data);
  if (event.type.endsWith('Listed')) return { ...catalogue, [list]: [...entries, changed] };
  return {
    ...catalogue,
    [list]: entries.map((entry) => (entry.id === id ? withoutAbsent({ ...entry, ...changed }) : entry)),
  };
}

type Changes = {
  readonly [Type in CatalogueEventType]: (
    data: CatalogueEventOf<Type>['data'],
  ) => Partial<Department & Category>;
};

const listed = <Kind extends Entry>(entry: Kind): Kind => entry;
const renamed = ({ name }: Pick<Entry, 'name'>) => ({ name });
const merged = ({ into }: { readonly into: string }) => ({ mergedInto: into });
const retired = () => ({ retired: true }) as const;
const restored = () => ({ mergedInto: undefined, retired: undefined });

/** What each event makes of its entry. */
const CHANGES: Changes = {
  DepartmentListed: listed,
  DepartmentRenamed: renamed,
  DepartmentMoved: ({ parent }) => ({ parent }),
  DepartmentMerged: merged,
  DepartmentRetired: retired,
  DepartmentRestored: restored,
  CategoryListed: listed,
  CategoryRenamed: renamed,
  CategoryRouted: ({ keywords, department }) => ({ keywords, department }),
  CategoryVisibilityChanged: ({ visibility }) => ({ visibility }),
  CategoryMerged: merged,
  CategoryRetired: retired,
  CategoryRestored: restored,
  DistrictListed: listed,
  DistrictRenamed: renamed,
  DistrictMerged: merged,
  DistrictRetired: retired,
  DistrictRestored: restored,
};

const withoutAbsent = (entry: Entry): Entry =>
  Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined)) as unknown as Entry;
