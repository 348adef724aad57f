import type { Incident, IncidentNews, Instant } from '#complaint';
import type { ReadModelSchema } from '#read-store';
import type { CaseFacts } from '../folding/case-fold.js';
import type { KeptCase } from '../folding/fold-batch.js';

/** Something that was said of an incident, its texts still sealed. */
export interface SealedNews {
  readonly eventId: string;
  readonly revision: number;
  readonly news: IncidentNews;
  readonly recordedAt: Instant;
  readonly expectedEnd?: Instant;
  readonly envelope?: string;
}

export interface IncidentDocument {
  readonly number: string;
  readonly incident: Incident;
  readonly district: string;
  readonly category: string;
  readonly openedAt: Instant;
  /** Absent while it goes on. */
  readonly endedAt?: Instant;
  /** All of it, oldest first. */
  readonly news: readonly SealedNews[];
}

/** A case, and the incident it belongs to if any. */
export interface MemberDocument extends KeptCase, CaseFacts {
  readonly incident?: string;
  /** The next revision of its incident that it has not heard of, as `behindKey`; absent once nobody tells it any more. */
  readonly awaits?: string;
}

export const INCIDENTS = {
  name: 'incidents',
  version: 1,
  collections: [
    {
      name: 'incidents',
      indexes: [{ field: 'openedAt' }, { field: 'endedAt' }, { field: 'district' }, { field: 'category' }],
    },
    {
      name: 'cases',
      indexes: [
        { field: 'incident' },
        { field: 'awaits' },
        { field: 'visibility' },
        { field: 'about', many: true },
        { field: 'departments', many: true },
      ],
    },
  ],
} as const satisfies ReadModelSchema;

export const INCIDENT_SHELF = { model: INCIDENTS.name, collection: 'incidents' };
export const MEMBERS = { model: INCIDENTS.name, collection: 'cases' };

/** Text order is the order of revisions, so that whoever lags behind an incident is one range. */
export const awaitsKey = (incident: string, revision: number): string =>
  `${incident}/${String(revision).padStart(8, '0')}`;
