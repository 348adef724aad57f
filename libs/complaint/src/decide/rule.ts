import type { CommandOf } from '../commands.js';
import type { AssignmentRuled } from '../events/index.js';
import { ruledBy } from '../duties/part-times.js';
import type { Complaint, Part } from '../state.js';
import type { Rules } from './decider.js';
import {
  illegalStep,
  refuse,
  requireAnswering,
  requireRole,
  requireSuccessor,
  requireText,
} from './refuse.js';

/**
 * A supervisor ends a dispute: the part stays, or it moves. A lead's part needs someone to move to. Where nobody ruled in the
 * policy's time, the service lets the part stay.
 */
export function rule(command: CommandOf<'rule'>, complaint: Complaint, rules: Rules): AssignmentRuled {
  requireRole(command, ['supervisor', 'service']);
  const disputed = requireAnswering(command, complaint);
  const { department, state, part } = disputed;
  if (state !== 'disputed') {
    throw illegalStep(command.type, complaint, `the part of ${department} is ${state}, not disputed`);
  }
  if (command.actor.role === 'service') return ruledByDefault(command, complaint, disputed, rules);
  const { ruling, reason = '', to } = command;
  requireText({ reason });
  if (ruling === 'upheld') {
    return { type: 'AssignmentRuled', data: { department, ruling }, publishable: { reason } };
  }
  if (to !== undefined) requireSuccessor(complaint, disputed, to, rules.catalogue);
  if (to === undefined && part === 'lead') {
    const sentence = `${department} leads this case: say which department takes its part over ("to").`;
    throw refuse('lead-missing', sentence, { department });
  }
  return {
    type: 'AssignmentRuled',
    data: { department, ruling, ...(to !== undefined && { to }) },
    publishable: { reason },
  };
}

function ruledByDefault(
  { now }: CommandOf<'rule'>,
  complaint: Complaint,
  part: Part,
  { policies }: Rules,
): AssignmentRuled {
  const due = ruledBy(part, policies.of(complaint.policy));
  if (due === undefined || now <= due) {
    const sentence = `A supervisor has until ${due} to rule on the part of ${part.department}.`;
    throw refuse('deadline-not-due', sentence, { due, now });
  }
  return {
    type: 'AssignmentRuled',
    data: { department: part.department, ruling: 'upheld', byDefault: true },
  };
}
