import {
  LIST_OF,
  type CatalogueEvent,
  type CatalogueEventOf,
  type CatalogueEventType,
  type CatalogueList,
  type LocalizedText,
} from '#complaint';

/** What a change of the catalogue does, in one sentence. */
export function changeSentence({ type, data }: CatalogueEvent): string {
  const says = SENTENCES[type] as (data: CatalogueEvent['data'], what: string) => string;
  return says(data, `${NOUNS[LIST_OF[type]]} ${data.id}`);
}

const NOUNS: Readonly<Record<CatalogueList, string>> = {
  departments: 'department',
  categories: 'category',
  districts: 'district',
};

type Sentences = {
  readonly [Type in CatalogueEventType]: (data: CatalogueEventOf<Type>['data'], what: string) => string;
};

const named = (name: LocalizedText): string => `${name.en} (${name['zh-CN']})`;
const listed = ({ name }: { readonly name: LocalizedText }, what: string) => `Lists ${what}: ${named(name)}.`;
const renamed = ({ name }: { readonly name: LocalizedText }, what: string) => `Calls ${what} ${named(name)}.`;
const merged = ({ into }: { readonly into: string }, what: string) => `Merges ${what} into ${into}.`;
const retired = (_: unknown, what: string) => `Retires ${what}.`;
const restored = (_: unknown, what: string) => `Takes ${what} into use again.`;

const SENTENCES: Sentences = {
  DepartmentListed: listed,
  DepartmentRenamed: renamed,
  DepartmentMoved: ({ parent }, what) =>
    parent === undefined ? `Moves ${what} to the top.` : `Moves ${what} below ${parent}.`,
  DepartmentMerged: merged,
  DepartmentRetired: retired,
  DepartmentRestored: restored,
  CategoryListed: listed,
  CategoryRenamed: renamed,
  CategoryRouted: ({ department, keywords }, what) => {
    const words = Object.values(keywords ?? {}).flat();
    const found = words.length > 0 ? `found by ${words.join(', ')}` : 'found by no words';
    return `Has ${what} led by ${department ?? 'nobody in particular'}, ${found}.`;
  },
  CategoryVisibilityChanged: ({ visibility }, what) => `Makes new cases of ${what} ${visibility}.`,
  CategoryMerged: merged,
  CategoryRetired: retired,
  CategoryRestored: restored,
  DistrictListed: listed,
  DistrictRenamed: renamed,
  DistrictMerged: merged,
  DistrictRetired: retired,
  DistrictRestored: restored,
};
