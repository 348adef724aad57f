import { DatabaseSync } from 'node:sqlite';

/** One event as it lies in the file. Nothing of Casetrail's own code reads it. */
export interface RawEvent {
  readonly stream: string;
  readonly type: string;
  /** When it was recorded, in milliseconds. */
  readonly at: number;
  readonly byService: boolean;
  readonly causation: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The cases of a log file, one after the other, each with its events in order. */
export function* rawCases(file: string): Generator<readonly RawEvent[]> {
  const database = new DatabaseSync(file, { readOnly: true });
  const rows = database
    .prepare(
      `SELECT stream, type, recorded_at, metadata, data FROM events
       WHERE stream >= 'complaint-' AND stream < 'complaint.' ORDER BY stream, revision`,
    )
    .iterate() as Iterable<Record<string, string>>;
  let events: RawEvent[] = [];
  for (const row of rows) {
    if (events.length > 0 && events[0]!.stream !== row['stream']) {
      yield events;
      events = [];
    }
    events.push(rawEvent(row));
  }
  if (events.length > 0) yield events;
  database.close();
}

function rawEvent(row: Record<string, string>): RawEvent {
  const metadata = JSON.parse(row['metadata']!) as { actor: { role: string }; $causationId: string };
  return {
    stream: row['stream']!,
    type: row['type']!,
    at: Date.parse(row['recorded_at']!),
    byService: metadata.actor.role === 'service',
    causation: metadata.$causationId,
    data: JSON.parse(row['data']!) as Record<string, unknown>,
  };
}
