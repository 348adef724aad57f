import type { Lease } from '#read-store';

/** A lease that was not renewed for this long is free. */
export const LEASE_MS = 5000;
/** How often its holder renews it. */
export const BEAT_MS = 1000;

const MODEL = 'read-model/';
const MEMBER = 'projector/';
const WORK = 'work/';

/** The lease on a read model: who may project it. */
export const leaseOfModel = (name: string): string => MODEL + name;
/** The lease by which a process says that it is there, also while it projects nothing. */
export const leaseOfMember = (holder: string): string => MEMBER + holder;
/** The lease on work that one process does at a time. */
export const leaseOfWork = (name: string): string => WORK + name;

interface Seen {
  readonly lease: Lease | undefined;
  readonly since: number;
}

/**
 * When each lease was last seen to change, by this process's own clock: clocks of different machines are never compared,
 * and one that steps takes no lease away.
 */
export class LeaseView {
  private seen: ReadonlyMap<string, Seen> = new Map();

  /** @param elapsed milliseconds that only grow */
  constructor(private readonly elapsed: () => number) {}

  observe(leases: ReadonlyMap<string, Lease>): void {
    const now = this.elapsed();
    const names = new Set([...leases.keys(), ...this.seen.keys()]);
    this.seen = new Map(
      [...names].map((name) => [name, seenAgain(this.seen.get(name), leases.get(name), now)]),
    );
  }

  leaseOf(name: string): Lease | undefined {
    return this.seen.get(name)?.lease;
  }

  /** Milliseconds since it was renewed or given up; 0 for one that was never heard of. */
  quietFor(name: string): number {
    const seen = this.seen.get(name);
    return seen ? this.elapsed() - seen.since : 0;
  }

  isFree(name: string): boolean {
    return this.leaseOf(name) === undefined || this.quietFor(name) > LEASE_MS;
  }

  /** The processes that are there. */
  members(): string[] {
    return [...this.seen.keys()].filter((name) => name.startsWith(MEMBER) && !this.isFree(name));
  }

  /** Those that have gone without a word. */
  goneMembers(): string[] {
    return [...this.seen.keys()].filter(
      (name) => name.startsWith(MEMBER) && this.leaseOf(name) !== undefined && this.isFree(name),
    );
  }
}

function seenAgain(before: Seen | undefined, lease: Lease | undefined, now: number): Seen {
  const same = before && before.lease?.holder === lease?.holder && before.lease?.beat === lease?.beat;
  return { lease, since: same ? before.since : now };
}
