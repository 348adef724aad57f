import type { RawEvent } from './raw-log.js';
import { roundsOf, type Round } from './rounds.js';

export interface CheckOptions {
  /** When the log ends, in milliseconds. */
  readonly end: number;
  /** How much later than due something may be recorded, in milliseconds. */
  readonly slack: number;
}

/** The raw events of one case, and what was found about them. */
export class CaseLog {
  readonly counts = new Map<string, number>();
  readonly problems: string[] = [];
  readonly rounds: readonly Round[];
  readonly policy: string;
  readonly end: number;
  readonly slack: number;

  constructor(
    readonly events: readonly RawEvent[],
    { end, slack }: CheckOptions,
  ) {
    this.end = end;
    this.slack = slack;
    this.policy = (events[0]!.data as { policy: { id: string } }).policy.id;
    this.rounds = roundsOf(events);
  }

  count(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  problem(sentence: string): void {
    this.problems.push(`${this.events[0]!.stream}: ${sentence}`);
  }

  /** The number of the round at a moment; one that begins at it counts from the event after. */
  roundAt(at: number): number {
    return 1 + this.events.filter((event) => event.type === 'Reopened' && event.at < at).length;
  }

  /** An escalation of this cause, recorded at its time. */
  escalated(reason: string, subject: string, due: number): RawEvent | undefined {
    return this.events.find(
      ({ type, data, at }) =>
        type === 'Escalated' &&
        data['reason'] === reason &&
        data['subject'] === subject &&
        at >= due &&
        at <= due + this.slack,
    );
  }
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export const endOfDayInBeijing = (day: string): number => Date.parse(`${day}T00:00:00+08:00`) + DAY;

export const iso = (at: number): string => new Date(at).toISOString();
