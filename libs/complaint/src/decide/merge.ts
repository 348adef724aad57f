import type { CommandOf } from '../commands.js';
import type { Closed, MergedInto, ReporterJoined, Unmerged } from '../events/index.js';
import { yetToAnswer } from '../legal.js';
import type { Complaint } from '../state.js';
import type { Visibility } from '../words.js';
import { closed, confirmed } from './close.js';
import { illegalStep, refuse, requireText } from './refuse.js';

/** The same matter from someone else: this case ends, the other goes on for both. */
export function merge(command: CommandOf<'merge'>, complaint: Complaint): readonly [MergedInto, Closed] {
  const { into, reason } = command;
  requireText({ reason });
  requireOther(into, complaint);
  requireBothOpenToEachOther(command.intoVisibility, complaint);
  if (complaint.reporters.length > 1) {
    const why =
      'other cases were merged into this one; merge the other case into this, or unmerge them first';
    throw illegalStep(command.type, complaint, why);
  }
  return [{ type: 'MergedInto', data: { into }, publishable: { reason } }, closed('merged')];
}

export function joinReporter(command: CommandOf<'join-reporter'>, complaint: Complaint): ReporterJoined {
  const { from, reason } = command;
  requireText({ reason });
  requireOther(from, complaint);
  requireBothOpenToEachOther(command.fromVisibility, complaint);
  if (complaint.reporters.includes(from)) {
    throw refuse('same-value', `The reporter of ${from} has joined already.`, { from });
  }
  return { type: 'ReporterJoined', data: { from }, publishable: { reason } };
}

/** On the case that ended, and on the one that went on. Everyone left having said yes, the latter closes. */
export function unmerge(
  { other, reason }: CommandOf<'unmerge'>,
  complaint: Complaint,
): readonly (Unmerged | Closed)[] {
  requireText({ reason });
  const isMerged = complaint.mergedInto === other;
  if (!isMerged && !complaint.reporters.slice(1).includes(other)) {
    const sentence = `${other} and this case are not merged: name the case it was merged with.`;
    throw refuse('unknown-reporter', sentence, { other });
  }
  const unmerged: Unmerged = { type: 'Unmerged', data: { other }, publishable: { reason } };
  const waiting = yetToAnswer(complaint).filter((reporter) => reporter !== other);
  const lastWasWaitedFor = waiting.length === 0 && !complaint.closed;
  return lastWasWaitedFor ? [unmerged, confirmed()] : [unmerged];
}

function requireOther(other: string, complaint: Complaint): void {
  if (other === complaint.caseNumber) {
    throw refuse('same-value', 'Name another case than this one.', { other });
  }
}

function requireBothOpenToEachOther(other: Visibility, complaint: Complaint): void {
  if (other !== 'confidential' && complaint.visibility !== 'confidential') return;
  const sentence =
    'A confidential case is never merged: handle the two apart, or change the visibility with the citizen’s consent.';
  throw refuse('across-confidentiality', sentence);
}
