import { VISIBILITIES } from '#complaint';
import type { Catalogue, Category, Department, District } from '#complaint';
import type { ProblemKind } from '../../problems/problem-table.js';
import { anything, flag, list, maybe, record, ref, text, whole, word } from './schema.js';
import type { Schema } from './schema.js';

const LOCALIZED = ref('LocalizedText');

const catalogue = record<Catalogue>({
  departments: list(record<Department>({ id: text, name: LOCALIZED, parent: maybe(text) })),
  categories: list(record<Category>({ id: text, name: LOCALIZED, visibility: word(VISIBILITIES) })),
  districts: list(record<District>({ id: text, code: text, name: LOCALIZED })),
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
