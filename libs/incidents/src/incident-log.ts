import { randomUUID } from 'node:crypto';
import {
  type Actor,
  type Incident,
  type IncidentEvent,
  type Instant,
  evolveIncident,
  incidentStream,
  readIncidentEvent,
  storedIncident,
} from '#complaint';
import type { Appended, EventStore, RecordedEvent } from '#event-store';
import { type Sealing, sealEvent } from '#sealing';

/** A repeat is known again by it: the key's and the body's fingerprints under the incident's own key. */
export interface Repeatable {
  readonly key: string;
  readonly body: string;
}

type Repeated = Repeatable & Pick<Appended, 'revision' | 'position'>;

export interface LoadedIncident {
  readonly state: Incident | undefined;
  /** One for each event that came with an Idempotency-Key. */
  readonly repeatable: readonly Repeated[];
  readonly recordedAt?: string;
}

export interface AppendContext {
  readonly actor: Actor;
  readonly occurredAt: Instant;
  readonly correlationId: string;
  readonly repeatable?: Repeatable;
}

export interface IncidentLogOptions {
  readonly events: Pick<EventStore, 'append' | 'readStream'>;
  readonly sealing: Sealing;
}

/** Reads and writes the streams of incidents. Their texts are sealed under the incident's number. */
export class IncidentLog {
  constructor(private readonly options: IncidentLogOptions) {}

  async load(number: string): Promise<LoadedIncident> {
    const events: RecordedEvent[] = [];
    for await (const event of this.options.events.readStream(incidentStream(number))) events.push(event);
    const state = events.map(readIncidentEvent).reduce<Incident | undefined>(evolveIncident, undefined);
    return { state, repeatable: events.flatMap(repeatableIn), recordedAt: events.at(-1)?.recordedAt };
  }

  /** @throws {WrongExpectedRevision} another wrote to it since it was loaded */
  async append(
    number: string,
    event: IncidentEvent,
    { actor, occurredAt, correlationId, repeatable }: AppendContext,
    revision: number | undefined,
  ): Promise<Appended> {
    const id = randomUUID();
    const sealed = await sealEvent(this.options.sealing, number, id, event);
    const { type, data, metadata } = storedIncident(event, sealed, { actor, occurredAt });
    const said = {
      ...metadata,
      $correlationId: correlationId,
      $causationId: correlationId,
      ...(repeatable && { idempotency: { ...repeatable } }),
    };
    const expectedRevision = revision ?? 'no-stream';
    return this.options.events.append(incidentStream(number), [{ id, type, data, metadata: said }], {
      expectedRevision,
    });
  }
}

function repeatableIn({ metadata, revision, position }: RecordedEvent): readonly Repeated[] {
  const repeatable = metadata.idempotency as unknown as Repeatable | undefined;
  return repeatable ? [{ ...repeatable, revision, position }] : [];
}
