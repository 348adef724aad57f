import type { JsonObject } from '#event-store';
import { isSameLease } from '../lease.js';
import type { Lease } from '../read-store.js';
import type { Connection, Row } from './connection.js';

/** The leases of a file; the processes that share it compete for its write lock. */
export class SqliteLeases {
  constructor(private readonly connection: Connection) {}

  all(): ReadonlyMap<string, Lease> {
    const rows = this.connection.all('SELECT name, holder, beat, state FROM leases');
    return new Map(rows.map((row) => [String(row['name']), leaseOf(row)]));
  }

  change(name: string, seen: Lease | undefined, next: Lease | undefined): boolean {
    return this.connection.transaction(() => {
      const row = this.connection.get('SELECT holder, beat, state FROM leases WHERE name = ?', name);
      if (!isSameLease(row && leaseOf(row), seen)) return false;
      this.write(name, next);
      return true;
    });
  }

  private write(name: string, next: Lease | undefined): void {
    if (!next) return this.connection.run('DELETE FROM leases WHERE name = ?', name);
    this.connection.run(
      'INSERT OR REPLACE INTO leases (name, holder, beat, state) VALUES (?, ?, ?, ?)',
      name,
      next.holder,
      next.beat,
      next.state ? JSON.stringify(next.state) : null,
    );
  }
}

function leaseOf({ holder, beat, state }: Row): Lease {
  return {
    holder: String(holder),
    beat: Number(beat),
    ...(state !== null && { state: JSON.parse(String(state)) as JsonObject }),
  };
}
