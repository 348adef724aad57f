import type { CommandOf } from '../commands.js';
import type { Reclassified, VisibilityChanged } from '../events/index.js';
import { deadlinesFor } from '../policy/index.js';
import type { Complaint } from '../state.js';
import { currentRound } from '../status.js';
import type { Rules } from './decider.js';
import { requireCategory } from './receive.js';
import { refuse, requireText } from './refuse.js';
import { visibilityChange } from './visibility.js';

/** Deadlines are counted anew from where the round's clocks started. A category that is confidential makes the case so. */
export function reclassify(
  command: CommandOf<'reclassify'>,
  complaint: Complaint,
  { catalogue, policies }: Rules,
): readonly (Reclassified | VisibilityChanged)[] {
  requireText({ reason: command.reason });
  const classified = {
    kind: command.kind ?? complaint.kind,
    category: command.category ?? complaint.category,
    complexity: command.complexity ?? complaint.complexity,
    urgency: command.urgency ?? complaint.urgency,
  };
  const changed = (Object.keys(classified) as (keyof typeof classified)[]).some(
    (key) => classified[key] !== complaint[key],
  );
  if (!changed) throw refuse('same-value', 'Nothing would change: name what is to be different.');

  const policy = policies.of(complaint.policy);
  const deadlines = deadlinesFor(policy, classified, currentRound(complaint).startedAt);
  const reclassified: Reclassified = {
    type: 'Reclassified',
    data: { ...classified, ...deadlines },
    publishable: { reason: command.reason },
  };
  if (command.category === undefined) return [reclassified];
  const category = requireCategory(catalogue, command.category);
  return category.visibility === 'confidential' && complaint.visibility !== 'confidential'
    ? [reclassified, visibilityChange(complaint, 'confidential', command.reason)]
    : [reclassified];
}
