import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import {
  type Actor,
  CATALOGUE_LISTS,
  CATALOGUE_STREAMS,
  type Catalogue,
  type CatalogueEvent,
  COMPLAINT_STREAM_PREFIX,
  LIST_OF,
  planChanges,
  type CataloguePlan,
  type Policy,
  type PolicyBook,
  type PolicyRef,
} from '#complaint';
import { type EventStore, type Position, StoreUnavailable } from '#event-store';
import { decideAdoption } from './decide-adoption.js';
import { RulesKeepChanging } from './errors.js';
import { type EnteredYear, POLICY_STREAM_PREFIX, policyStream } from './policy-events.js';
import { type CatalogueHistory, RuleLog } from './rule-log.js';
import { listPolicy, recordShipped, withShipped } from './shipped.js';
import { catalogueOf, snapshotOf, type Snapshot } from './snapshot.js';
import { decideYear } from './years/decide-year.js';

export interface RulebookOptions {
  readonly events: EventStore;
  readonly clock: () => Date;
}

/** How often something is decided anew when others change the same rules at the same time. */
const DECISIONS = 8;
const FILTER = { streamPrefixes: [POLICY_STREAM_PREFIX, 'catalogue-'] };
const RETRY_MS = 1000;

/**
 * Policies and catalogue as the log has them, beside those that come with Casetrail.
 *
 * Whoever asks before they were read gets `StoreUnavailable`: nothing is decided by rules that may be old.
 */
export class Rulebook {
  /** Always up to date for whoever holds it. */
  readonly policies: PolicyBook;
  /** The policies as they were adopted, without the years entered since: what a new version begins with. */
  readonly adopted: PolicyBook;
  /** Always up to date for whoever holds it. */
  readonly catalogue: Catalogue;
  private readonly log: RuleLog;
  private read: Snapshot | undefined;
  private loading: Promise<void> = Promise.resolve();

  constructor(private readonly options: RulebookOptions) {
    this.log = new RuleLog(options.events);
    this.policies = livePolicies(() => this.snapshot.policies);
    this.adopted = livePolicies(() => this.snapshot.adopted);
    this.catalogue = liveCatalogue(() => this.snapshot.catalogue);
  }

  private get snapshot(): Snapshot {
    if (this.read) return this.read;
    throw new StoreUnavailable('Policies and catalogue have not been read from the log yet: ask again.');
  }

  /** Reads everything anew. One after another, so that nobody is set back to what was read before. */
  load(): Promise<void> {
    const load = async () => {
      const ids = await this.log.policyIds();
      const policies = await Promise.all(ids.map((id) => this.log.policy(id)));
      this.read = snapshotOf(policies, await this.log.catalogue());
    };
    this.loading = this.loading.then(load, load);
    return this.loading;
  }

  /** Records what comes with Casetrail, where the log does not have it, and loads. */
  async recordShipped(): Promise<void> {
    await recordShipped(this.log, this.options.clock);
    await this.load();
  }

  /** Makes sure that these versions are known if the log has them: another process may have adopted one a moment ago. */
  async knowing(refs: Iterable<PolicyRef>): Promise<void> {
    const isKnown = ({ id, version }: PolicyRef) =>
      this.read?.policies.versionsOf(id).some((policy) => policy.version === version);
    for (const ref of refs) if (!isKnown(ref)) return this.load();
  }

