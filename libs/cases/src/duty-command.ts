import type { Actor, Duty } from '#complaint';
import { CaseCommand } from './case-command.js';

/** The service itself, where it does what it owes a case. */
export const PROCESS_MANAGER: Actor = { id: 'process-manager', role: 'service' };

/** A duty as the command that does it: once, and only while the case is as it was when the duty was worked out. */
export const dutyCommand = (
  { id, action, payload }: Duty,
  { caseNumber, revision }: { readonly caseNumber: string; readonly revision: number },
): CaseCommand =>
  new CaseCommand(
    action,
    payload,
    { actor: PROCESS_MANAGER, commandId: id, correlationId: id, ifMatch: revision },
    caseNumber,
  );
