import type {
  AttemptResult,
  Day,
  Instant,
  LocalizedText,
  Outcome,
  PartKind,
  PartState,
  Status,
} from '#complaint';
import type { ReadModelSchema } from '#read-store';
import type { CaseFacts, NamesFound, SealedText } from '../folding/case-fold.js';

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

interface ListedCase extends CaseFacts {
  readonly status: Status;
  readonly round: number;
  readonly calls: number;
  /** When the citizen last called again about it. */
  readonly calledAgainAt?: Instant;
  readonly category: string;
  readonly district: string;
  readonly receivedAt: Instant;
  readonly names: NamesFound;
  readonly summary?: SealedText;
}

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

/** One case whose citizen is due a callback. */
export interface RevisitDocument extends ListedCase {
  /** When it was resolved: the longest waiting comes first. */
  readonly resolvedAt: Instant;
  readonly outcome: Outcome;
  readonly attempts: readonly {
    readonly result: AttemptResult;
    readonly phone: number;
    readonly at: Instant;
    /** Who was called, where it was not the case's own citizen. */
    readonly reporter?: string;
  }[];
  /** How many phone numbers the citizen left. */
  readonly phones: number;
  /** Case numbers of the reporters who have not answered yet. */
  readonly waiting: readonly string[];
}

type Named<D> = Omit<D, 'names' | 'summary' | 'about' | 'departments'> & {
  readonly statusText: LocalizedText;
  readonly categoryName: LocalizedText;
  readonly districtName: LocalizedText;
  /** How often the citizen called and how long ago the last time was; absent unless they called again. */
  readonly calledAgain?: LocalizedText;
  /** Absent once struck or erased. */
  readonly summary?: string;
};

/** A line of a department's worklist. */
export type WorklistItem = Named<WorklistDocument> & {
  readonly departmentName: LocalizedText;
  readonly late: boolean;
};

/** A line of the list of callbacks. */
export type RevisitItem = Named<RevisitDocument>;

const FACTS = [
  { field: 'visibility' },
  { field: 'about', many: true },
  { field: 'departments', many: true },
] as const;

/** `cases` is what the projection itself needs to go on; `items` have the id `caseNumber/department`. */
export const DEPARTMENT_WORKLIST = {
  name: 'department-worklist',
  version: 2,
  collections: [
    { name: 'cases', indexes: [] },
    { name: 'items', indexes: [...FACTS, { field: 'department' }, { field: 'dueAt' }] },
    { name: 'revisits', indexes: [...FACTS, { field: 'resolvedAt' }] },
  ],
} as const satisfies ReadModelSchema;

export const WORKLIST_ITEMS = { model: DEPARTMENT_WORKLIST.name, collection: 'items' };
export const REVISITS = { model: DEPARTMENT_WORKLIST.name, collection: 'revisits' };
