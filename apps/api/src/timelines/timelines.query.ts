import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Reader } from '#access';
import type { CaseReads, TimelineQuery, Timelines } from '#projections';
import { CASE_READS } from '../ports.js';

/** How long cases took, by group. */
export class ReadTimelines extends Query<Timelines> {
  constructor(
    readonly reader: Reader,
    readonly question: TimelineQuery,
  ) {
    super();
  }
}

@QueryHandler(ReadTimelines)
export class TimelinesHandler implements IQueryHandler<ReadTimelines> {
  constructor(@Inject(CASE_READS) private readonly reads: CaseReads) {}

  execute({ reader, question }: ReadTimelines): Promise<Timelines> {
    return this.reads.timelines(reader, question);
  }
}
