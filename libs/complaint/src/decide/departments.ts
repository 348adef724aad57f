import type { CommandOf } from '../commands.js';
import type { DepartmentAdded, DepartmentReplaced, LeadChanged, PartInstructed } from '../events/index.js';
import type { Complaint } from '../state.js';
import { leadOf } from '../status.js';
import type { Rules } from './decider.js';
import { requireDueBy } from './due-by.js';
import {
  refuse,
  requireAnswering,
  requireAssignable,
  requirePart,
  requireSuccessor,
  requireText,
} from './refuse.js';
import { texts } from './texts.js';

/** One more support; the lead was named when the case was assigned. */
export function addDepartment(
  command: CommandOf<'add-department'>,
  complaint: Complaint,
  { catalogue }: Rules,
): DepartmentAdded {
  const { department, instruction, dueBy, reason } = command;
  requireText({ reason });
  if (!leadOf(complaint)) {
    throw refuse('lead-missing', 'Nobody leads this case yet: assign it first.');
  }
  requireAssignable(complaint, department, catalogue);
  return {
    type: 'DepartmentAdded',
    data: {
      department: {
        id: department,
        part: 'support',
        ...(dueBy !== undefined && { dueBy: requireDueBy(command, complaint, dueBy) }),
      },
    },
    publishable: texts({ instruction, reason }),
  };
}

export function replaceDepartment(
  command: CommandOf<'replace-department'>,
  complaint: Complaint,
  { catalogue }: Rules,
): DepartmentReplaced {
  const { by, instruction, reason } = command;
  requireText({ reason });
  const part = requireAnswering(command, complaint);
  const { department } = part;
  requireSuccessor(complaint, part, by, catalogue);
  return {
    type: 'DepartmentReplaced',
    data: { replaced: department, by },
    publishable: texts({ instruction, reason }),
  };
}

/** The old lead goes on as a support. */
export function changeLead({ to, reason }: CommandOf<'change-lead'>, complaint: Complaint): LeadChanged {
  requireText({ reason });
  const { department, part } = requirePart(complaint, to);
  if (part === 'lead') throw refuse('same-value', `${department} leads already.`, { to });
  const lead = leadOf(complaint);
  if (!lead) throw refuse('lead-missing', 'Nobody leads this case yet: assign it first.');
  return {
    type: 'LeadChanged',
    data: { from: lead.department, to: department },
    publishable: { reason },
  };
}

/** What one department is to do, or by when, said anew. One that had finished goes back to work when there is more to do. */
export function instruct(command: CommandOf<'instruct'>, complaint: Complaint): PartInstructed {
  const { instruction, dueBy, reason } = command;
  requireText({ reason });
  const { department, state } = requirePart(complaint, command.department);
  const backToWork = state === 'finished';
  if (backToWork) requireText({ instruction: instruction ?? '' });
  if (dueBy === undefined && instruction === undefined) {
    throw refuse('same-value', 'Nothing would change: give an instruction, a time ("dueBy") or both.');
  }
  return {
    type: 'PartInstructed',
    data: {
      department,
      ...(dueBy !== undefined && { dueBy: requireDueBy(command, complaint, dueBy) }),
      ...(backToWork && { backToWork }),
    },
    publishable: { ...(instruction && { instruction }), reason },
  };
}
