import type { RecordedEvent } from '#event-store';
import type { Sealing } from '#sealing';
import type { CaseCommand, CommandAnswer } from './case-command.js';
import { IdempotencyKeyReused } from './case-errors.js';

/** How an earlier command with an Idempotency-Key is found again in its stream. Both are fingerprints under the case's key. */
export interface Idempotency {
  readonly key: string;
  readonly body: string;
}

/** The key scoped to actor, action and case; `undefined` when the command came without one. */
export async function idempotencyOf(
  sealing: Sealing,
  caseNumber: string,
  { action, request }: CaseCommand,
): Promise<Idempotency | undefined> {
  if (request.idempotencyKey === undefined) return undefined;
  const [key, body] = await Promise.all([
    sealing.fingerprint(caseNumber, JSON.stringify([request.actor.id, action, request.idempotencyKey])),
    sealing.fingerprint(caseNumber, request.body ?? ''),
  ]);
  return { key, body };
}

/**
 * What the command answered when it first came, if it did.
 *
 * @throws {IdempotencyKeyReused} the same key came with another body
 */
export function earlierAnswer(
  caseNumber: string,
  events: readonly RecordedEvent[],
  idempotency: Idempotency | undefined,
): CommandAnswer | undefined {
  if (!idempotency) return undefined;
  const earlier = events.findLast((event) => storedIdempotency(event)?.key === idempotency.key);
  if (!earlier) return undefined;
  if (storedIdempotency(earlier)?.body !== idempotency.body) throw new IdempotencyKeyReused();
  return { caseNumber, revision: earlier.revision, position: earlier.position };
}

function storedIdempotency(event: RecordedEvent): Idempotency | undefined {
  return event.metadata.idempotency as Idempotency | undefined;
}
