import type { CommandOf } from '../commands.js';
import type { DeadlineExtended, DeadlineMissed } from '../events/index.js';
import { isOverdue } from '../legal.js';
import type { Complaint } from '../state.js';
import { currentRound } from '../status.js';
import { illegalStep, refuse, requireRole, requireText } from './refuse.js';

export function extend(command: CommandOf<'extend'>, complaint: Complaint): DeadlineExtended {
  requireRole(command, complaint, ['operator', 'supervisor']);
  const { deadline, reason, now } = command;
  requireText(complaint, { reason });
  const { [deadline]: from, respondedAt } = currentRound(complaint);
  if (deadline === 'respondBy' && respondedAt !== undefined) {
    throw illegalStep(command.type, complaint, `the citizen was contacted at ${respondedAt} already`);
  }
  const time = Date.parse(command.to);
  if (Number.isNaN(time)) {
    throw refuse('bad-date', complaint, '"to" must be an instant, as 2026-09-30T01:00:00.000Z.', {
      to: command.to,
    });
  }
  const to = new Date(time).toISOString();
  if (to <= from || to <= now) {
    const sentence = `The deadline is ${from} and now is ${now}: name a later moment than both.`;
    throw refuse('deadline-not-later', complaint, sentence, { deadline, from, to, now });
  }
  return { type: 'DeadlineExtended', data: { deadline, from, to }, publishable: { reason } };
}

/** A fact that a clock reports: the deadline has passed and nothing met it. Recorded once. */
export function missDeadline(
  { deadline, now }: CommandOf<'miss-deadline'>,
  complaint: Complaint,
): DeadlineMissed {
  const round = currentRound(complaint);
  const due = round[deadline];
  if (round.missed.includes(deadline)) {
    throw refuse('same-value', complaint, `That ${deadline} was missed is recorded already.`, { deadline });
  }
  if (!isOverdue(complaint, deadline, now)) {
    throw refuse(
      'deadline-not-due',
      complaint,
      `${deadline} was met in time, or is not over before ${due}.`,
      {
        deadline,
        due,
        now,
      },
    );
  }
  return { type: 'DeadlineMissed', data: { deadline, due } };
}
