import {
  type Complaint,
  type RecordedComplaintEvent,
  complaintStream,
  evolve,
  readComplaintEvent,
} from '#complaint';
import type { EventStore, Position } from '#event-store';
import { EMPTY_OUTBOX, type Outbox, advanceOutbox } from './outbox.js';

/** A case as the log has it now. */
export interface ReadCase {
  readonly complaint: Complaint;
  readonly outbox: Outbox;
  readonly history: readonly RecordedComplaintEvent[];
}

/** The case as it was after one event. */
export interface CaseAt {
  readonly event: RecordedComplaintEvent;
  readonly complaint: Complaint;
}

/**
 * Reads a case and what it still has to tell.
 *
 * @param opened see `openOutbox`
 */
export async function readCase(
  events: Pick<EventStore, 'readStream'>,
  caseNumber: string,
  opened: Position,
): Promise<ReadCase | undefined> {
  const history: RecordedComplaintEvent[] = [];
  let complaint: Complaint | undefined;
  let outbox = EMPTY_OUTBOX;
  for await (const stored of events.readStream(complaintStream(caseNumber))) {
    const event = readComplaintEvent(stored);
    const after = evolve(complaint, event);
    if (event.position > opened) outbox = advanceOutbox(outbox, event, complaint, after);
    complaint = after;
    history.push(event);
  }
  return complaint && { complaint, outbox, history };
}

/** The case as it was when something happened, so that it is told as it was then. */
export function caseAt({ history }: ReadCase, eventId: string): CaseAt | undefined {
  let complaint: Complaint | undefined;
  for (const event of history) {
    complaint = evolve(complaint, event);
    if (event.id === eventId) return { event, complaint };
  }
  return undefined;
}
