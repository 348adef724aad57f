import type { Instant, Language, LocalizedText, Status, Visibility } from '#complaint';
import type { ReadModelSchema } from '#read-store';
import type { CaseFold, SealedText } from '../folding/case-fold.js';
import type { CallerTrace } from './callers.js';

/** Sorts after every instant: the end of a case that has not ended. */
export const NOT_ENDED = '~';

/** Where a case is looked for. A case that may not be offered has none of these. */
export interface FoundBy {
  /** `district/category`. */
  readonly matter?: string;
  readonly category?: string;
  readonly street?: string;
  /** About a kilometre wide. */
  readonly area?: string;
  /** When it was closed, or {@link NOT_ENDED}. */
  readonly endedAt?: Instant;
  readonly callers: readonly string[];
}

/** One case as intake may need it. Point, contact and summary stay sealed. */
export interface SimilarDocument extends CaseFold, FoundBy {
  /** The content of the receipt; absent once restricted or erased. */
  readonly receipt?: SealedText;
  readonly traces: readonly CallerTrace[];
  /** When the citizen last called again. */
  readonly calledAgainAt?: Instant;
}

export const SIMILAR_CASES = {
  name: 'similar-cases',
  version: 1,
  collections: [
    {
      name: 'cases',
      indexes: [
        { field: 'visibility' },
        { field: 'about', many: true },
        { field: 'departments', many: true },
        { field: 'matter' },
        { field: 'category' },
        { field: 'street' },
        { field: 'area' },
        { field: 'endedAt' },
        { field: 'callers', many: true },
      ],
    },
  ],
} as const satisfies ReadModelSchema;

export const CASES_FOR_INTAKE = { model: SIMILAR_CASES.name, collection: 'cases' };

/** What an operator does with a case that is offered. */
export const INTAKE_STEPS = ['link-call', 'reopen', 'merge', 'receive'] as const;
export type IntakeStep = (typeof INTAKE_STEPS)[number];

/** One case that the call may be about. */
export interface SimilarCase {
  readonly caseNumber: string;
  readonly status: Status;
  readonly statusText: LocalizedText;
  readonly open: boolean;
  readonly visibility: Visibility;
  readonly language: Language;
  readonly calls: number;
  readonly calledAgainAt?: Instant;
  readonly category: string;
  readonly categoryName: LocalizedText;
  readonly district: string;
  readonly districtName: LocalizedText;
  readonly street?: string;
  /** Absent once struck. */
  readonly summary?: string;
  readonly receivedAt: Instant;
  readonly closedAt?: Instant;
  readonly departments: readonly { readonly id: string; readonly name: LocalizedText }[];
  /** Received from the number that calls now. */
  readonly sameCaller: boolean;
  readonly sameCategory: boolean;
  /** Between the two points, where both are known; to ten metres. */
  readonly metres?: number;
  readonly sameStreet: boolean;
  /** What the two summaries have in common. */
  readonly words: readonly string[];
  /** Why it is offered, the strongest reason first. */
  readonly reasons: readonly LocalizedText[];
  readonly step: IntakeStep;
  readonly advice: LocalizedText;
}

/** The same trouble at the same place again and again. */
export interface Recurring {
  /** Closed within a year, newest first. */
  readonly caseNumbers: readonly string[];
  readonly text: LocalizedText;
}

export interface SimilarCases {
  /** Ten at the most, the likeliest first. */
  readonly cases: readonly SimilarCase[];
  readonly recurring?: Recurring;
}

export const NOTHING_SIMILAR: SimilarCases = { cases: [] };
