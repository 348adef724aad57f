import { branchOf } from '../catalogue/find.js';
import type { CommandOf } from '../commands.js';
import type { PartDelegated } from '../events/index.js';
import { isDelegable } from '../legal.js';
import type { Complaint } from '../state.js';
import type { Rules } from './decider.js';
import { illegalStep, refuse, requireAssignable, requireKnownDepartment, requirePart } from './refuse.js';
import { texts } from './texts.js';

/** Down the tree only, from whoever passes it on. The part stays its department's, which answers for it. */
export function delegate(
  command: CommandOf<'delegate'>,
  complaint: Complaint,
  { catalogue }: Rules,
): PartDelegated {
  const { to, instruction } = command;
  const part = requirePart(complaint, command.department);
  if (!isDelegable(part)) {
    throw illegalStep(command.type, complaint, `the part of ${part.department} is ${part.state}`);
  }
  requireKnownDepartment(to, catalogue);
  const { department } = command;
  const below = branchOf(catalogue, department).filter((member) => member !== department);
  if (!below.includes(to)) {
    const choice = below.length > 0 ? `choose one of ${below.join(', ')}` : 'nobody is below it';
    const sentence = `${to} is not below ${department} in the tree of departments: ${choice}.`;
    throw refuse('not-down-the-tree', sentence, { department, to, below });
  }
  requireAssignable(complaint, to, catalogue);
  return {
    type: 'PartDelegated',
    data: { department: part.department, to },
    publishable: texts({ instruction }),
  };
}
