import { type Complaint, complaintStream, evolve, readComplaintEvent } from '#complaint';
import type { EventStore } from '#event-store';

/** A case as it was after one event, and as it is now. */
export interface CaseMoment {
  readonly then: Complaint;
  readonly now: Complaint;
}

const KEPT = 1000;

/** Cases on the way through the log: each goes on from where it was asked for last. */
export class CaseMoments {
  private readonly kept = new Map<string, Complaint>();

  constructor(private readonly events: Pick<EventStore, 'readStream'>) {}

  async at(caseNumber: string, revision: number): Promise<CaseMoment> {
    const known = this.kept.get(caseNumber);
    const usable = known !== undefined && known.revision <= revision ? known : undefined;
    let then = usable;
    let now = usable;
    const from = (usable?.revision ?? -1) + 1;
    for await (const stored of this.events.readStream(complaintStream(caseNumber), { from })) {
      now = evolve(now, readComplaintEvent(stored));
      if (stored.revision <= revision) then = now;
    }
    this.keep(caseNumber, then!);
    return { then: then!, now: now! };
  }

  private keep(caseNumber: string, complaint: Complaint): void {
    this.kept.delete(caseNumber);
    this.kept.set(caseNumber, complaint);
    if (this.kept.size > KEPT) this.kept.delete(this.kept.keys().next().value!);
  }
}
