import type { CommandOf } from '../commands.js';
import type { Escalated } from '../events/index.js';
import type { Complaint } from '../state.js';
import type { Rules } from './decider.js';
import { requireNotAccused, requireText } from './refuse.js';
import { texts } from './texts.js';

/** Never to whom the complaint is about. */
export function escalate(
  { to, reason, text }: CommandOf<'escalate'>,
  complaint: Complaint,
  { catalogue }: Rules,
): Escalated {
  requireText(complaint, { to });
  requireNotAccused(complaint, to, catalogue);
  return { type: 'Escalated', data: { to, reason }, publishable: texts({ text }) };
}
