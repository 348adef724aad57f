import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { CaseCommandsOptions } from '#cases';
import { derivedId } from '#event-store';

interface Moment {
  readonly now: Date;
  readonly step: number;
  drawn: number;
}

/**
 * Time and chance of a played plan. Each step has its own, also while others are under way, so that the same seed gives
 * the same case numbers and event ids. For samples only: anyone can foretell them.
 */
export class Simulation {
  private readonly moments = new AsyncLocalStorage<Moment>();

  constructor(
    private readonly seed: number,
    private readonly start: Date,
  ) {}

  at<T>(instant: string, step: number, run: () => Promise<T>): Promise<T> {
    return this.moments.run({ now: new Date(instant), step, drawn: 0 }, run);
  }

  readonly clock = (): Date => this.moments.getStore()?.now ?? this.start;

  readonly random: NonNullable<CaseCommandsOptions['random']> = {
    bytes: (count) => createHash('sha256').update(this.draw()).digest().subarray(0, count),
    id: () => derivedId(this.draw()),
  };

  private draw(): string {
    const moment = this.moments.getStore();
    if (!moment) throw new Error('Chance is drawn within a step of the plan only.');
    return `${this.seed}/${moment.step}/${moment.drawn++}`;
  }
}
