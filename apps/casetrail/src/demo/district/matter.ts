import type { Complexity, Kind, Language, Outcome, StopgapReason, Urgency } from '#complaint';

/** A kind of trouble that a district knows, with the words that people use for it. Texts may hold `{street}` and the like. */
export interface Matter {
  readonly category: string;
  readonly language: Language;
  readonly kind: Kind;
  readonly complexity?: Complexity;
  readonly urgency?: Urgency;
  /** How often it comes, against the others. */
  readonly weight: number;
  readonly lead: string;
  /** Whom it accuses. */
  readonly about?: readonly string[];
  readonly support?: { readonly department: string; readonly instruction: string; readonly finished: string };
  readonly summaries: readonly string[];
  readonly descriptions: readonly string[];
  readonly progress: readonly string[];
  readonly stopgap?: Stopgap;
  readonly outcome?: Outcome;
  readonly resolved: readonly string[];
  /** Why it cannot be solved this season, and what is planned. */
  readonly longStanding?: { readonly reason: string; readonly plan: string; readonly review: string };
}

export interface Stopgap {
  readonly done: string;
  readonly code: StopgapReason;
  readonly why: string;
  readonly plan: string;
}
