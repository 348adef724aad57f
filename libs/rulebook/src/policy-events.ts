import type { CalendarOverride } from '#calendar';
import type { Policy } from '#complaint';

/** A version of a policy holds from its `appliesFrom` on. */
export interface PolicyAdopted {
  readonly type: 'PolicyAdopted';
  readonly data: { readonly policy: Policy };
}

/** The public holidays of a year, and the weekend days worked instead; all its other days are as the weekdays say. */
export interface EnteredYear {
  readonly year: number;
  /** From 29 December before it to 28 December: the last three days of a year are announced with the next. */
  readonly days: readonly CalendarOverride[];
}

/** A year holds for every version of its policy; entered again, it is corrected. */
export interface CalendarYearEntered {
  readonly type: 'CalendarYearEntered';
  readonly data: EnteredYear;
}

/** There is a policy of this id: so that all are found without reading the whole log. */
export interface PolicyListed {
  readonly type: 'PolicyListed';
  readonly data: { readonly id: string };
}

export const POLICY_STREAM_PREFIX = 'policy-';
export const POLICIES_STREAM = 'catalogue-policies';
export const policyStream = (id: string): string => POLICY_STREAM_PREFIX + id;
