import type { Sealing } from '#sealing';
import type { CaseCommand } from './case-command.js';

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
