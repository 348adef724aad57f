import { AsyncLocalStorage } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import type { CaseCommandsOptions } from '#cases';

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
    bytes: (count) => this.draw().subarray(0, count),
    id: () => uuidOf(this.draw()),
  };

  private draw(): Buffer {
    const moment = this.moments.getStore();
    if (!moment) throw new Error('Chance is drawn within a step of the plan only.');
    return createHash('sha256').update(`${this.seed}/${moment.step}/${moment.drawn++}`).digest();
  }
}

/** A UUID of version 8 (RFC 9562): its bits are the application's own. */
function uuidOf(bytes: Buffer): string {
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = bytes.toString('hex', 0, 16);
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
