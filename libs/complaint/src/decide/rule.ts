import type { CommandOf } from '../commands.js';
import type { AssignmentRuled } from '../events/index.js';
import type { Complaint } from '../state.js';
import type { Rules } from './decider.js';
import { illegalStep, refuse, requireAssignable, requirePart, requireRole, requireText } from './refuse.js';

/** A supervisor ends a dispute: the part stays, or it moves. A lead's part needs someone to move to. */
export function rule(
  command: CommandOf<'rule'>,
  complaint: Complaint,
  { catalogue }: Rules,
): AssignmentRuled {
  requireRole(command, complaint, ['supervisor']);
  requireText(complaint, { reason: command.reason });
  const { department, state, part } = requirePart(complaint, command.department);
  if (state !== 'disputed') {
    throw illegalStep(command.type, complaint, `the part of ${department} is ${state}, not disputed`);
  }
  const { ruling, reason, to } = command;
  if (ruling === 'upheld') {
    return { type: 'AssignmentRuled', data: { department, ruling }, publishable: { reason } };
  }
  if (to !== undefined) requireAssignable(complaint, to, catalogue);
  if (to === undefined && part === 'lead') {
    const sentence = `${department} leads this case: say which department takes its part over ("to").`;
    throw refuse('lead-missing', complaint, sentence, { department });
  }
  return {
    type: 'AssignmentRuled',
    data: { department, ruling, ...(to !== undefined && { to }) },
    publishable: { reason },
  };
}
