import type { DatabaseSync, StatementSync } from 'node:sqlite';
import type { Appended, ExpectedRevision } from '../event-store.js';
import {
  earlierAppend,
  isRefusal,
  type Place,
  type PlaceLookup,
  requireRevision,
  stampAfter,
} from '../log/append-rule.js';
import type { WrittenEvent } from '../log/batch.js';
import { sqlitePositions } from './sqlite-positions.js';

export interface AppendRequest {
  readonly stream: string;
  readonly events: readonly WrittenEvent[];
  readonly expectedRevision: ExpectedRevision;
}

export type AppendOutcome = { readonly appended: Appended } | { readonly refused: Error };

const PLACE = 'stream, revision, position, recorded_at AS recordedAt, append_start AS appendStart';

/** Writes appends, many in one durable commit. */
export class LogWriter implements PlaceLookup {
  readonly #byId: StatementSync;
  readonly #byPosition: StatementSync;
  readonly #last: StatementSync;
  readonly #lastRevision: StatementSync;
  readonly #insert: StatementSync;

  constructor(
    private readonly database: DatabaseSync,
    private readonly clock: () => Date,
  ) {
    this.#byId = database.prepare(`SELECT ${PLACE} FROM events WHERE id = ?`);
    this.#byPosition = database.prepare(`SELECT ${PLACE} FROM events WHERE position = ?`);
    this.#last = database.prepare(`SELECT ${PLACE} FROM events ORDER BY position DESC LIMIT 1`);
    this.#lastRevision = database.prepare(
      'SELECT revision FROM events WHERE stream = ? ORDER BY revision DESC LIMIT 1',
    );
    this.#insert = database.prepare(
      `INSERT INTO events (position, id, stream, revision, type, recorded_at, append_start, metadata, data)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    );
  }

  /**
   * Writes what the rules allow and commits once. A refused append leaves the others alone, because it is refused before
   * anything of it is written; a failing disk fails them all.
   */
  commit(requests: readonly AppendRequest[]): readonly AppendOutcome[] {
    this.database.exec('BEGIN IMMEDIATE');
    try {
      let last = this.#placeOf(this.#last.get());
      const outcomes = requests.map((request): AppendOutcome => {
        const outcome = this.#append(request, last);
        if ('refused' in outcome) return outcome;
        if (outcome.position > (last?.position ?? 0)) last = outcome;
        return { appended: appendedAt(outcome) };
      });
      this.database.exec('COMMIT');
      return outcomes;
    } catch (error) {
      if (this.database.isTransaction) this.database.exec('ROLLBACK');
      throw error;
    }
  }

  byId(id: string): Place | undefined {
    return this.#placeOf(this.#byId.get(id));
  }

  byPosition(position: number): Place | undefined {
    return this.#placeOf(this.#byPosition.get(position));
  }

  #append(request: AppendRequest, last: Place | undefined): Place | { readonly refused: Error } {
    const { stream, events, expectedRevision } = request;
    try {
      const earlier = earlierAppend(this, stream, events);
      if (earlier) return earlier;
      const revision = this.#lastRevision.get(stream)?.['revision'] as number | undefined;
      requireRevision(stream, expectedRevision, revision);
      return this.#insertAll(request, (revision ?? -1) + 1, last);
    } catch (error) {
      if (isRefusal(error)) return { refused: error };
      throw error;
    }
  }

  #insertAll({ stream, events }: AppendRequest, firstRevision: number, last: Place | undefined): Place {
    const recordedAt = stampAfter(last?.recordedAt, this.clock());
    const appendStart = (last?.position ?? 0) + 1;
    events.forEach(({ id, type, metadata, data }, i) => {
      const [position, revision] = [appendStart + i, firstRevision + i];
      this.#insert.run(position, id, stream, revision, type, recordedAt, appendStart, metadata, data);
    });
    const more = events.length - 1;
    return { stream, revision: firstRevision + more, position: appendStart + more, recordedAt, appendStart };
  }

  #placeOf(row: unknown): Place | undefined {
    return row as Place | undefined;
  }
}

const appendedAt = ({ revision, position, recordedAt }: Place): Appended => ({
  revision,
  position: sqlitePositions.write(position),
  recordedAt,
});
