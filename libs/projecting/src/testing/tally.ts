import type { RecordedEvent } from '#event-store';
import type { Documents, Projection } from '../projection.js';

export interface Tally {
  readonly [field: string]: number | string;
  readonly events: number;
  readonly last: string;
}

/** Counts the events of each complaint: the smallest projection that shows a lost or doubled event. */
export class TallyProjection implements Projection {
  readonly schema: Projection['schema'];
  readonly filter = { streamPrefixes: ['complaint-'] };
  /** Called for every event before it is projected. */
  onEvent: (event: RecordedEvent) => void | Promise<void> = () => undefined;

  constructor(name = 'tally', version = 1) {
    this.schema = { name, version, collections: [{ name: 'cases', indexes: [{ field: 'events' }] }] };
  }

  async project(events: readonly RecordedEvent[], documents: Documents): Promise<void> {
    for (const event of events) {
      await this.onEvent(event);
      const before = await documents.get<Tally>('cases', event.stream);
      documents.put('cases', event.stream, { events: (before?.events ?? 0) + 1, last: event.type });
    }
  }
}
