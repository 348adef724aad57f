import type { Policy } from '#complaint';
import type { CalendarYearEntered, EnteredYear, PolicyAdopted } from './policy-events.js';

/** Every fact in the stream of a policy. */
export type PolicyEvent = PolicyAdopted | CalendarYearEntered;

/** What the stream of a policy says. */
export interface PolicyHistory {
  readonly id: string;
  /** How many facts there are. */
  readonly length: number;
  /** As they were adopted, in order. */
  readonly versions: readonly Policy[];
  /** As last corrected, earliest first. */
  readonly years: readonly EnteredYear[];
}

export function historyOf(id: string, events: readonly PolicyEvent[]): PolicyHistory {
  const versions: Policy[] = [];
  const years = new Map<number, EnteredYear>();
  for (const { type, data } of events)
    if (type === 'PolicyAdopted') versions.push(data.policy);
    else years.set(data.year, data);
  const inOrder = [...years.values()].toSorted((one, other) => one.year - other.year);
  return { id, length: events.length, versions, years: inOrder };
}
