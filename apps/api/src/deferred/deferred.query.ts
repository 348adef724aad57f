import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Reader } from '#access';
import type { CaseReads, DeferredItem, DeferredQuery, TypedPage } from '#projections';
import { CASE_READS } from '../ports.js';

/** Long-standing problems by their next public report. */
export class ReadDeferred extends Query<TypedPage<DeferredItem>> {
  constructor(
    readonly reader: Reader,
    readonly question: DeferredQuery,
  ) {
    super();
  }
}

@QueryHandler(ReadDeferred)
export class DeferredHandler implements IQueryHandler<ReadDeferred> {
  constructor(@Inject(CASE_READS) private readonly reads: CaseReads) {}

  execute({ reader, question }: ReadDeferred): Promise<TypedPage<DeferredItem>> {
    return this.reads.deferred(reader, question);
  }
}
