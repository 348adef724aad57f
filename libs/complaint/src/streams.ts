/** EventStoreDB's `category-id` convention, so that its `$ce-complaint` holds every case. */
export const COMPLAINT_STREAM_PREFIX = 'complaint-';

export const complaintStream = (caseNumber: string): string => COMPLAINT_STREAM_PREFIX + caseNumber;
