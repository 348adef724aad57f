import type { RecordedEvent } from '#event-store';
import type { CommandAnswer } from './case-command.js';
import { IdempotencyKeyReused } from './case-errors.js';
import { eventIdOf } from './event-id.js';
import type { Idempotency } from './idempotency.js';

/** What is kept of an event so that a repeat of its command is recognised and answered. */
export interface Trace extends Pick<RecordedEvent, 'id' | 'revision' | 'position'> {
  readonly idempotency?: Idempotency;
}

/** What a repeat of a command has in common with its first time; nothing when it came with neither. */
export interface Sameness {
  readonly commandId?: string;
  readonly idempotency?: Idempotency;
}

export function traceOf({ id, revision, position, metadata }: RecordedEvent): Trace {
  return { id, revision, position, idempotency: metadata.idempotency as Idempotency | undefined };
}

/**
 * What the command answered when it first came, if it did.
 *
 * @throws {IdempotencyKeyReused} the same key came with another body
 */
export function earlierAnswer(
  caseNumber: string,
  traces: readonly Trace[],
  { commandId, idempotency }: Sameness,
): CommandAnswer | undefined {
  const earlier = lastOfCommand(traces, commandId) ?? lastUnderKey(traces, idempotency);
  return earlier && { caseNumber, revision: earlier.revision, position: earlier.position };
}

/** The ids of one append count on, so the last event of it is the last whose id does. */
function lastOfCommand(traces: readonly Trace[], commandId: string | undefined): Trace | undefined {
  if (commandId === undefined) return undefined;
  const firstId = eventIdOf(commandId, 0);
  const first = traces.findLastIndex(({ id }) => id === firstId);
  if (first === -1) return undefined;
  let count = 1;
  while (traces[first + count]?.id === eventIdOf(commandId, count)) count++;
  return traces[first + count - 1];
}

function lastUnderKey(traces: readonly Trace[], idempotency: Idempotency | undefined): Trace | undefined {
  if (!idempotency) return undefined;
  const earlier = traces.findLast((trace) => trace.idempotency?.key === idempotency.key);
  if (earlier && earlier.idempotency?.body !== idempotency.body) throw new IdempotencyKeyReused();
  return earlier;
}
