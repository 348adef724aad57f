import type { CasePayload } from '#cases';
import type { Action, Actor, Instant } from '#complaint';

/** What is only known while the plan is played, because the service gives it out. */
export interface Known {
  /** The case number that the complaint with this number in the plan received. */
  readonly caseNumber: (of: number) => string;
  /** The event id of the entry that the step names; empty where it names none. */
  readonly entry: string;
}

interface StepOf<A extends Action> {
  readonly at: Instant;
  /** The complaint's number in the plan, from 1. */
  readonly case: number;
  readonly actor: Actor;
  readonly action: A;
  readonly payload: CasePayload<A> | ((known: Known) => CasePayload<A>);
  readonly occurredAt?: Instant;
  /** The entry of the case that the step is about, by its revision. */
  readonly entry?: number;
}

/** One command of the sample district: when, to which complaint, by whom, and its words. */
export type PlannedStep = { [A in Action]: StepOf<A> }[Action];

/** The words of a step, once what the service gives out is known. */
export function payloadOf(step: PlannedStep, known: Known): object {
  const payload: object | ((known: Known) => object) = step.payload;
  return typeof payload === 'function' ? (payload as (known: Known) => object)(known) : payload;
}
