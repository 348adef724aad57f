import { type Complaint, type Instant, type RecordedComplaintEvent, type Status, statusOf } from '#complaint';

/** What a department's system is told of one event. Nothing personal, unless its subscription says so. */
export interface Payload {
  /** The same for every attempt, and when it is delivered again. */
  readonly id: string;
  readonly type: string;
  readonly caseNumber: string;
  readonly revision: number;
  readonly occurredAt: Instant;
  readonly recordedAt: Instant;
  /** Of the case, after the event. */
  readonly status: Status;
  readonly links: { readonly page: string; readonly api: string };
  /** The texts of the event that the department may read. */
  readonly texts?: object;
}

export const webhookId = (subscription: string, caseNumber: string, revision: number): string =>
  `${subscription}/${caseNumber}/${revision}`;

export function payloadOf(
  subscription: string,
  { type, caseNumber, revision, meta }: RecordedComplaintEvent,
  then: Complaint,
  publicUrl: string,
  texts?: object,
): Payload {
  return {
    id: webhookId(subscription, caseNumber, revision),
    type,
    caseNumber,
    revision,
    occurredAt: meta.occurredAt,
    recordedAt: meta.recordedAt,
    status: statusOf(then),
    links: { page: `${publicUrl}/cases/${caseNumber}`, api: `${publicUrl}/api/cases/${caseNumber}` },
    ...(texts && { texts }),
  };
}
