import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Reader } from '#access';
import { UnknownCase } from '#cases';
import { complaintStream, readComplaintEvent } from '#complaint';
import type { Catalogue, RecordedComplaintEvent, PolicyBook } from '#complaint';
import type { EventStore } from '#event-store';
import { replayCase } from '#projections';
import type { FullHistory, ReplayMoment } from '#projections';
import type { Sealing } from '#sealing';
import { CATALOGUE, POLICIES, EVENT_STORE, SEALING } from '../ports.js';

/** A case as of a moment, folded anew from its stream. */
export class Replay extends Query<FullHistory> {
  constructor(
    readonly reader: Reader,
    readonly caseNumber: string,
    readonly moment: ReplayMoment,
  ) {
    super();
  }
}

@QueryHandler(Replay)
export class ReplayHandler implements IQueryHandler<Replay> {
  constructor(
    @Inject(EVENT_STORE) private readonly events: EventStore,
    @Inject(SEALING) private readonly sealing: Sealing,
    @Inject(CATALOGUE) private readonly catalogue: Catalogue,
    @Inject(POLICIES) private readonly policies: PolicyBook,
  ) {}

  async execute({ reader, caseNumber, moment }: Replay): Promise<FullHistory> {
    const { sealing, catalogue, policies } = this;
    const parts = { reader, sealing, catalogue, policies };
    const history = await replayCase(await this.stream(caseNumber), moment, parts);
    if (!history) throw new UnknownCase();
    return history;
  }

  private async stream(caseNumber: string): Promise<RecordedComplaintEvent[]> {
    const events: RecordedComplaintEvent[] = [];
    for await (const event of this.events.readStream(complaintStream(caseNumber)))
      events.push(readComplaintEvent(event));
    return events;
  }
}
