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
import type { Idempotency } from './idempotency.js';

/** A case as read for deciding. */
export interface LoadedCase {
  readonly state: Complaint | undefined;
  readonly events: readonly RecordedEvent[];
}

/** What every event of one append has in common. */
export interface AppendContext {
  readonly actor: Actor;
  readonly occurredAt: Instant;
  readonly correlationId: string;
  readonly idempotency?: Idempotency;
}

/** Reads and writes the streams of cases: folds what is there, seals what is added. */
export class CaseStore {
  constructor(
    private readonly events: EventStore,
    private readonly sealing: Sealing,
    private readonly newId: () => string = randomUUID,
  ) {}

  async load(caseNumber: string): Promise<LoadedCase> {
    const events: RecordedEvent[] = [];
    for await (const event of this.events.readStream(complaintStream(caseNumber))) events.push(event);
    return { state: fold(events.map(readComplaintEvent)), events };
  }

  async append(
    caseNumber: string,
    facts: readonly ComplaintEvent[],
    context: AppendContext,
    expectedRevision: ExpectedRevision,
  ): Promise<Appended> {
    const sealed = await Promise.all(facts.map((fact) => this.seal(caseNumber, fact, context)));
    return this.events.append(complaintStream(caseNumber), sealed, { expectedRevision });
  }

  private async seal(caseNumber: string, fact: ComplaintEvent, context: AppendContext): Promise<NewEvent> {
    const id = this.newId();
    const stored = storedForm(fact, await sealEvent(this.sealing, caseNumber, id, fact), {
      occurredAt: context.occurredAt,
      actor: context.actor,
    });
    return {
      id,
      type: stored.type,
      data: stored.data,
      metadata: {
        ...stored.metadata,
        // In the words of EventStoreDB's own tools. What a person sent is the beginning and the cause at once.
        $correlationId: context.correlationId,
        $causationId: context.correlationId,
        ...(context.idempotency && { idempotency: { ...context.idempotency } }),
      },
    };
  }
}
