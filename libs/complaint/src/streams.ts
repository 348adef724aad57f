/** EventStoreDB's `category-id` convention, so that its `$ce-complaint` holds every case. */
export const COMPLAINT_STREAM_PREFIX = 'complaint-';

/** Holds what is known of one cause behind many cases. */
export const INCIDENT_STREAM_PREFIX = 'incident-';

export const incidentStream = (incident: string): string => INCIDENT_STREAM_PREFIX + incident;

export const complaintStream = (caseNumber: string): string => COMPLAINT_STREAM_PREFIX + caseNumber;
