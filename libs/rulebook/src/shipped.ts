import {
  type Actor,
  CATALOGUE_LISTS,
  CATALOGUE_STREAMS,
  type CatalogueEvent,
  type CatalogueList,
  DEFAULT_CATALOGUE,
  EMPTY_CATALOGUE,
  LIST_OF,
  planChanges,
  type Policy,
  SHIPPED_POLICIES,
} from '#complaint';
import { derivedId } from '#event-store';
import { POLICIES_STREAM, policyStream } from './policy-events.js';
import type { CatalogueHistory, RecordedRule, RuleLog } from './rule-log.js';

/** Says what comes with Casetrail. */
const CASETRAIL: Actor = { id: 'casetrail', role: 'service' };

/** The sample catalogue as the events that list it. Their ids are the same in every process, so that no log holds them twice. */
const SHIPPED_LISTS: Readonly<Record<CatalogueList, readonly RecordedRule<CatalogueEvent>[]>> = listsOf(
  planChanges(EMPTY_CATALOGUE, DEFAULT_CATALOGUE).events,
);

function listsOf(events: readonly CatalogueEvent[]) {
  const rules = events.map((event) => ({ id: idOf(event.type, event.data.id), event }));
  return Object.fromEntries(
    CATALOGUE_LISTS.map((list) => [list, rules.filter(({ event }) => LIST_OF[event.type] === list)]),
  ) as unknown as Readonly<Record<CatalogueList, readonly RecordedRule<CatalogueEvent>[]>>;
}

/**
 * What the log says of the catalogue, and the sample's part where that was not recorded to its end. A log in which nothing
 * was ever listed has the whole sample.
 */
export function withShipped(history: CatalogueHistory): CatalogueHistory {
  const isOwn = CATALOGUE_LISTS.some((list) => history[list].length > 0 && !beginsShipped(list, history));
  const isWhole = CATALOGUE_LISTS.every((list) => history[list].length > 0);
  if (isOwn || isWhole) return history;
  return Object.fromEntries(
    CATALOGUE_LISTS.map((list) => [list, history[list].length > 0 ? history[list] : SHIPPED_LISTS[list]]),
  ) as unknown as CatalogueHistory;
}

const beginsShipped = (list: CatalogueList, history: CatalogueHistory): boolean =>
  history[list][0]?.id === SHIPPED_LISTS[list][0]?.id;

/** The shipped versions that a log has none of, beside its own. */
export const shippedBeside = (adopted: readonly Policy[]): readonly Policy[] =>
  SHIPPED_POLICIES.filter(
    ({ id, version }) => !adopted.some((policy) => policy.id === id && policy.version === version),
  );

/**
 * Records the shipped policies and the sample catalogue, as far as they are not in the log and nothing of the city's own
 * stands in their place. Any number of processes may do so at once.
 */
export async function recordShipped(log: RuleLog, clock: () => Date): Promise<void> {
  const said = { actor: CASETRAIL, occurredAt: clock().toISOString() };
  const history = await log.catalogue();
  const whole = withShipped(history);
  for (const list of CATALOGUE_LISTS)
    if (history[list].length === 0 && whole[list].length > 0)
      await log.append(CATALOGUE_STREAMS[list], 0, whole[list], said);
  for (const policy of SHIPPED_POLICIES) {
    await listPolicy(log, policy.id, said);
    const { versions, length } = await log.policy(policy.id);
    const last = versions.at(-1);
    const isNext =
      policy.version === (last?.version ?? 0) + 1 && policy.appliesFrom > (last?.appliesFrom ?? '');
    const id = idOf('PolicyAdopted', `${policy.id} ${policy.version}`);
    const adopted = { id, event: { type: 'PolicyAdopted', data: { policy } } } as const;
    if (isNext) await log.append(policyStream(policy.id), length, [adopted], said);
  }
}

/** Before its first version, so that no version is ever out of sight. */
export async function listPolicy(
  log: RuleLog,
  id: string,
  said: Parameters<RuleLog['append']>[3],
): Promise<void> {
  const rule = { id: idOf('PolicyListed', id), event: { type: 'PolicyListed', data: { id } } } as const;
  for (let ids = await log.policyIds(); !ids.includes(id); ids = await log.policyIds())
    await log.append(POLICIES_STREAM, ids.length, [rule], said);
}

function idOf(...parts: readonly string[]): string {
  return derivedId(JSON.stringify(['casetrail', ...parts]));
}
