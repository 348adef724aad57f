import type { CommandOf } from '../commands.js';
import type { AssignmentDisputed } from '../events/index.js';
import { policyOf } from '../policy/index.js';
import type { Complaint } from '../state.js';
import { illegalStep, refuse, requirePart, requireText } from './refuse.js';

const HOUR = 3_600_000;

/** Only before accepting, and only for so long; the citizen's clock goes on. */
export function dispute(command: CommandOf<'dispute'>, complaint: Complaint): AssignmentDisputed {
  requireText(complaint, { reason: command.reason });
  const { department, state, assignedAt } = requirePart(complaint, command.department);
  if (state !== 'assigned') {
    throw illegalStep(
      command.type,
      complaint,
      `the part of ${department} is ${state}, and only one that is assigned can be disputed`,
    );
  }
  const { disputeHours } = policyOf(complaint.policy);
  if (Date.parse(command.now) - Date.parse(assignedAt) > disputeHours * HOUR) {
    const sentence = `A part can be disputed for ${disputeHours} hours after it was assigned: accept it, or ask a supervisor to replace the department.`;
    throw refuse('dispute-window-over', complaint, sentence, { assignedAt, disputeHours });
  }
  return {
    type: 'AssignmentDisputed',
    data: { department },
    publishable: { reason: command.reason },
  };
}
