import { currentRound, isHistory, stageOf } from '#complaint';
import type { Complaint, Instant } from '#complaint';

/** Deadlines of the current round; `undefined` once closed and for a historical case, which made no promise here. */
export function deadlineOf(
  complaint: Complaint,
  now: Instant,
): { respondBy: Instant; resolveBy: Instant; late: boolean } | undefined {
  if (complaint.closed || isHistory(complaint)) return undefined;
  const { respondBy, resolveBy } = currentRound(complaint);
  return { respondBy, resolveBy, late: lateness(complaint, now) !== undefined };
}

/** What is late, if anything: a case is late to be solved before it is late to answer. */
export function lateness(complaint: Complaint, now: Instant): 'respondBy' | 'resolveBy' | undefined {
  if (complaint.closed || isHistory(complaint)) return undefined;
  const { respondBy, resolveBy, respondedAt, resolution } = currentRound(complaint);
  if ((resolution?.at ?? now) > resolveBy) return 'resolveBy';
  return stageOf(complaint) === 'open' && (respondedAt ?? now) > respondBy ? 'respondBy' : undefined;
}
