import type { JsonObject } from '#event-store';
import type { Lease } from '../read-store.js';
import type { Connection, Stored } from './connection.js';

interface StoredLease extends Stored {
  readonly holder: string;
  readonly beat: number;
  readonly state: string | null;
}

const LEASES = 'leases';

/** One document a lease. */
export class MongoLeases {
  constructor(private readonly connection: Connection) {}

  async all(): Promise<ReadonlyMap<string, Lease>> {
    const found = await this.connection.find<StoredLease>(LEASES, {});
    return new Map(found.map((stored) => [stored._id, leaseOf(stored)]));
  }

  async change(name: string, seen: Lease | undefined, next: Lease | undefined): Promise<boolean> {
    if (!seen) return next ? this.connection.insert(LEASES, stored(name, next)) : !(await this.isHeld(name));
    const asSeen = { _id: name, holder: seen.holder, beat: seen.beat };
    if (!next) return (await this.connection.remove(LEASES, asSeen)) === 1;
    const { holder, beat, state } = stored(name, next);
    return this.connection.update(LEASES, asSeen, { $set: { holder, beat, state } });
  }

  private async isHeld(name: string): Promise<boolean> {
    return (await this.connection.find(LEASES, { _id: name }, { limit: 1 })).length > 0;
  }
}

function stored(name: string, { holder, beat, state }: Lease): StoredLease {
  return { _id: name, holder, beat, state: state ? JSON.stringify(state) : null };
}

function leaseOf({ holder, beat, state }: StoredLease): Lease {
  return { holder, beat, ...(state !== null && { state: JSON.parse(state) as JsonObject }) };
}
