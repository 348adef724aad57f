import type { CommandContext, CommandOf } from '../commands.js';
import type { Reopened } from '../events/index.js';
import { deadlinesFor, type Policy } from '../policy/index.js';
import type { Complaint } from '../state.js';
import { currentRound, reopenableUntil } from '../status.js';
import type { ReopenReason } from '../words.js';
import type { Rules } from './decider.js';
import { illegalStep, refuse, requireRole } from './refuse.js';
import { texts } from './texts.js';

/**
 * A resolved or closed case begins a new round. By the citizen, or an operator for them, within the policy's window after
 * closing; by a supervisor always. Closed for good are only cases merged into another (unmerge) and erased ones.
 */
export function reopen(command: CommandOf<'reopen'>, complaint: Complaint, { policies }: Rules): Reopened {
  const policy = policies.of(complaint.policy);
  requireRole(command, ['citizen', 'operator', 'supervisor']);
  if (complaint.mergedInto !== undefined) {
    throw illegalStep(command.type, complaint, `the case went on as ${complaint.mergedInto}; unmerge it`);
  }
  if (command.reason === 'supervisor') requireRole(command, ['supervisor']);
  if (command.actor.role !== 'supervisor') requireWindow(command, complaint, policy);
  return reopened(command, complaint, policy, { reason: command.reason, text: command.text });
}

/** A fresh round, with fresh deadlines from the case's own policy. */
export function reopened(
  { occurredAt }: CommandContext,
  complaint: Complaint,
  policy: Policy,
  { reason, text }: { readonly reason: ReopenReason; readonly text?: string },
): Reopened {
  return {
    type: 'Reopened',
    data: {
      reason,
      round: currentRound(complaint).number + 1,
      ...deadlinesFor(policy, complaint, occurredAt),
    },
    content: texts({ text }),
  };
}

function requireWindow({ now }: CommandContext, complaint: Complaint, policy: Policy): void {
  const until = reopenableUntil(complaint, policy);
  if (until === undefined || now <= until) return;
  const { reopenDays } = policy;
  const closedAt = complaint.closed?.at;
  const sentence = `The case was closed at ${closedAt}, more than ${reopenDays} days ago: a supervisor can still reopen it.`;
  throw refuse('reopening-window-over', sentence, { closedAt, reopenDays });
}
