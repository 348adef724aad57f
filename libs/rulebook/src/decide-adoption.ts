import { isDeepStrictEqual } from 'node:util';
import { findDepartment, isInUse, type Catalogue, type Instant, type Policy } from '#complaint';
import { PolicyRefused } from './errors.js';
import type { PolicyAdopted } from './policy-events.js';

/** What a policy is adopted into. */
export interface Adoption {
  /** The versions of its id so far, in order. */
  readonly versions: readonly Policy[];
  readonly catalogue: Catalogue;
  readonly now: Instant;
}

/**
 * What adopting a policy says, or nothing where just this was adopted already.
 *
 * @throws {PolicyRefused} a number out of turn, or a beginning that would change what citizens were promised before
 */
export function decideAdoption(
  policy: Policy,
  { versions, catalogue, now }: Adoption,
): PolicyAdopted | undefined {
  const taken = versions.find(({ version }) => version === policy.version);
  if (taken && isDeepStrictEqual(plain(taken), plain(policy))) return undefined;
  requireTurn(policy, versions);
  requireOrder(policy, versions.at(-1));
  if (policy.appliesFrom < now)
    throw new PolicyRefused(
      'applies-in-past',
      `${named(policy)} would apply from ${policy.appliesFrom}, which is past, to complaints that were promised otherwise: choose a moment to come.`,
    );
  requireLadder(policy, catalogue);
  return { type: 'PolicyAdopted', data: { policy } };
}

function requireTurn(policy: Policy, versions: readonly Policy[]): void {
  const next = (versions.at(-1)?.version ?? 0) + 1;
  if (policy.version === next) return;
  if (policy.version < next)
    throw new PolicyRefused(
      'version-taken',
      `${named(policy)} was adopted with other promises, and cases keep it: call this one version ${next}.`,
    );
  throw new PolicyRefused('version-out-of-turn', `The next version of ${policy.id} is ${next}: call it so.`);
}

function requireOrder(policy: Policy, last: Policy | undefined): void {
  if (!last || policy.appliesFrom > last.appliesFrom) return;
  throw new PolicyRefused(
    'overlapping-versions',
    `${named(policy)} would overlap version ${last.version}, which applies from ${last.appliesFrom}: choose a later moment.`,
  );
}

function requireLadder({ escalation }: Policy, catalogue: Catalogue): void {
  for (const { to } of escalation) {
    if (to === 'parent' || to === 'district') continue;
    const department = findDepartment(catalogue, to);
    if (department && isInUse(department)) continue;
    throw new PolicyRefused(
      'unknown-department',
      `The catalogue has no department "${to}" in use, to which late cases would be escalated: name one that it has, parent or district.`,
    );
  }
}

const named = ({ id, version }: Policy): string => `${id} version ${version}`;

/** As the log gives it back. */
const plain = (policy: Policy): unknown => JSON.parse(JSON.stringify(policy));
