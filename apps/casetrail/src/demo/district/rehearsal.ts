import {
  type Complaint,
  type ComplaintCommand,
  type ComplaintEventType,
  type Duty,
  type Rules,
  decide,
  dutiesOf,
  evolve,
  makeCaseNumber,
} from '#complaint';
import { type Known, type PlannedStep, payloadOf } from './planned-step.js';

/**
 * Plays steps through the domain in memory, without texts or a store, so that a plan holds only what the rules allow
 * and a story can ask where its case stands.
 */
export class Rehearsal {
  readonly types = new Set<ComplaintEventType>();
  private readonly states = new Map<number, Complaint>();
  private readonly cases = new Map<string, number>();

  constructor(private readonly rules: Rules) {}

  state(of: number): Complaint | undefined {
    return this.states.get(of);
  }

  /** What the service owes the case, soonest first. */
  duties(of: number): readonly Duty[] {
    const state = this.states.get(of);
    return state ? dutiesOf(state, this.rules.policies).duties : [];
  }

  /** The complaint's number in the plan. */
  numberOf(caseNumber: string): number {
    return this.cases.get(caseNumber)!;
  }

  /** @throws {DomainError} the rules refuse the step */
  perform(step: PlannedStep): void {
    const payload = payloadOf(step, this.known(step));
    if (step.action === 'merge') return this.merge(step, payload as { into: string; reason: string });
    this.apply(step, step.case, step.action, payload);
    if (step.action === 'unmerge') this.unmergeOther(step, payload as { other: string; reason: string });
  }

  private merge(step: PlannedStep, { into, reason }: { into: string; reason: string }): void {
    const target = this.numberOf(into);
    const from = this.caseNumber(step.case);
    const { visibility: intoVisibility } = this.states.get(target)!;
    const { visibility: fromVisibility } = this.states.get(step.case)!;
    this.apply(step, step.case, 'merge', { into, intoVisibility, reason });
    this.apply(step, target, 'join-reporter', { from, fromVisibility, reason });
  }

  private unmergeOther(step: PlannedStep, { other, reason }: { other: string; reason: string }): void {
    this.apply(step, this.numberOf(other), 'unmerge', { other: this.caseNumber(step.case), reason });
  }

  private apply(step: PlannedStep, to: number, type: string, payload: object): void {
    const { at: now, actor, occurredAt = now } = step;
    const caseNumber = this.caseNumber(to);
    const command = { ...payload, type, caseNumber, actor, now, occurredAt } as ComplaintCommand;
    let state = this.states.get(to);
    for (const fact of decide(command, state, this.rules)) {
      const id = `${to}/${state ? state.revision + 1 : 0}`;
      state = evolve(state, { ...fact, id, meta: { schemaVersion: 1, occurredAt, recordedAt: now, actor } });
      this.types.add(fact.type);
    }
    if (state) this.states.set(to, state);
  }

  private known(step: PlannedStep): Known {
    return {
      caseNumber: (of) => this.caseNumber(of),
      entry: step.entry === undefined ? '' : `${step.case}/${step.entry}`,
    };
  }

  private caseNumber(of: number): string {
    const caseNumber = makeCaseNumber('ZZ', Uint8Array.from([0, of >>> 24, of >>> 16, of >>> 8, of]));
    this.cases.set(caseNumber, of);
    return caseNumber;
  }
}
