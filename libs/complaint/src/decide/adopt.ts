import type { CommandOf } from '../commands.js';
import type { CaseAdopted } from '../events/index.js';
import { deadlinesFor } from '../policy/index.js';
import type { Complaint } from '../state.js';
import type { Rules } from './decider.js';
import { refuse, requireText } from './refuse.js';

/** An imported open case becomes live. Its deadlines count from now: nobody here promised anything before. */
export function adopt(command: CommandOf<'adopt'>, complaint: Complaint, rules: Rules): CaseAdopted {
  requireText({ reason: command.reason });
  if (!complaint.historical || complaint.adopted) {
    throw refuse('not-historical', 'Only an imported case is adopted: this one is live already.');
  }
  const policy = rules.policies.inForce(command.policy ?? rules.defaultPolicy, command.now);
  return {
    type: 'CaseAdopted',
    data: {
      policy: { id: policy.id, version: policy.version },
      ...deadlinesFor(policy, complaint, command.now),
    },
    publishable: { reason: command.reason },
  };
}
