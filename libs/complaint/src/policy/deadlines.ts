import { addSpan } from '#calendar';
import type { Deadlines } from '../events/index.js';
import type { Complexity, Instant, Kind, Urgency } from '../words.js';
import type { Policy, TimeLimit } from './policy.js';

interface Classified {
  readonly kind: Kind;
  readonly urgency: Urgency;
  readonly complexity: Complexity;
}

/**
 * The deadlines that a policy promises a class of case, counted from where the round's clocks start.
 *
 * @throws {CalendarLacksYear} a limit in working days reaches into a year whose holidays are not known
 */
export function deadlinesFor(policy: Policy, classified: Classified, startedAt: Instant): Deadlines {
  const limit = policy.limits.find((row) => applies(row, classified));
  if (!limit) throw new Error(`Policy ${policy.id}: its last row must have no conditions.`);
  return {
    respondBy: addSpan(policy.calendar, startedAt, limit.respond),
    resolveBy: addSpan(policy.calendar, startedAt, limit.resolve),
  };
}

function applies(row: TimeLimit, { kind, urgency, complexity }: Classified): boolean {
  return (
    (row.kinds?.includes(kind) ?? true) &&
    (row.urgencies?.includes(urgency) ?? true) &&
    (row.complexities?.includes(complexity) ?? true)
  );
}
