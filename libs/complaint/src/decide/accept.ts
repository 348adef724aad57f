import type { CommandOf } from '../commands.js';
import type { AssignmentAccepted } from '../events/index.js';
import type { Complaint } from '../state.js';
import { illegalStep, requirePart } from './refuse.js';

/** A department that disputed its part may still accept it. */
export function accept(command: CommandOf<'accept'>, complaint: Complaint): AssignmentAccepted {
  const { department, state } = requirePart(complaint, command.department);
  if (state !== 'assigned' && state !== 'disputed') {
    throw illegalStep(command.type, complaint, `the part of ${department} is ${state} already`);
  }
  return { type: 'AssignmentAccepted', data: { department } };
}
