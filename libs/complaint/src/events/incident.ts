import type { IncidentNews, Instant } from '../words.js';
import type { EventShape } from './event.js';

/** The case has the same cause as others; it keeps its own deadlines, resolution and revisit. */
export type CaseJoinedIncident = EventShape<'CaseJoinedIncident', { incident: string }>;

export type CaseLeftIncident = EventShape<'CaseLeftIncident', { incident: string }, { reason: string }>;

/** What was said of the incident, as it reached this case. `revision` is its place in the incident's stream. */
export type IncidentReported = EventShape<
  'IncidentReported',
  { incident: string; revision: number; news: IncidentNews; expectedEnd?: Instant },
  { text: string }
>;
