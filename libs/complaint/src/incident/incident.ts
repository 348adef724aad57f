import { CorruptHistory } from '../evolve/evolve.js';
import type { Instant } from '../words.js';
import type { RecordedIncidentEvent } from './incident-events.js';

/** An incident as folded from its events: open facts only. */
export interface Incident {
  readonly number: string;
  readonly revision: number;
  readonly category: string;
  readonly district: string;
  readonly openedAt: Instant;
  readonly updatedAt: Instant;
  readonly expectedEnd?: Instant;
  readonly endedAt?: Instant;
}

type Foldable = Pick<RecordedIncidentEvent, 'type' | 'data' | 'meta' | 'revision'>;

/**
 * The incident after one more event.
 *
 * @throws {CorruptHistory} the first event is not IncidentOpened
 */
export function evolveIncident(incident: Incident | undefined, event: Foldable): Incident {
  const { recordedAt } = event.meta;
  if (event.type === 'IncidentOpened') {
    const { incident: number, category, district, expectedEnd } = event.data as Opened;
    const at = { openedAt: recordedAt, updatedAt: recordedAt };
    return incident ?? { number, revision: 0, category, district, ...at, expectedEnd };
  }
  if (!incident) {
    throw new CorruptHistory(`An incident begins with IncidentOpened, this one with ${event.type}.`);
  }
  const so = { ...incident, revision: event.revision, updatedAt: recordedAt };
  if (event.type === 'IncidentEnded') return { ...so, expectedEnd: undefined, endedAt: recordedAt };
  return { ...so, expectedEnd: (event.data as Updated).expectedEnd };
}

type Opened = Extract<RecordedIncidentEvent, { type: 'IncidentOpened' }>['data'];
type Updated = Extract<RecordedIncidentEvent, { type: 'IncidentUpdated' }>['data'];
