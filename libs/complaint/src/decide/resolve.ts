import type { CommandOf } from '../commands.js';
import type { Resolved } from '../events/index.js';
import { isWorkable } from '../legal.js';
import type { Complaint, Part } from '../state.js';
import { activeParts, leadOf } from '../status.js';
import { illegalStep, refuse, requirePart, requireRole, requireText } from './refuse.js';

/** Only the lead resolves, when nobody is unfinished; the operator only explains a consultation on the call. */
export function resolve(command: CommandOf<'resolve'>, complaint: Complaint): Resolved {
  requireText({ done: command.done });
  if (command.department === undefined) {
    requireExplanation(command, complaint);
    return resolved(command, undefined);
  }
  const part = requirePart(complaint, command.department);
  if (part.part !== 'lead') {
    const lead = leadOf(complaint)?.department;
    const sentence = `${part.department} supports this case and finishes its part; ${lead} leads and resolves it.`;
    throw refuse('not-the-lead', sentence, { department: part.department, lead });
  }
  for (const other of activeParts(complaint)) if (other !== part) requireFinished(other);
  if (part.state === 'disputed') throw disputed(part);
  if (!isWorkable(part)) {
    throw illegalStep(command.type, complaint, `${part.department} has not accepted its part yet`);
  }
  return resolved(command, part.department);
}

const resolved = (
  { outcome, evidence, done }: CommandOf<'resolve'>,
  department: string | undefined,
): Resolved => ({
  type: 'Resolved',
  data: { ...(department !== undefined && { department }), outcome, evidence: evidence ?? [] },
  publishable: { done },
});

function requireFinished(part: Part): void {
  if (part.state === 'disputed') throw disputed(part);
  if (part.state === 'finished') return;
  const sentence = `${part.department} has not finished its part: it finishes, or is replaced, before the case is resolved.`;
  throw refuse('part-unfinished', sentence, { department: part.department, state: part.state });
}

function disputed(part: Part) {
  const sentence = `${part.department} disputes its part: a supervisor rules on it before the case is resolved.`;
  return refuse('part-disputed', sentence, { department: part.department });
}

function requireExplanation(command: CommandOf<'resolve'>, complaint: Complaint): void {
  const parts = activeParts(complaint);
  if (parts.length > 0) {
    const lead = leadOf(complaint)?.department;
    const sentence = `Departments handle this case, so its lead resolves it: name ${lead}.`;
    throw refuse('not-the-lead', sentence, { lead });
  }
  requireRole(command, ['operator', 'supervisor']);
  if (complaint.kind !== 'consultation' || command.outcome !== 'explained') {
    const sentence =
      'Without a department only a consultation can be resolved, as explained: assign the case, or reclassify it as a consultation.';
    throw refuse('explanation-needs-consultation', sentence, {
      kind: complaint.kind,
      outcome: command.outcome,
    });
  }
}
