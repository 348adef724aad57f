import { DomainError } from '#complaint';
import { calendarWarning } from './calendar-warning.js';
import { StartRefused, isCluster } from './configuration.js';
import type { Stores } from './stores.js';

/**
 * Reads policies and catalogue, where they are not read yet, and says when the calendar is about to end.
 *
 * @throws {StartRefused} the policy that complaints are to be received under is not there
 */
export async function beginRules(stores: Stores): Promise<void> {
  const { configuration, rulebook, policies, clock } = stores;
  if (isCluster(configuration)) await rulebook.load();
  const { CASETRAIL_POLICY: id } = configuration;
  try {
    policies.inForce(id, clock().toISOString());
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    throw new StartRefused(`Casetrail cannot start with CASETRAIL_POLICY=${id}: ${error.message}`);
  }
  const warning = calendarWarning(stores);
  if (warning !== undefined) console.error(warning);
}

/** Keeps up with what other processes adopt, until the signal aborts. Nobody else writes the file of a process. */
export async function followRules({ configuration, rulebook }: Stores, signal: AbortSignal): Promise<void> {
  if (isCluster(configuration)) await rulebook.follow(signal);
}
