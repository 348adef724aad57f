import type { Problem } from '#calendar';
import {
  LANGUAGES,
  VISIBILITIES,
  type Catalogue,
  type Category,
  type Department,
  type District,
  type Entry,
  type Keywords,
} from '#complaint';
import {
  also,
  type Check,
  type Fields,
  listOf,
  matching,
  maybe,
  oneOf,
  problem,
  record,
  text,
} from '../checking/check.js';
import { id, localizedText } from '../checking/names.js';

/** Every problem of something that should be a `Catalogue`, as far as it can be told without the one that is in force. */
export const checkCatalogue: Check = (value) => CATALOGUE(value);

const retired: Check = (value) => (value === true ? [] : problem('Say true, or leave it out.'));

const ENTRY: Fields<Entry> = { id, name: localizedText, mergedInto: maybe(id), retired: maybe(retired) };

const categoryId = matching(
  /^[a-z0-9]+([-.][a-z0-9]+)*$/,
  'small letters and digits with dots or hyphens between, as noise.construction',
);

const keywords = record<Keywords>(
  Object.fromEntries(LANGUAGES.map((language) => [language, listOf(text)])) as unknown as Fields<Keywords>,
);

const entries = (check: Check): Check => also<readonly Entry[]>(listOf(also(check, oneEnd)), noneTwice);

const CATALOGUE = record<Catalogue>({
  departments: entries(record<Department>({ ...ENTRY, parent: maybe(id) })),
  categories: entries(
    record<Category>({
      ...ENTRY,
      id: categoryId,
      mergedInto: maybe(categoryId),
      visibility: oneOf(VISIBILITIES),
      keywords: maybe(keywords),
      department: maybe(id),
    }),
  ),
  districts: entries(
    record<District>({ ...ENTRY, code: matching(/^[A-Z]{2}$/, 'two capital letters, as HD') }),
  ),
});

function oneEnd({ mergedInto, retired }: Entry): readonly Problem[] {
  return mergedInto !== undefined && retired ? problem('It cannot be both merged and retired: say one.') : [];
}

function noneTwice(list: readonly Entry[]): readonly Problem[] {
  return list.flatMap((entry, index) =>
    list.findIndex((other) => other.id === entry.id) < index
      ? problem(`"${entry.id}" comes twice: say it once.`, index)
      : [],
  );
}
