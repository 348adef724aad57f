import type { CommandOf } from '../commands.js';
import { dayIn, daysAfter } from '#calendar';
import type { Deferred, DeferralEnded, DeferralReviewed } from '../events/index.js';
import type { Policy } from '../policy/index.js';
import type { Complaint } from '../state.js';
import type { Rules } from './decider.js';
import { activeParts } from '../status.js';
import type { Day, Instant } from '../words.js';
import { illegalStep, refuse, requireDay, requireText } from './refuse.js';

/** A long-standing problem. Deadlines stay as they are: a deferral is shown, it stops no clock. Resolving ends it. */
export function defer(command: CommandOf<'defer'>, complaint: Complaint, { policies }: Rules): Deferred {
  const { reason, plan, targetDate, nextReportOn } = command;
  if (complaint.deferral) throw illegalStep(command.type, complaint, 'the case is deferred; review that');
  if (activeParts(complaint).length === 0) {
    throw illegalStep(command.type, complaint, 'nobody is assigned who could carry out the plan');
  }
  requireText({ reason, plan });
  requireDates(policies.of(complaint.policy), command.now, { targetDate, nextReportOn });
  return { type: 'Deferred', data: { targetDate, nextReportOn }, publishable: { reason, plan } };
}

export function reviewDeferral(
  command: CommandOf<'review-deferral'>,
  complaint: Complaint,
  { policies }: Rules,
): DeferralReviewed {
  const deferral = requireDeferral(command, complaint);
  const { text, nextReportOn, targetDate = deferral.targetDate } = command;
  requireText({ text });
  requireDates(policies.of(complaint.policy), command.now, { targetDate, nextReportOn });
  return { type: 'DeferralReviewed', data: { targetDate, nextReportOn }, publishable: { text } };
}

export function endDeferral(command: CommandOf<'end-deferral'>, complaint: Complaint): DeferralEnded {
  requireDeferral(command, complaint);
  requireText({ reason: command.reason });
  return { type: 'DeferralEnded', data: {}, publishable: { reason: command.reason } };
}

function requireDeferral(
  command: CommandOf<'review-deferral' | 'end-deferral'>,
  complaint: Complaint,
): NonNullable<Complaint['deferral']> {
  if (complaint.deferral) return complaint.deferral;
  throw illegalStep(command.type, complaint, 'the case is not deferred');
}

function requireDates(
  { calendar: { zone }, deferral }: Policy,
  now: Instant,
  dates: { readonly targetDate: Day; readonly nextReportOn: Day },
): void {
  requireDay(dates);
  const today = dayIn(zone, now);
  for (const [field, day] of Object.entries(dates)) {
    if (day > today) continue;
    throw refuse('date-past', `Today is ${today}: "${field}" must be a later day.`, {
      field,
      day,
    });
  }
  const last = daysAfter(today, deferral.maxReportDays);
  if (dates.nextReportOn > last) {
    const sentence = `The next public report is due within ${deferral.maxReportDays} days: ${last} at the latest.`;
    throw refuse('date-too-far', sentence, { nextReportOn: dates.nextReportOn, last });
  }
}
