import type { Instant, LocalizedText } from '#complaint';
import type { ReadModelSchema } from '#read-store';
import { FACT_INDEXES, type ListedCase, type Named } from '../listing/listed-case.js';

/** What a case was promised, or the service owes it, by a moment. */
export const PROMISES = [
  'respondBy',
  'resolveBy',
  'part',
  'mitigation-review',
  'ruling',
  'deferral-report',
  'callback',
] as const;
export type PromiseKind = (typeof PROMISES)[number];

/** One open promise of one case. */
export interface DeadlineDocument extends ListedCase {
  readonly kind: PromiseKind;
  readonly dueAt: Instant;
  /** Departments that answer for it; none where it is the hotline's or a supervisor's. */
  readonly responsible: readonly string[];
  /** Whose part or stopgap it is about, where the case has several. */
  readonly department?: string;
  /** That it is near was recorded. */
  readonly warned: boolean;
  /** That it passed was recorded. */
  readonly missed: boolean;
}

/** A line of the list of deadlines. */
export type DeadlineItem = Omit<Named<DeadlineDocument>, 'responsible'> & {
  readonly responsible: readonly { readonly id: string; readonly name: LocalizedText }[];
  /** It has passed, whether that is recorded yet or not. */
  readonly late: boolean;
};

/** `promises` have the id `caseNumber/kind`, and `/department` where there are several. */
export const DEADLINES = {
  name: 'deadlines',
  version: 1,
  collections: [
    { name: 'cases', indexes: [] },
    {
      name: 'promises',
      indexes: [
        ...FACT_INDEXES,
        { field: 'kind' },
        { field: 'dueAt' },
        { field: 'responsible', many: true },
        { field: 'district' },
      ],
    },
  ],
} as const satisfies ReadModelSchema;

export const OPEN_PROMISES = { model: DEADLINES.name, collection: 'promises' };
