import type { Duty, DutyAction, Instant } from '#complaint';
import type { DueCase } from './due-timers.js';
import type { Time } from './time.js';

/** A duty that was tried and is still owed: someone has to look why. */
export interface StuckDuty {
  readonly caseNumber: string;
  readonly id: string;
  readonly action: DutyAction;
  readonly dueAt: Instant;
  /** Why it was refused the last time, in a sentence. */
  readonly reason: string;
  readonly tries: number;
}

interface Resting extends StuckDuty {
  readonly until: number;
}

const FIRST_REST_MS = 60_000;
const LONGEST_REST_MS = 3_600_000;
/** More are not remembered, and so tried again without a rest. */
const MOST = 1000;

/** Duties that rest before they are tried again: a minute, then twice as long each time, an hour at the most. */
export class StuckDuties {
  private readonly resting = new Map<string, Resting>();

  constructor(private readonly time: Time) {}

  isResting({ id }: Duty): boolean {
    const { until } = this.resting.get(id) ?? {};
    return until !== undefined && this.time.elapsed() < until;
  }

  add(caseNumber: string, { id, action, dueAt }: Duty, reason: string): void {
    const tries = (this.resting.get(id)?.tries ?? 0) + 1;
    if (tries === 1 && this.resting.size === MOST) return;
    const rest = Math.min(FIRST_REST_MS * 2 ** (tries - 1), LONGEST_REST_MS);
    const until = this.time.elapsed() + rest;
    this.resting.set(id, { caseNumber, id, action, dueAt, reason, tries, until });
  }

  /** Forgets those that these cases, all there are of them, do not owe any more. */
  keepOwed(cases: readonly DueCase[]): void {
    const owed = new Set(cases.flatMap(({ duties }) => duties).map(({ id }) => id));
    for (const id of this.resting.keys()) if (!owed.has(id)) this.resting.delete(id);
  }

  list(): readonly StuckDuty[] {
    return [...this.resting.values()].map(({ until: _, ...stuck }) => stuck);
  }
}
