import { isDay } from '#calendar';
import { STATUSES, type Catalogue } from '#complaint';
import type { CaseQuery } from '#projections';

/** What a visitor typed: kept as typed, so that a mistake can be shown beside its field. */
export type SearchFields = Readonly<Partial<Record<SearchField, string>>>;
export type SearchField = (typeof FIELDS)[number];

const FIELDS = ['text', 'status', 'district', 'category', 'department', 'from', 'to', 'cursor'] as const;

export interface SearchForm {
  readonly fields: SearchFields;
  readonly query: CaseQuery;
  /** Days that cannot be read. */
  readonly wrong: readonly ('from' | 'to')[];
}

const PAGE_SIZE = 20;
const LONGEST = 200;

/** Reads the address of a search. A choice that is not in the catalogue does not narrow. */
export function readSearchForm(raw: Readonly<Record<string, unknown>>, catalogue: Catalogue): SearchForm {
  const fields: SearchFields = Object.fromEntries(
    FIELDS.flatMap((field) => {
      const text = raw[field];
      return typeof text === 'string' && text.trim() ? [[field, text.trim().slice(0, LONGEST)]] : [];
    }),
  );
  const wrong = (['from', 'to'] as const).filter((field) => fields[field] && !isDay(fields[field]));
  return {
    fields,
    wrong,
    query: { ...narrowing(fields, catalogue), ...days(fields, wrong), limit: PAGE_SIZE },
  };
}

/** The address of the same search, at another page of it. */
export function searchAddress(fields: SearchFields, cursor?: string): string {
  const entries = Object.entries(fields).filter(([field]) => field !== 'cursor');
  const parameters = new URLSearchParams(cursor ? [...entries, ['cursor', cursor]] : entries).toString();
  return parameters ? `/search?${parameters}` : '/search';
}

function narrowing(fields: SearchFields, catalogue: Catalogue): Partial<CaseQuery> {
  const idIn = (list: readonly { id: string }[], id?: string) => list.find((each) => each.id === id)?.id;
  return present({
    text: fields.text,
    status: STATUSES.find((status) => status === fields.status),
    district: idIn(catalogue.districts, fields.district),
    category: idIn(catalogue.categories, fields.category),
    department: idIn(catalogue.departments, fields.department),
    cursor: fields.cursor,
  });
}

const days = ({ from, to }: SearchFields, wrong: readonly string[]): Partial<CaseQuery> =>
  present({ from: wrong.includes('from') ? undefined : from, to: wrong.includes('to') ? undefined : to });

const present = <T extends object>(object: T): Partial<T> =>
  Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Partial<T>;
