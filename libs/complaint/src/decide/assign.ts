import type { CommandOf } from '../commands.js';
import type { ComplaintAssigned } from '../events/index.js';
import type { Complaint } from '../state.js';
import { activeParts } from '../status.js';
import type { Rules } from './decider.js';
import { requireDueBy } from './due-by.js';
import { illegalStep, refuse, requireAssignable } from './refuse.js';
import { texts } from './texts.js';

/** The first dispatch: one lead, any number of supports. An adopted case may be dispatched anew. */
export function assign(
  command: CommandOf<'assign'>,
  complaint: Complaint,
  { catalogue }: Rules,
): ComplaintAssigned {
  if (activeParts(complaint).some((part) => !part.imported)) {
    throw illegalStep(command.type, complaint, 'departments are assigned already; add or replace one');
  }
  const ids = command.departments.map(({ id }) => id);
  const twice = ids.find((id, place) => ids.indexOf(id) !== place);
  if (twice !== undefined) {
    throw refuse('department-already-on-case', `Name ${twice} once.`, { department: twice });
  }
  if (command.departments.filter(({ part }) => part === 'lead').length !== 1) {
    throw refuse('lead-missing', 'Name exactly one lead department; the others support it.');
  }
  for (const id of ids) requireAssignable({ ...complaint, parts: [] }, id, catalogue);
  return {
    type: 'ComplaintAssigned',
    data: {
      departments: command.departments.map(({ id, part, dueBy }) => ({
        id,
        part,
        ...(dueBy !== undefined && { dueBy: requireDueBy(command, complaint, dueBy) }),
      })),
    },
    publishable: texts({
      instructions: texts(
        Object.fromEntries(command.departments.map(({ id, instruction }) => [id, instruction])),
      ) as Record<string, string> | undefined,
      reason: command.reason,
    }),
  };
}
