import { Inject } from '@nestjs/common';
import { Query, QueryHandler } from '@nestjs/cqrs';
import type { IQueryHandler } from '@nestjs/cqrs';
import type { Reader } from '#access';
import type { CaseReads, TypedPage, WhichPage, WorklistItem } from '#projections';
import { CASE_READS } from '../ports.js';

/** What a department is to do next, soonest due first. */
export class ReadWorklist extends Query<TypedPage<WorklistItem>> {
  constructor(
    readonly reader: Reader,
    readonly department: string,
    readonly page: WhichPage,
  ) {
    super();
  }
}

@QueryHandler(ReadWorklist)
export class WorklistHandler implements IQueryHandler<ReadWorklist> {
  constructor(@Inject(CASE_READS) private readonly reads: CaseReads) {}

  execute({ reader, department, page }: ReadWorklist): Promise<TypedPage<WorklistItem>> {
    return this.reads.worklist(reader, department, page);
  }
}
