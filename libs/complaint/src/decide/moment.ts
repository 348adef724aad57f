import type { CommandContext } from '../commands.js';
import type { Policy } from '../policy/index.js';
import type { Complaint } from '../state.js';
import { refuse } from './refuse.js';

const HOUR = 3_600_000;

/** Staff may back-date what happened in the street within the policy's limit, never before receipt, never into the future. */
export function requireMoment(
  { actor, now, occurredAt }: CommandContext,
  complaint: Complaint | undefined,
  policy: Policy,
): void {
  const happened = Date.parse(occurredAt);
  const present = Date.parse(now);
  if (Number.isNaN(happened) || Number.isNaN(present)) {
    throw refuse('bad-date', '"occurredAt" must be an instant, as 2026-09-23T01:00:00.000Z.', {
      occurredAt,
    });
  }
  if (happened > present) {
    throw refuse('occurred-in-future', `It cannot have happened after now, ${now}.`, {
      occurredAt,
      now,
    });
  }
  if (actor.role === 'citizen' && happened < present) {
    const sentence = 'Only staff say that it happened earlier: leave "occurredAt" out.';
    throw refuse('role-may-not', sentence, { role: actor.role, occurredAt });
  }
  if (complaint && happened < Date.parse(complaint.receivedAt)) {
    const sentence = `The case was received at ${complaint.receivedAt}: nothing in it can have happened before.`;
    throw refuse('occurred-too-early', sentence, {
      occurredAt,
      receivedAt: complaint.receivedAt,
    });
  }
  if (present - happened > policy.backdateHours * HOUR) {
    const sentence = `Policy ${policy.id} lets you back-date ${policy.backdateHours} hours at the most: record it as of now and say in the text when it happened.`;
    throw refuse('backdated-too-far', sentence, {
      occurredAt,
      backdateHours: policy.backdateHours,
    });
  }
}
