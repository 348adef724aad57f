import { addSpan } from '#calendar';
import type { CommandOf } from '../commands.js';
import { callingTime, nextCall } from '../duties/callbacks.js';
import type { RevisitInvited, RevisitScheduled } from '../events/index.js';
import type { Complaint } from '../state.js';
import { currentRound } from '../status.js';
import type { Rules } from './decider.js';
import { illegalStep, refuse, requireRole } from './refuse.js';

/** The next callback is promised: other hours than the last, and another number where there is one. */
export function scheduleRevisit(
  command: CommandOf<'schedule-revisit'>,
  complaint: Complaint,
  { policies }: Rules,
): RevisitScheduled {
  requireRole(command, ['service', 'operator']);
  const policy = policies.of(complaint.policy);
  const call = nextCall(complaint, policy);
  if (!call) throw illegalStep(command.type, complaint, 'nobody is left who may be called again');
  if (currentRound(complaint).callback) {
    throw illegalStep(command.type, complaint, 'the next callback is promised already');
  }
  const { reporter, ...named } = call;
  return {
    type: 'RevisitScheduled',
    data: {
      ...named,
      ...(reporter !== complaint.caseNumber && { reporter }),
      ...callingTime(complaint, reporter, policy, command.now),
    },
  };
}

/** Calling was in vain: the citizen is asked in writing, and the case stays open to the answer. */
export function invite(
  command: CommandOf<'invite'>,
  complaint: Complaint,
  { policies }: Rules,
): RevisitInvited {
  requireRole(command, ['service', 'operator']);
  const policy = policies.of(complaint.policy);
  const { invitedUntil } = currentRound(complaint);
  if (invitedUntil !== undefined) {
    throw refuse('same-value', `The citizen was invited to answer until ${invitedUntil} already.`);
  }
  if (nextCall(complaint, policy)) {
    const sentence = 'Someone may still be called: the invitation comes after the last callback.';
    throw refuse('attempts-not-exhausted', sentence, { needed: policy.revisit.attempts });
  }
  return {
    type: 'RevisitInvited',
    data: { answerBy: addSpan(policy.calendar, command.now, policy.revisit.invitation) },
  };
}
