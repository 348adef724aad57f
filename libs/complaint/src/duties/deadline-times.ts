import { subtractSpan } from '#calendar';
import type { Policy } from '../policy/index.js';
import type { Complaint } from '../state.js';
import { currentRound } from '../status.js';
import type { DeadlineKind, Instant } from '../words.js';

const WARNING = { respondBy: 'respond', resolveBy: 'resolve' } as const;

/** From when a deadline of the round is near: as the policy says, and never before half of the time has passed. */
export function warnedAt(complaint: Complaint, deadline: DeadlineKind, policy: Policy): Instant {
  const { startedAt, [deadline]: due } = currentRound(complaint);
  const early = subtractSpan(policy.calendar, due, policy.warning[WARNING[deadline]]);
  const halfWay = new Date((Date.parse(startedAt) + Date.parse(due)) / 2).toISOString();
  return early > halfWay ? early : halfWay;
}
