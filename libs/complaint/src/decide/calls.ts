import type { CommandContext, CommandOf } from '../commands.js';
import type { DomainError } from '../errors.js';
import type { InformationAdded, RepeatCallLinked } from '../events/index.js';
import type { Policy } from '../policy/index.js';
import type { Complaint } from '../state.js';
import { reopenableUntil } from '../status.js';
import { refuse, requireText } from './refuse.js';
import { texts } from './texts.js';

/** Records only; a citizen who calls because it is not solved has the case reopened as `called-again`. */
export const linkCall = (command: CommandOf<'link-call'>, complaint: Complaint): RepeatCallLinked => ({
  type: 'RepeatCallLinked',
  data: { call: complaint.calls + 1, channel: command.channel ?? 'phone' },
  content: texts({ text: command.text }),
});

/** A call about a case that ended cannot be linked to it; the refusal says where the call belongs. */
export function refuseCall({ now }: CommandContext, complaint: Complaint, policy: Policy): DomainError {
  const { mergedInto: into } = complaint;
  if (into !== undefined) return refused(`The case went on as ${into}: link the call there.`, { into });
  const until = reopenableUntil(complaint, policy) ?? now;
  const closed = `The case was closed at ${complaint.closed?.at}`;
  if (now > until) {
    const sentence = `${closed}, too long ago to reopen it at a call: receive a new complaint, or ask a supervisor to reopen it.`;
    return refused(sentence, { instead: 'receive', reopenableUntil: until });
  }
  const sentence = `${closed}: if the caller says that it is not solved, "reopen" it with the reason "called-again".`;
  return refused(sentence, { instead: 'reopen', reason: 'called-again', reopenableUntil: until });
}

const refused = (sentence: string, data: Readonly<Record<string, string>>): DomainError =>
  refuse('illegal-step', sentence, { action: 'link-call', status: 'closed', ...data });

export function addInformation(command: CommandOf<'add-information'>): InformationAdded {
  requireText({ text: command.text });
  return { type: 'InformationAdded', data: {}, content: { text: command.text } };
}
