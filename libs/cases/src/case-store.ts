import { randomUUID } from 'node:crypto';
import {
  type Actor,
  type Complaint,
  type ComplaintEvent,
  type Instant,
  complaintStream,
  fold,
  readComplaintEvent,
  storedForm,
} from '#complaint';
import type { Appended, EventStore, ExpectedRevision, NewEvent, RecordedEvent } from '#event-store';
import { type Sealing, sealEvent } from '#sealing';
import { eventIdOf } from './event-id.js';
import { type Sameness, type Trace, traceOf } from './earlier-answer.js';
import { RecentCases } from './recent-cases.js';

/** A case as read for deciding. */
export interface LoadedCase {
  readonly state: Complaint | undefined;
  /** One for each event, in order. */
  readonly traces: readonly Trace[];
  /** When its last event was recorded. */
  readonly recordedAt?: string;
}

/** What every event of one append has in common. */
export interface AppendContext extends Sameness {
  readonly actor: Actor;
  readonly occurredAt: Instant;
  readonly correlationId: string;
}

/** What is needed of the log to read and write single cases. */
export type CaseLog = Pick<EventStore, 'append' | 'readStream'>;

export interface CaseStoreOptions {
  readonly events: CaseLog;
  readonly sealing: Sealing;
  /** Ids of events whose command has none; random by default. */
  readonly newId?: () => string;
  /** How many cases stay folded in memory; 5,000 by default. */
  readonly keptCases?: number;
}

const UNKNOWN: LoadedCase = { state: undefined, traces: [] };
const KEPT_CASES = 5000;

/** Reads and writes the streams of cases: folds what is there, seals what is added. */
export class CaseStore {
  readonly #recent: RecentCases<LoadedCase>;

  constructor(private readonly options: CaseStoreOptions) {
    this.#recent = new RecentCases(options.keptCases ?? KEPT_CASES);
  }

  /** Always as the log has it: of a case used lately only what came since is read, whoever wrote it. */
  async load(caseNumber: string): Promise<LoadedCase> {
    const known = this.#recent.get(caseNumber) ?? UNKNOWN;
    const from = (known.traces.at(-1)?.revision ?? -1) + 1;
    const news: RecordedEvent[] = [];
    for await (const event of this.options.events.readStream(complaintStream(caseNumber), { from }))
      news.push(event);
    if (news.length === 0) return known;
    const loaded = {
      state: fold(news.map(readComplaintEvent), known.state),
      traces: [...known.traces, ...news.map(traceOf)],
      recordedAt: news.at(-1)?.recordedAt,
    };
    this.#recent.set(caseNumber, loaded);
    return loaded;
  }

  async append(
    caseNumber: string,
    facts: readonly ComplaintEvent[],
    context: AppendContext,
    expectedRevision: ExpectedRevision,
  ): Promise<Appended> {
    const sealed = await Promise.all(facts.map((fact, index) => this.seal(caseNumber, fact, index, context)));
    return this.options.events.append(complaintStream(caseNumber), sealed, { expectedRevision });
  }

  private async seal(
    caseNumber: string,
    fact: ComplaintEvent,
    index: number,
    { actor, occurredAt, correlationId, commandId, idempotency }: AppendContext,
  ): Promise<NewEvent> {
    const { sealing, newId = randomUUID } = this.options;
    const id = commandId === undefined ? newId() : eventIdOf(commandId, index);
    const texts = await sealEvent(sealing, caseNumber, id, fact);
    const stored = storedForm(fact, texts, { occurredAt, actor });
    return {
      id,
      type: stored.type,
      data: stored.data,
      metadata: {
        ...stored.metadata,
        // In the words of EventStoreDB's own tools. What a person sent is the beginning and the cause at once.
        $correlationId: correlationId,
        $causationId: commandId ?? correlationId,
        ...(idempotency && { idempotency: { ...idempotency } }),
      },
    };
  }
}
