import type { CommandOf } from '../commands.js';
import type { Closed, Withdrawn } from '../events/index.js';
import type { Complaint } from '../state.js';
import { closed } from './close.js';
import { illegalStep, requireRole } from './refuse.js';
import { texts } from './texts.js';

/** The citizen's own wish, which an operator may record. Nobody withdraws what others reported too. */
export function withdraw(command: CommandOf<'withdraw'>, complaint: Complaint): readonly [Withdrawn, Closed] {
  requireRole(command, ['citizen', 'operator']);
  if (complaint.reporters.length > 1) {
    throw illegalStep(command.type, complaint, 'others reported the same matter; unmerge them first');
  }
  return [{ type: 'Withdrawn', data: {}, content: texts({ text: command.text }) }, closed('withdrawn')];
}
