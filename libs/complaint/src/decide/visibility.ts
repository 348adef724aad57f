import type { CommandOf } from '../commands.js';
import type { VisibilityChanged } from '../events/index.js';
import type { Complaint } from '../state.js';
import type { Visibility } from '../words.js';
import { refuse, requireText } from './refuse.js';

export const changeVisibility = (
  command: CommandOf<'change-visibility'>,
  complaint: Complaint,
): VisibilityChanged => visibilityChange(complaint, command.to, command.reason);

/** Cases that were merged stay on one side of confidentiality. */
export function visibilityChange(complaint: Complaint, to: Visibility, reason: string): VisibilityChanged {
  requireText({ reason });
  if (to === complaint.visibility) {
    throw refuse('same-value', `The case is ${to} already.`, { visibility: to });
  }
  const isMerged = complaint.mergedInto !== undefined || complaint.reporters.length > 1;
  if (to === 'confidential' && isMerged) {
    const sentence = 'Other reporters belong to this case: unmerge it before you make it confidential.';
    throw refuse('across-confidentiality', sentence);
  }
  return {
    type: 'VisibilityChanged',
    data: { from: complaint.visibility, to },
    publishable: { reason },
  };
}
