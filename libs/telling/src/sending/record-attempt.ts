import { CaseCommand, type CaseCommands } from '#cases';
import type { Actor } from '#complaint';
import type { Pending } from '../outbox.js';
import type { Outcome } from './prepare.js';

/** The service itself, where it tells people. */
const OUTBOX: Actor = { id: 'outbox', role: 'service' };

/**
 * Records what came of one attempt. The same attempt again, from this process or another, is the same command: whoever
 * records it first has said what came of it.
 *
 * Answers the revision at which it is recorded.
 */
export async function recordAttempt(
  commands: Pick<CaseCommands, 'handle'>,
  caseNumber: string,
  { id, kind, to, attempts, eventId }: Pick<Pending, 'id' | 'kind' | 'to' | 'attempts' | 'eventId'>,
  outcome: Outcome,
): Promise<number> {
  const attempt = attempts + 1;
  const payload = {
    messageId: id,
    message: kind,
    attempt,
    ...outcome,
    ...(to !== caseNumber && { reporter: to }),
  };
  const request = { actor: OUTBOX, commandId: `${id}/${attempt}`, correlationId: eventId };
  const { revision } = await commands.handle(new CaseCommand('record-message', payload, request, caseNumber));
  return revision;
}