  /** Keeps up with other processes until the signal aborts. */
  async follow(signal: AbortSignal): Promise<void> {
    const { events } = this.options;
    let after: Position | undefined;
    for (let isBehind = true; !signal.aborted;) {
      try {
        if (isBehind) after = await events.head();
        if (isBehind) await this.load();
        isBehind = false;
        for await (const batch of events.subscribeToAll({
          ...(after && { after }),
          filter: FILTER,
          signal,
        })) {
          if (batch.events.length > 0) await this.load();
          after = batch.position;
        }
        return;
      } catch (error) {
        if (!(error instanceof StoreUnavailable)) throw error;
        isBehind = true;
        await pause(RETRY_MS, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  /**
   * Puts a version of a policy into force for receipts from its `appliesFrom` on.
   *
   * @returns false where just this was adopted already
   * @throws {PolicyRefused}
   * @throws {RulesKeepChanging}
   */
  async adopt(policy: Policy, actor: Actor): Promise<boolean> {
    await this.recordShipped();
    for (let decision = 0; decision < DECISIONS; decision++) {
      const occurredAt = this.options.clock().toISOString();
      const { versions, length } = await this.log.policy(policy.id);
      const event = decideAdoption(policy, { versions, catalogue: this.catalogue, now: occurredAt });
      if (!event) return false;
      const said = { actor, occurredAt };
      await listPolicy(this.log, policy.id, said);
      const rule = { id: randomUUID(), event };
      if (!(await this.log.append(policyStream(policy.id), length, [rule], said))) continue;
      await this.load();
      return true;
    }
    throw new RulesKeepChanging(policyStream(policy.id));
  }

  /**
   * Enters the public holidays of a year for every version of a policy, or corrects them.
   *
   * @returns false where just this was entered already
   * @throws {PolicyRefused}
   * @throws {RulesKeepChanging}
   */
  async enterYear(id: string, year: EnteredYear, actor: Actor): Promise<boolean> {
    await this.recordShipped();
    for (let decision = 0; decision < DECISIONS; decision++) {
      const history = await this.log.policy(id);
      const event = decideYear(year, history);
      if (!event) return false;
      const said = { actor, occurredAt: this.options.clock().toISOString() };
      const rule = { id: randomUUID(), event };
      if (!(await this.log.append(policyStream(id), history.length, [rule], said))) continue;
      await this.load();
      return true;
    }
    throw new RulesKeepChanging(policyStream(id));
  }

  /** How the catalogue becomes the one that is wanted, as the log is now. */
  async plan(wanted: Catalogue): Promise<CataloguePlan> {
    const history = await this.log.catalogue();
    const current = (await this.beginsAnew(history)) ? history : withShipped(history);
    return planChanges(catalogueOf(current), wanted);
  }

  /**
   * Makes the catalogue the one that is wanted. A log without a case and without a catalogue gets it as its first.
   *
   * @returns what changed
   * @throws {CatalogueRefused} the first of what stands in the way; `plan` tells all
   * @throws {RulesKeepChanging}
   */
  async applyCatalogue(wanted: Catalogue, actor: Actor): Promise<readonly CatalogueEvent[]> {
    const changes: CatalogueEvent[] = [];
    if (!(await this.beginsAnew(await this.log.catalogue()))) await this.recordShipped();
    for (let decision = 0; decision < DECISIONS; decision++) {
      const history = await this.log.catalogue();
      const { events, refusals } = planChanges(catalogueOf(history), wanted);
      if (refusals[0]) throw refusals[0];
      const done = await this.appendChanges(events, history, actor);
      changes.push(...done);
      if (done.length < events.length) continue;
      await this.load();
      return changes;
    }
    throw new RulesKeepChanging('the catalogue');
  }

  /** List by list, until somebody else was there first; answers what was appended. */
  private async appendChanges(
    events: readonly CatalogueEvent[],
    history: CatalogueHistory,
    actor: Actor,
  ): Promise<readonly CatalogueEvent[]> {
    const said = { actor, occurredAt: this.options.clock().toISOString() };
    const done: CatalogueEvent[] = [];
    for (const list of CATALOGUE_LISTS) {
      const changes = events.filter(({ type }) => LIST_OF[type] === list);
      const rules = changes.map((event) => ({ id: randomUUID(), event }));
      if (rules.length === 0) continue;
      if (!(await this.log.append(CATALOGUE_STREAMS[list], history[list].length, rules, said))) break;
      done.push(...changes);
    }
    return done;
  }

  /** Cases that were received under the sample catalogue before it was recorded keep it. */
  private async beginsAnew(history: CatalogueHistory): Promise<boolean> {
    return CATALOGUE_LISTS.every((list) => history[list].length === 0) && !(await this.holdsCases());
  }

  private async holdsCases(): Promise<boolean> {
    const filter = { streamPrefixes: [COMPLAINT_STREAM_PREFIX] };
    for await (const _ of this.options.events.readAll({ filter, limit: 1 })) return true;
    return false;
  }
}

const livePolicies = (now: () => PolicyBook): PolicyBook => ({
  get ids() {
    return now().ids;
  },
  versionsOf: (id) => now().versionsOf(id),
  of: (ref) => now().of(ref),
  inForce: (id, at) => now().inForce(id, at),
});

/** Its lists are its own properties, so that it prints as any catalogue does. */
const liveCatalogue = (now: () => Catalogue): Catalogue => ({
  get departments() {
    return now().departments;
  },
  get categories() {
    return now().categories;
  },
  get districts() {
    return now().districts;
  },
});
