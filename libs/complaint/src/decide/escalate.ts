import type { CommandOf } from '../commands.js';
import type { Escalated } from '../events/index.js';
import { endOfDay } from '#calendar';
import { isOverdue } from '../legal.js';
import { policyOf } from '../policy/index.js';
import type { Complaint } from '../state.js';
import { activeParts } from '../status.js';
import { DEADLINE_KINDS, type EscalationReason, type Instant } from '../words.js';
import type { Rules } from './decider.js';
import { refuse, requireNotAccused, requireText } from './refuse.js';
import { texts } from './texts.js';

/** Never to whom the complaint is about, and never for what has not happened. */
export function escalate(
  command: CommandOf<'escalate'>,
  complaint: Complaint,
  { catalogue }: Rules,
): Escalated {
  const { to, reason, text, now } = command;
  requireText(complaint, { to });
  requireNotAccused(complaint, to, catalogue);
  if (!HOLDS[reason](complaint, now)) {
    const sentence = `"${reason}" is not so, or not yet: wait, or escalate as supervisor with a reason of your own.`;
    throw refuse('deadline-not-due', complaint, sentence, { reason, now });
  }
  return { type: 'Escalated', data: { to, reason }, publishable: texts({ text }) };
}

/** Whether what an escalation gives as its reason is so. */
const HOLDS: Readonly<Record<EscalationReason, (complaint: Complaint, now: Instant) => boolean>> = {
  'mitigation-lapsed': (complaint, now) => {
    const { zone } = policyOf(complaint.policy);
    return activeParts(complaint).some(
      ({ state, mitigation }) =>
        mitigation !== undefined && state !== 'finished' && now >= endOfDay(zone, mitigation.reviewOn),
    );
  },
  'deadline-missed': (complaint, now) =>
    DEADLINE_KINDS.some((deadline) => isOverdue(complaint, deadline, now)),
  'disputed-too-long': (complaint) => activeParts(complaint).some(({ state }) => state === 'disputed'),
  supervisor: () => true,
};
