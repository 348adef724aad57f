import type { CommandOf } from '../commands.js';
import type { CitizenContacted, ProgressReported } from '../events/index.js';
import type { Complaint } from '../state.js';
import { isWorked } from '../status.js';
import { illegalStep, requirePart, requireText } from './refuse.js';
import { texts } from './texts.js';

/** Legal before accepting too: a department may call first. */
export function contact(command: CommandOf<'contact'>, complaint: Complaint): CitizenContacted {
  const { department } = requirePart(complaint, command.department);
  return {
    type: 'CitizenContacted',
    data: { department },
    publishable: texts({ text: command.text }),
  };
}

export function progress(command: CommandOf<'progress'>, complaint: Complaint): ProgressReported {
  requireText({ text: command.text });
  const part = requirePart(complaint, command.department);
  if (!isWorked(part)) {
    throw illegalStep(
      command.type,
      complaint,
      `the part of ${part.department} is ${part.state}; accept it first`,
    );
  }
  return {
    type: 'ProgressReported',
    data: { department: part.department },
    publishable: { text: command.text },
    content: texts({ internal: command.internal }),
  };
}
