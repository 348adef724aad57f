import { CATALOGUE_LISTS, CATALOGUE_STREAMS, type CatalogueEvent, type CatalogueList } from '#complaint';
import { type EventStore, PartlyAppended, WrongExpectedRevision } from '#event-store';
import { POLICIES_STREAM, policyStream, type PolicyListed } from './policy-events.js';
import { historyOf, type PolicyEvent, type PolicyHistory } from './policy-history.js';
import { readRuleEvent, type RuleEvent, type Said, toStored } from './rule-event.js';

/** A fact with the id it has in the log. */
export interface RecordedRule<Event extends RuleEvent = RuleEvent> {
  readonly id: string;
  readonly event: Event;
}

/** The history of each list of the catalogue. */
export type CatalogueHistory = Readonly<Record<CatalogueList, readonly RecordedRule<CatalogueEvent>[]>>;

/** The streams of policies and catalogue. */
export class RuleLog {
  constructor(private readonly events: EventStore) {}

  async policyIds(): Promise<readonly string[]> {
    const listed = await this.read<PolicyListed>(POLICIES_STREAM);
    return listed.map(({ event }) => event.data.id);
  }

  async policy(id: string): Promise<PolicyHistory> {
    const recorded = await this.read<PolicyEvent>(policyStream(id));
    return historyOf(
      id,
      recorded.map(({ event }) => event),
    );
  }

  async catalogue(): Promise<CatalogueHistory> {
    const lists = await Promise.all(
      CATALOGUE_LISTS.map(async (list) => [list, await this.read<CatalogueEvent>(CATALOGUE_STREAMS[list])]),
    );
    return Object.fromEntries(lists) as CatalogueHistory;
  }

  /**
   * Appends behind the first so many events of a stream.
   *
   * @returns false when the stream went on meanwhile, or holds these ids otherwise
   */
  async append(stream: string, behind: number, rules: readonly RecordedRule[], said: Said): Promise<boolean> {
    const expectedRevision = behind === 0 ? 'no-stream' : behind - 1;
    try {
      const stored = rules.map(({ id, event }) => toStored(id, event, said));
      await this.events.append(stream, stored, { expectedRevision });
      return true;
    } catch (error) {
      if (error instanceof WrongExpectedRevision || error instanceof PartlyAppended) return false;
      throw error;
    }
  }

  private async read<Event extends RuleEvent>(stream: string): Promise<RecordedRule<Event>[]> {
    const read: RecordedRule<Event>[] = [];
    for await (const stored of this.events.readStream(stream))
      read.push({ id: stored.id, event: readRuleEvent(stored) as Event });
    return read;
  }
}
