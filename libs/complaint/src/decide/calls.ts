import type { CommandOf } from '../commands.js';
import type { InformationAdded, RepeatCallLinked } from '../events/index.js';
import type { Complaint } from '../state.js';
import { requireText } from './refuse.js';
import { texts } from './texts.js';

/** Records only; a citizen who calls because it is not solved has the case reopened as `called-again`. */
export const linkCall = (command: CommandOf<'link-call'>, complaint: Complaint): RepeatCallLinked => ({
  type: 'RepeatCallLinked',
  data: { call: complaint.calls + 1, channel: command.channel ?? 'phone' },
  content: texts({ text: command.text }),
});

export function addInformation(command: CommandOf<'add-information'>): InformationAdded {
  requireText({ text: command.text });
  return { type: 'InformationAdded', data: {}, content: { text: command.text } };
}
