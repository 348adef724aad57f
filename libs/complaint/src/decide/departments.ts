import type { CommandOf } from '../commands.js';
import type { DepartmentAdded, DepartmentReplaced, LeadChanged } from '../events/index.js';
import type { Complaint } from '../state.js';
import { leadOf } from '../status.js';
import type { Rules } from './decider.js';
import { refuse, requireAssignable, requirePart, requireText } from './refuse.js';
import { texts } from './texts.js';

/** One more support; the lead was named when the case was assigned. */
export function addDepartment(
  command: CommandOf<'add-department'>,
  complaint: Complaint,
  { catalogue }: Rules,
): DepartmentAdded {
  const { department, instruction, reason } = command;
  requireText(complaint, { reason });
  if (!leadOf(complaint)) {
    throw refuse('lead-missing', complaint, 'Nobody leads this case yet: assign it first.');
  }
  requireAssignable(complaint, department, catalogue);
  return {
    type: 'DepartmentAdded',
    data: { department: { id: department, part: 'support' } },
    publishable: texts({ instruction, reason }),
  };
}

export function replaceDepartment(
  command: CommandOf<'replace-department'>,
  complaint: Complaint,
  { catalogue }: Rules,
): DepartmentReplaced {
  const { by, instruction, reason } = command;
  requireText(complaint, { reason });
  const { department } = requirePart(complaint, command.department);
  requireAssignable(complaint, by, catalogue);
  return {
    type: 'DepartmentReplaced',
    data: { replaced: department, by },
    publishable: texts({ instruction, reason }),
  };
}

/** The old lead goes on as a support. */
export function changeLead({ to, reason }: CommandOf<'change-lead'>, complaint: Complaint): LeadChanged {
  requireText(complaint, { reason });
  const { department, part } = requirePart(complaint, to);
  if (part === 'lead') throw refuse('same-value', complaint, `${department} leads already.`, { to });
  const lead = leadOf(complaint);
  if (!lead) throw refuse('lead-missing', complaint, 'Nobody leads this case yet: assign it first.');
  return {
    type: 'LeadChanged',
    data: { from: lead.department, to: department },
    publishable: { reason },
  };
}
