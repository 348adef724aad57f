import type { EventMeta, EventShape } from '../events/event.js';
import type { SealedTexts } from '../events/index.js';
import type { IncidentNews, Instant } from '../words.js';

/** One cause behind many cases has become known. `area`: whom it concerns, in words. */
export type IncidentOpened = EventShape<
  'IncidentOpened',
  { incident: string; category: string; district: string; expectedEnd?: Instant },
  { area: string; text: string }
>;

/** Where no new end is given, none is expected any more that could be told. */
export type IncidentUpdated = EventShape<
  'IncidentUpdated',
  { expectedEnd?: Instant },
  { area?: string; text: string }
>;

/** The cause is gone. Its cases stay as they are: each is resolved and revisited on its own. */
export type IncidentEnded = EventShape<'IncidentEnded', object, { text: string }>;

export type IncidentEvent = IncidentOpened | IncidentUpdated | IncidentEnded;
export type IncidentEventType = IncidentEvent['type'];

/** An incident's event as read back from the log, its texts still sealed under the incident's number. */
export type RecordedIncidentEvent = {
  [Type in IncidentEventType]: Pick<Extract<IncidentEvent, { type: Type }>, 'type' | 'data'> & {
    readonly id: string;
    readonly incident: string;
    readonly revision: number;
    readonly position: string;
    readonly sealed: SealedTexts;
    readonly meta: EventMeta;
  };
}[IncidentEventType];

/** What each event tells the cases of the incident. */
export const NEWS_OF: Readonly<Record<IncidentEventType, IncidentNews>> = {
  IncidentOpened: 'opened',
  IncidentUpdated: 'updated',
  IncidentEnded: 'ended',
};
