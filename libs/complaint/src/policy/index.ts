import { DomainError } from '../errors.js';
import type { Deadlines, PolicyRef } from '../events/index.js';
import type { Complexity, Instant, Kind, Urgency } from '../words.js';
import { BEIJING_1 } from './beijing.js';
import type { Policy, TimeLimit } from './policy.js';
import { SIMPLE_1 } from './simple.js';

export type * from './policy.js';

/** Every shipped policy in every version: a version that cases were received under is never taken out. */
export const POLICIES: readonly Policy[] = [SIMPLE_1, BEIJING_1];

const HOUR = 3_600_000;

/** @throws {DomainError} `unknown-policy` */
export function policyOf(ref: PolicyRef): Policy {
  return (
    POLICIES.find((policy) => policy.id === ref.id && policy.version === ref.version) ??
    unknownPolicy(`${ref.id} version ${ref.version}`)
  );
}

/** @throws {DomainError} `unknown-policy` */
export function latestPolicy(id: string): Policy {
  const versions = POLICIES.filter((policy) => policy.id === id);
  return versions.sort((a, b) => b.version - a.version)[0] ?? unknownPolicy(id);
}

/** The deadlines that a policy promises a class of case, counted from where the round's clocks start. */
export function deadlinesFor(
  policy: Policy,
  classified: { readonly kind: Kind; readonly urgency: Urgency; readonly complexity: Complexity },
  startedAt: Instant,
): Deadlines {
  const limit = policy.limits.find((row) => applies(row, classified));
  if (!limit) throw new Error(`Policy ${policy.id}: its last row must have no conditions.`);
  return {
    respondBy: hoursAfter(startedAt, limit.respondHours),
    resolveBy: hoursAfter(startedAt, limit.resolveHours),
  };
}

function applies(
  row: TimeLimit,
  { kind, urgency, complexity }: { kind: Kind; urgency: Urgency; complexity: Complexity },
): boolean {
  return (
    (row.kinds?.includes(kind) ?? true) &&
    (row.urgencies?.includes(urgency) ?? true) &&
    (row.complexities?.includes(complexity) ?? true)
  );
}

const hoursAfter = (instant: Instant, hours: number): Instant =>
  new Date(Date.parse(instant) + hours * HOUR).toISOString();

function unknownPolicy(name: string): never {
  const known = POLICIES.map(({ id, version }) => `${id} version ${version}`);
  throw new DomainError('unknown-policy', `There is no policy ${name}. There are: ${known.join(', ')}.`, {
    policy: name,
    known,
  });
}
