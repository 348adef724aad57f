import { LANGUAGES, VISIBILITIES } from '#complaint';
import type { Catalogue, Category, Department, District, Entry, Keywords } from '#complaint';
import type { ProblemKind } from '../../problems/problem-table.js';
import { anything, flag, list, maybe, record, ref, said, text, whole, word } from './schema.js';
import type { Fields, Schema } from './schema.js';

const LOCALIZED = ref('LocalizedText');

const ENTRY: Fields<Entry> = {
  id: text,
  name: LOCALIZED,
  mergedInto: maybe(said(text, 'The one that took it over: new work goes there.')),
  retired: maybe({ const: true, description: 'It takes no new work.' }),
};

const keywords = record<Keywords>(
  Object.fromEntries(LANGUAGES.map((language) => [language, list(text)])) as unknown as Fields<Keywords>,
);

const catalogue = record<Catalogue>({
  departments: list(record<Department>({ ...ENTRY, parent: maybe(text) })),
  categories: list(
    record<Category>({
      ...ENTRY,
      visibility: word(VISIBILITIES),
      keywords: maybe(keywords),
      department: maybe(said(text, 'The department that usually leads.')),
    }),
  ),
  districts: list(record<District>({ ...ENTRY, code: text })),
});

/** What the service says of itself. */
export const SERVICE_SCHEMAS: Readonly<Record<string, Schema>> = {
  Catalogue: catalogue,
  Alive: record<{ status: 'up' }>({ status: word(['up']) }),
  Readiness: record<{ ready: boolean; waitingFor?: string; projections: readonly object[] }>({
    ready: flag,
    waitingFor: maybe(text),
    projections: list(anything('Where one read model is, and how far behind.')),
  }),
  ProblemKind: record<ProblemKind & { code: string }>({
    code: text,
    status: whole,
    title: text,
    remedy: text,
  }),
};
