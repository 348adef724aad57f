import type { CommandOf } from '../commands.js';
import { warnedAt } from '../duties/deadline-times.js';
import type {
  DeadlineExtended,
  DeadlineMissed,
  DeadlineWarned,
  PartDeadlineMissed,
} from '../events/index.js';
import { canMissPart, canWarn, isMissed, isOverdue } from '../legal.js';
import type { Complaint } from '../state.js';
import { currentRound } from '../status.js';
import type { Rules } from './decider.js';
import { illegalStep, refuse, requirePart, requireRole, requireText } from './refuse.js';

export function extend(command: CommandOf<'extend'>, complaint: Complaint): DeadlineExtended {
  requireRole(command, ['operator', 'supervisor']);
  const { deadline, reason, now } = command;
  requireText({ reason });
  const { [deadline]: from, respondedAt } = currentRound(complaint);
  if (deadline === 'respondBy' && respondedAt !== undefined) {
    throw illegalStep(command.type, complaint, `the citizen was contacted at ${respondedAt} already`);
  }
  const time = Date.parse(command.to);
  if (Number.isNaN(time)) {
    throw refuse('bad-date', '"to" must be an instant, as 2026-09-30T01:00:00.000Z.', {
      to: command.to,
    });
  }
  const to = new Date(time).toISOString();
  if (to <= from || to <= now) {
    const sentence = `The deadline is ${from} and now is ${now}: name a later moment than both.`;
    throw refuse('deadline-not-later', sentence, { deadline, from, to, now });
  }
  return { type: 'DeadlineExtended', data: { deadline, from, to }, publishable: { reason } };
}

/** A fact that a clock reports: the deadline is near and nothing has met it. Recorded once. */
export function warnOfDeadline(
  { deadline, now }: CommandOf<'warn-deadline'>,
  complaint: Complaint,
  { policies }: Rules,
): DeadlineWarned {
  const { [deadline]: due } = currentRound(complaint);
  const from = warnedAt(complaint, deadline, policies.of(complaint.policy));
  if (canWarn(complaint, deadline) && now > from && now <= due) {
    return { type: 'DeadlineWarned', data: { deadline, due } };
  }
  const sentence = `${deadline} is warned of once, from ${from} to ${due}, while nothing has met it.`;
  throw refuse('deadline-not-due', sentence, { deadline, from, due, now });
}

/** A fact that a clock reports: the deadline has passed and nothing met it. Recorded once. */
export function missDeadline(
  { deadline, now, ...command }: CommandOf<'miss-deadline'>,
  complaint: Complaint,
): DeadlineMissed {
  const current = currentRound(complaint);
  const number = command.round ?? current.number;
  const round = complaint.rounds.find((each) => each.number === number) ?? current;
  const due = round[deadline];
  if (isMissed(round, deadline)) {
    throw refuse('same-value', `That ${deadline} was missed is recorded already.`, { deadline });
  }
  if (!isOverdue(round, deadline, now)) {
    const sentence = `${deadline} was met in time, or is not over before ${due}.`;
    throw refuse('deadline-not-due', sentence, { deadline, due, now });
  }
  return {
    type: 'DeadlineMissed',
    data: { deadline, due, ...(round !== current && { round: round.number }) },
  };
}

/** The same for the time that one department was given for its part. */
export function missPart(command: CommandOf<'miss-part'>, complaint: Complaint): PartDeadlineMissed {
  const part = requirePart(complaint, command.department);
  const { department, dueBy: due } = part;
  if (due !== undefined && canMissPart(part) && command.now > due) {
    return { type: 'PartDeadlineMissed', data: { department, due } };
  }
  const sentence = `The part of ${department} is done, has no time of its own, or is not late yet.`;
  throw refuse('deadline-not-due', sentence, { department, due, now: command.now });
}
