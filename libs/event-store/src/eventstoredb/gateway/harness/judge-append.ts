import type { ExpectedRevision } from '../../../event-store.js';
import type { StoredEvent, StreamState } from '../gateway-log.js';

export interface Judged {
  readonly stream: string;
  readonly ids: readonly string[];
  readonly expected: ExpectedRevision;
  readonly state: StreamState | undefined;
  /** Whether it has metadata though it may have no events. */
  readonly exists: boolean;
}

export interface RecordLookup {
  /** The last event of this id in the stream. */
  find(stream: string, id: string): StoredEvent | undefined;
  at(stream: string, revision: number): StoredEvent | undefined;
}

export type Verdict = 'write' | 'wrong-version' | 'deleted' | { readonly repeats: StoredEvent };

/**
 * EventStoreDB's rule. Its idempotency is by place where the caller names one, and else by the first id: what begins with a
 * new id is written, whatever else it repeats.
 */
export function judgeAppend(records: RecordLookup, append: Judged): Verdict {
  const { expected, state, exists } = append;
  if (state?.deleted === 'for-ever') return 'deleted';
  if (expected === 'stream-exists') {
    if (state?.deleted) return 'deleted';
    if (!exists) return 'wrong-version';
  }
  if (expected === 'any' || expected === 'stream-exists') return judgeById(records, append);
  const last = state?.last ?? -1;
  const believed = expected === 'no-stream' ? -1 : expected;
  if (believed === last) return 'write';
  return believed > last ? 'wrong-version' : judgeByPlace(records, append, believed);
}

function judgeById(records: RecordLookup, { stream, ids }: Judged): Verdict {
  const found = ids.map((id) => records.find(stream, id));
  const last = found.at(-1);
  if (!found[0]) return 'write';
  return last && found.every((event) => event !== undefined) ? { repeats: last } : 'wrong-version';
}

function judgeByPlace(
  records: RecordLookup,
  { stream, ids, expected, state }: Judged,
  believed: number,
): Verdict {
  const found = ids.map((_, i) => records.at(stream, believed + 1 + i));
  const last = found.at(-1);
  if (last && found.every((event, i) => event?.id === ids[i])) return { repeats: last };
  const differsAtOnce = found[0]?.id !== ids[0];
  return differsAtOnce && expected === 'no-stream' && state?.deleted ? 'write' : 'wrong-version';
}
