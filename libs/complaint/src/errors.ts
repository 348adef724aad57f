import type { Action } from './commands.js';

/** Every way the domain refuses. Stable: clients act on them, `docs/reference/problems.md` explains them. */
export const DOMAIN_ERROR_CODES = [
  'already-received',
  'not-received',
  'illegal-step',
  'unknown-department',
  'unknown-category',
  'unknown-district',
  'unknown-policy',
  'no-longer-in-use',
  'department-not-on-case',
  'department-already-on-case',
  'department-is-accused',
  'lead-missing',
  'not-the-lead',
  'part-unfinished',
  'part-disputed',
  'dispute-window-over',
  'not-down-the-tree',
  'only-delegated',
  'review-date-past',
  'review-date-too-far',
  'renewals-exhausted',
  'own-revisit',
  'unknown-phone',
  'unknown-reporter',
  'already-answered',
  'reopening-window-over',
  'occurred-in-future',
  'occurred-too-early',
  'backdated-too-far',
  'deadline-not-later',
  'deadline-not-due',
  'date-past',
  'date-too-far',
  'same-value',
  'across-confidentiality',
  'unknown-entry',
  'no-text-to-change',
  'attempts-not-exhausted',
  'contact-was-given',
  'explanation-needs-consultation',
  'unknown-incident',
  'incident-ended',
  'ruling-by-handling-department',
  'second-person-needed',
  'erasure-while-open',
  'erasure-not-ordered',
  'personal-data-erased',
  'historical-case',
  'not-historical',
  'bad-date',
  'text-missing',
  'role-may-not',
] as const;
export type DomainErrorCode = (typeof DOMAIN_ERROR_CODES)[number];

/** A refusal by the rules: a stable code, the facts behind it, and a sentence that says what would be legal. */
export class DomainError extends Error {
  override readonly name = 'DomainError';

  constructor(
    readonly code: DomainErrorCode,
    message: string,
    readonly data: Readonly<Record<string, unknown>> = {},
    /** The actions that are legal on this case now, for anyone who may do them. */
    readonly legal: readonly Action[] = [],
  ) {
    super(message);
  }

  /** The same refusal with what is legal now. */
  saying(legal: readonly Action[]): DomainError {
    const possible = this.code === 'illegal-step' ? ` Possible now: ${legal.join(', ')}.` : '';
    return new DomainError(this.code, this.message + possible, this.data, legal);
  }
}
