import type { CommandOf } from '../commands.js';
import type { DepartmentPartFinished } from '../events/index.js';
import { isWorkable } from '../legal.js';
import type { Complaint } from '../state.js';
import { illegalStep, requirePart, requireText } from './refuse.js';

/** For supports; the lead finishes by resolving. */
export function finishPart(command: CommandOf<'finish-part'>, complaint: Complaint): DepartmentPartFinished {
  requireText({ text: command.text });
  const part = requirePart(complaint, command.department);
  if (part.part === 'lead') {
    throw illegalStep(
      command.type,
      complaint,
      `${part.department} leads, and finishes by resolving the case`,
    );
  }
  if (!isWorkable(part)) {
    throw illegalStep(
      command.type,
      complaint,
      `the part of ${part.department} is ${part.state}, not accepted`,
    );
  }
  return {
    type: 'DepartmentPartFinished',
    data: { department: part.department },
    publishable: { text: command.text },
  };
}
