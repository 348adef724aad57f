import {
  COMPLAINT_STREAM_PREFIX,
  INCIDENT_STREAM_PREFIX,
  NEWS_OF,
  evolveIncident,
  readIncidentEvent,
} from '#complaint';
import type { Complaint, RecordedIncidentEvent } from '#complaint';
import type { RecordedEvent } from '#event-store';
import type { Documents, Projection } from '#projecting';
import { evolveKept, factsOf } from '../folding/case-fold.js';
import { type KeptCase, foldCases, stored } from '../folding/fold-batch.js';
import { INCIDENTS, awaitsKey, type IncidentDocument, type MemberDocument } from './incidents.document.js';

/** Incidents with all that was said of them, and the cases that belong to them. */
export const incidentsProjection: Projection = {
  schema: INCIDENTS,
  filter: { streamPrefixes: [COMPLAINT_STREAM_PREFIX, INCIDENT_STREAM_PREFIX] },
  project: async (events, documents) => {
    const isOfIncident = ({ stream }: RecordedEvent) => stream.startsWith(INCIDENT_STREAM_PREFIX);
    for (const event of events.filter(isOfIncident)) await tell(readIncidentEvent(event), documents);
    await keepCases(
      events.filter((event) => !isOfIncident(event)),
      documents,
    );
  },
};

async function tell(event: RecordedIncidentEvent, documents: Documents): Promise<void> {
  const before = (await documents.get('incidents', event.incident)) as IncidentDocument | undefined;
  if (before && event.revision <= before.incident.revision) return;
  const incident = evolveIncident(before?.incident, event);
  const { number, district, category, openedAt, endedAt } = incident;
  const news = {
    eventId: event.id,
    revision: event.revision,
    news: NEWS_OF[event.type],
    recordedAt: event.meta.recordedAt,
    expectedEnd: incident.expectedEnd,
    envelope: event.sealed.publishable,
  };
  const document: IncidentDocument = {
    number,
    incident,
    district,
    category,
    openedAt,
    endedAt,
    news: [...(before?.news ?? []), news],
  };
  documents.put('incidents', number, stored(document));
}

async function keepCases(events: readonly RecordedEvent[], documents: Documents): Promise<void> {
  const changed = await foldCases<KeptCase>('cases', events, documents, (before, event) => ({
    caseNumber: event.caseNumber,
    complaint: evolveKept(before?.complaint, event),
  }));
  for (const { complaint } of changed)
    documents.put('cases', complaint.caseNumber, stored(memberOf(complaint)));
}

function memberOf(complaint: Complaint): MemberDocument {
  const { incident, closed, personalData } = complaint;
  const isTold = incident !== undefined && !incident.ended && !closed && personalData !== 'erased';
  return {
    ...factsOf(complaint),
    complaint,
    ...(incident && { incident: incident.number }),
    ...(isTold && { awaits: awaitsKey(incident.number, (incident.told ?? -1) + 1) }),
  };
}
