import type { Policy } from './policy/index.js';
import type { Complaint, Part, Round } from './state.js';
import type { DeadlineKind, EscalationReason, Instant, Status } from './words.js';

/** Where a case stands; the first that holds. */
export function statusOf(complaint: Complaint): Status {
  const round = currentRound(complaint);
  if (complaint.closed) return 'closed';
  if (round.resolution) return round.attempted.length + round.answers.length > 0 ? 'revisiting' : 'resolved';
  if (complaint.deferral) return 'deferred';
  if (isMitigated(complaint)) return 'mitigated';
  return statusOfParts(activeParts(complaint));
}

/** Imported and never made live: nobody here promised anything. */
export const isHistory = ({ historical, adopted }: Complaint): boolean =>
  historical !== undefined && !adopted;

/** Neither resolved nor closed: someone still has to do something about it. */
export const isOpen = (complaint: Complaint): boolean => stageOf(complaint) === 'open';

/** The three stages of a round. */
export type Stage = 'open' | 'resolved' | 'closed';

export function stageOf(complaint: Complaint): Stage {
  if (complaint.closed) return 'closed';
  return currentRound(complaint).resolution ? 'resolved' : 'open';
}

export const currentRound = (complaint: Complaint): Round => complaint.rounds.at(-1) ?? complaint.rounds[0];

const DAY = 24 * 3_600_000;

/** Until when the citizen, or an operator for them, may reopen a closed case; `undefined` while it is not closed. */
export function reopenableUntil({ closed }: Complaint, { reopenDays }: Policy): Instant | undefined {
  return closed && new Date(Date.parse(closed.at) + reopenDays * DAY).toISOString();
}

/** It was taken back, and by then nobody had confirmed it: what was confirmed and came back was solved in its time. */
export const isResolutionDenied = ({ denied, confirmed }: Round): boolean =>
  denied === true && confirmed !== true;

/** Parts that someone still answers for: neither ruled away nor replaced. */
export const activeParts = (complaint: Complaint): readonly Part[] =>
  complaint.parts.filter((part) => part.state !== 'ruled-away');

export const leadOf = (complaint: Complaint): Part | undefined =>
  activeParts(complaint).find((part) => part.part === 'lead');

/** The part a department acts for: its own, or the one delegated to it. */
export function partFor(complaint: Complaint, department: string): Part | undefined {
  const parts = activeParts(complaint);
  return (
    parts.find((part) => part.department === department) ??
    parts.find((part) => part.delegatedTo.includes(department))
  );
}

/** How what was said of a deadline is remembered, so that it is said once of each moment that the deadline ever had. */
export const deadlineAt = (deadline: DeadlineKind, due: Instant): string => `${deadline}@${due}`;

/** How an escalation is remembered, so that no cause is escalated twice; a deadline that is moved is a new cause. */
export function causeOf(round: Round, reason: EscalationReason, subject?: string): string {
  const cause = subject === undefined ? reason : `${reason}/${subject}`;
  if (reason !== 'deadline-missed') return cause;
  return `${cause}@${subject === 'respondBy' ? round.respondBy : round.resolveBy}`;
}

/** Accepted at some time in this round, whatever came of it since. */
export const isWorked = (part: Part): boolean =>
  part.state === 'accepted' || part.state === 'mitigated' || part.state === 'finished';

function isMitigated(complaint: Complaint): boolean {
  const lead = leadOf(complaint);
  return lead ? lead.state === 'mitigated' : currentRound(complaint).mitigation !== undefined;
}

function statusOfParts(parts: readonly Part[]): Status {
  if (parts.length === 0) return 'received';
  if (parts.some(isWorked)) return 'in-progress';
  return parts.every((part) => part.state === 'disputed') ? 'disputed' : 'assigned';
}
