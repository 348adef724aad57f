import type { CommandOf } from '../commands.js';
import { dayIn, daysAfter } from '#calendar';
import type { TemporarilyMitigated } from '../events/index.js';
import { isWorkable, nextRenewal } from '../legal.js';
import type { Policy } from '../policy/index.js';
import type { Complaint } from '../state.js';
import type { Rules } from './decider.js';
import { illegalStep, refuse, requireDay, requirePart, requireText } from './refuse.js';

/** A stopgap never stops the clock, and always says why, what comes next and when it is looked at again. */
export function mitigate(
  command: CommandOf<'mitigate'>,
  complaint: Complaint,
  { policies }: Rules,
): TemporarilyMitigated {
  const { done, whyNotPermanent, plan, reviewOn } = command;
  const part = requirePart(complaint, command.department);
  if (!isWorkable(part)) {
    throw illegalStep(
      command.type,
      complaint,
      `the part of ${part.department} is ${part.state}, and only an accepted one is worked on`,
    );
  }
  requireText({ done, 'whyNotPermanent.text': whyNotPermanent.text, plan });
  const policy = policies.of(complaint.policy);
  requireReviewDay(command, policy);
  const renewal = nextRenewal(part);
  const { maxRenewals } = policy.mitigation;
  if (renewal > maxRenewals) {
    const sentence = `A stopgap can be renewed ${maxRenewals} times in a round: resolve the case, or ask for a deferral.`;
    throw refuse('renewals-exhausted', sentence, { maxRenewals });
  }
  return {
    type: 'TemporarilyMitigated',
    data: { department: part.department, why: whyNotPermanent.code, reviewOn, renewal },
    publishable: { done, why: whyNotPermanent.text, plan },
  };
}

function requireReviewDay(
  { now, reviewOn }: CommandOf<'mitigate'>,
  { calendar: { zone }, mitigation: { maxReviewDays } }: Policy,
): void {
  requireDay({ reviewOn });
  const today = dayIn(zone, now);
  const last = daysAfter(today, maxReviewDays);
  if (reviewOn <= today) {
    const sentence = `Today is ${today}: name a later day, ${last} at the latest.`;
    throw refuse('review-date-past', sentence, { reviewOn, today, last });
  }
  if (reviewOn > last) {
    const sentence = `A stopgap is looked at again within ${maxReviewDays} days: ${last} at the latest.`;
    throw refuse('review-date-too-far', sentence, { reviewOn, today, last });
  }
}
