import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Reader } from '#access';
import type { CaseReads, TypedPage, UndeliveredItem, WhichPage } from '#projections';
import { CASE_READS } from '../ports.js';

/** What did not arrive, latest first. */
export class ReadUndelivered extends Query<TypedPage<UndeliveredItem>> {
  constructor(
    readonly reader: Reader,
    readonly page: WhichPage,
  ) {
    super();
  }
}

@QueryHandler(ReadUndelivered)
export class UndeliveredHandler implements IQueryHandler<ReadUndelivered> {
  constructor(@Inject(CASE_READS) private readonly reads: CaseReads) {}

  execute({ reader, page }: ReadUndelivered): Promise<TypedPage<UndeliveredItem>> {
    return this.reads.undelivered(reader, page.cursor, page.limit);
  }
}
