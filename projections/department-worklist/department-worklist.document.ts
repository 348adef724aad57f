import type { Day, Instant, LocalizedText, PartKind, PartState } from '#complaint';
import type { ReadModelSchema } from '#read-store';
import { FACT_INDEXES, type ListedCase, type Named } from '../listing/listed-case.js';

/** What a department has to do next for its part of a case. */
export const NEXT_STEPS = [
  'accept',
  'await-ruling',
  'contact',
  'solve',
  'finish-part',
  'review-mitigation',
  'report-deferral',
] as const;
export type NextStep = (typeof NEXT_STEPS)[number];

/** One case for one department that has something to do about it. */
export interface WorklistDocument extends ListedCase {
  readonly department: string;
  readonly part: PartKind;
  readonly state: PartState;
  readonly next: NextStep;
  /** When the next step is due; the list is in this order. */
  readonly dueAt: Instant;
  readonly respondBy: Instant;
  readonly resolveBy: Instant;
  readonly reviewOn?: Day;
  readonly escalatedTo?: string;
}

/** A line of a department's worklist. */
export type WorklistItem = Named<WorklistDocument> & {
  readonly departmentName: LocalizedText;
  readonly late: boolean;
};

/** `cases` is what the projection itself needs to go on; `items` have the id `caseNumber/department`. */
export const DEPARTMENT_WORKLIST = {
  name: 'department-worklist',
  version: 2,
  collections: [
    { name: 'cases', indexes: [] },
    { name: 'items', indexes: [...FACT_INDEXES, { field: 'department' }, { field: 'dueAt' }] },
  ],
} as const satisfies ReadModelSchema;

export const WORKLIST_ITEMS = { model: DEPARTMENT_WORKLIST.name, collection: 'items' };
