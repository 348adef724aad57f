import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Reader } from '#access';
import type { CaseReads, DeadlineItem, DeadlineQuery, TypedPage } from '#projections';
import { CASE_READS } from '../ports.js';

/** Open promises, soonest first. */
export class ReadDeadlines extends Query<TypedPage<DeadlineItem>> {
  constructor(
    readonly reader: Reader,
    readonly question: DeadlineQuery,
  ) {
    super();
  }
}

@QueryHandler(ReadDeadlines)
export class DeadlinesHandler implements IQueryHandler<ReadDeadlines> {
  constructor(@Inject(CASE_READS) private readonly reads: CaseReads) {}

  execute({ reader, question }: ReadDeadlines): Promise<TypedPage<DeadlineItem>> {
    return this.reads.deadlines(reader, question);
  }
}
