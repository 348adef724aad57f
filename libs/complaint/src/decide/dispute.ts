import type { CommandOf } from '../commands.js';
import { addSpan } from '#calendar';
import type { AssignmentDisputed, PartReturned } from '../events/index.js';
import type { Complaint } from '../state.js';
import type { Rules } from './decider.js';
import { illegalStep, refuse, requireAnswering, requireText } from './refuse.js';

/** Only before accepting, and only for so long; the citizen's clock goes on. */
export function dispute(
  command: CommandOf<'dispute'>,
  complaint: Complaint,
  { policies }: Rules,
): AssignmentDisputed {
  requireText({ reason: command.reason });
  const { department, state, assignedAt } = requireAnswering(command, complaint);
  if (state !== 'assigned') {
    throw illegalStep(
      command.type,
      complaint,
      `the part of ${department} is ${state}, and only one that is assigned can be disputed`,
    );
  }
  const policy = policies.of(complaint.policy);
  const until = addSpan(policy.calendar, assignedAt, policy.dispute.within);
  if (command.now > until) {
    const sentence = `This part could be disputed until ${until}: accept it, or ask a supervisor to replace the department.`;
    throw refuse('dispute-window-over', sentence, { assignedAt, until });
  }
  return {
    type: 'AssignmentDisputed',
    data: { department },
    publishable: { reason: command.reason },
  };
}

/**
 * A part that was accepted and turns out to be another's: a supervisor rules on it, and the citizen's clock goes on. Once in a
 * round: what was ruled on stays ruled.
 */
export function returnPart(command: CommandOf<'return-part'>, complaint: Complaint): PartReturned {
  requireText({ reason: command.reason });
  const { department, state, ruled } = requireAnswering(command, complaint);
  if (state !== 'accepted' && state !== 'mitigated') {
    throw illegalStep(
      command.type,
      complaint,
      `the part of ${department} is ${state}, and only one that is worked on is given back`,
    );
  }
  if (ruled) {
    const why = `it was ruled already that ${department} handles it; a supervisor may still replace the department`;
    throw illegalStep(command.type, complaint, why);
  }
  return { type: 'PartReturned', data: { department }, publishable: { reason: command.reason } };
}
