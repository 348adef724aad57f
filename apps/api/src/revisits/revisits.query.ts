import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Reader } from '#access';
import type { CaseReads, RevisitItem, RevisitQuery, TypedPage } from '#projections';
import { CASE_READS } from '../ports.js';

/** Whom to call back now and next. */
export class ReadRevisits extends Query<TypedPage<RevisitItem>> {
  constructor(
    readonly reader: Reader,
    readonly question: RevisitQuery,
  ) {
    super();
  }
}

@QueryHandler(ReadRevisits)
export class RevisitsHandler implements IQueryHandler<ReadRevisits> {
  constructor(@Inject(CASE_READS) private readonly reads: CaseReads) {}

  execute({ reader, question }: ReadRevisits): Promise<TypedPage<RevisitItem>> {
    return this.reads.revisits(reader, question);
  }
}
