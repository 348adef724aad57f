import type { CommandContext } from '../commands.js';
import type { Complaint } from '../state.js';
import { currentRound } from '../status.js';
import type { Instant } from '../words.js';
import { refuse } from './refuse.js';

/** A part is done by a moment still to come, and no later than the case. */
export function requireDueBy({ now }: CommandContext, complaint: Complaint, dueBy: Instant): Instant {
  const time = Date.parse(dueBy);
  if (Number.isNaN(time)) {
    throw refuse('bad-date', '"dueBy" must be an instant, as 2026-09-30T01:00:00.000Z.', { dueBy });
  }
  const due = new Date(time).toISOString();
  const { resolveBy } = currentRound(complaint);
  if (due > now && (due <= resolveBy || resolveBy <= now)) return due;
  const sentence = `The case is to be solved by ${resolveBy} and now is ${now}: name a moment between the two.`;
  throw refuse('date-too-far', sentence, { dueBy: due, resolveBy, now });
}
