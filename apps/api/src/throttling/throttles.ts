import { Inject, Injectable } from '@nestjs/common';
import { Throttle, addressKey } from '#access';
import { CLOCK } from '../ports.js';
import type { Clock } from '../ports.js';
import { RetryLater } from '../problems/api-problem.js';

const LIMITS = {
  /** Reading cases by number, per address. */
  'look-up': { burst: 300, perMinute: 120 },
  /** Access codes tried, per case and address. */
  'access-code': { burst: 10, perMinute: 2 },
  /** Complaints without a token, per address. */
  intake: { burst: 10, perMinute: 2 },
} as const;

export type Throttled = keyof typeof LIMITS;

/** Keeps everyone but staff from asking too often. */
@Injectable()
export class Throttles {
  readonly #throttles: ReadonlyMap<Throttled, Throttle>;

  constructor(@Inject(CLOCK) clock: Clock) {
    const names = Object.keys(LIMITS) as Throttled[];
    this.#throttles = new Map(names.map((name) => [name, new Throttle(LIMITS[name], clock)]));
  }

  /** @throws {RetryLater} 429 */
  take(what: Throttled, address: string, caseNumber = ''): void {
    const seconds = this.#throttles.get(what)?.take(`${addressKey(address)} ${caseNumber}`) ?? 0;
    if (seconds === 0) return;
    throw new RetryLater('too-many-requests', `Too many requests from here: wait ${seconds} s.`, seconds);
  }
}
