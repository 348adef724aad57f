import { isIPv6 } from 'node:net';

export interface ThrottleLimits {
  /** How many at once after a rest. */
  readonly burst: number;
  readonly perMinute: number;
  /** How many keys are remembered; the one unused longest is forgotten first. */
  readonly maxKeys?: number;
}

interface Bucket {
  readonly tokens: number;
  readonly at: number;
}

const MINUTE = 60_000;

/** A token bucket per key, with bounded memory and time from outside. */
export class Throttle {
  readonly #buckets = new Map<string, Bucket>();
  readonly #maxKeys: number;

  constructor(
    private readonly limits: ThrottleLimits,
    private readonly clock: () => Date,
  ) {
    this.#maxKeys = limits.maxKeys ?? 10_000;
  }

  /** Takes one; answers 0 when there was one, else the whole seconds until there is. */
  take(key: string): number {
    const { burst, perMinute } = this.limits;
    const now = this.clock().getTime();
    const last = this.#buckets.get(key) ?? { tokens: burst, at: now };
    const tokens = Math.min(burst, last.tokens + (Math.max(0, now - last.at) / MINUTE) * perMinute);
    const left = tokens >= 1 ? tokens - 1 : tokens;
    this.#remember(key, { tokens: left, at: now });
    return tokens >= 1 ? 0 : Math.ceil(((1 - tokens) / perMinute) * 60);
  }

  get size(): number {
    return this.#buckets.size;
  }

  #remember(key: string, bucket: Bucket): void {
    this.#buckets.delete(key);
    this.#buckets.set(key, bucket);
    if (this.#buckets.size <= this.#maxKeys) return;
    const [oldest] = this.#buckets.keys();
    if (oldest !== undefined) this.#buckets.delete(oldest);
  }
}

/** One household, one key: an IPv6 address counts by its /64, which one subscriber holds whole. */
export function addressKey(address: string): string {
  if (address.startsWith('::ffff:')) return address.slice(7);
  return isIPv6(address) ? expandIPv6(address).slice(0, 4).join(':') : address;
}

function expandIPv6(address: string): string[] {
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
  const left = head ? head.split(':') : [];
  const right = tail ? tail.split(':') : [];
  const gap = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  return [...left, ...Array<string>(gap).fill('0'), ...right].map((group) => group.replace(/^0+(?=.)/, ''));
}
